package org.zuflint.core.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement. */
public sealed interface Stmt extends Node {

  /** {@code end} is the token of the closing brace. */
  record Block(int at, List<Stmt> items, int end) implements Stmt {}

  record Expression(int at, Expr value) implements Stmt {}

  /** A declaration among statements; one per declarator. */
  record Declaration(int at, Decl declaration) implements Stmt {}

  record If(int at, Expr test, Stmt then, @Nullable Stmt otherwise) implements Stmt {}

  record While(int at, Expr test, Stmt body) implements Stmt {}

  record DoWhile(int at, Stmt body, Expr test) implements Stmt {}

  /** {@code init} is an expression or declarations, any part may be absent. */
  record For(int at, List<Stmt> init, @Nullable Expr test, @Nullable Expr step, Stmt body)
      implements Stmt {}

  /** A macro that heads a loop: {@code list_for_each_entry(pos, head, member) body}. */
  record Iterator(int at, String macro, List<Expr> arguments, Stmt body) implements Stmt {}

  record Switch(int at, Expr value, Stmt body) implements Stmt {}

  /** {@code case low ... high:}; the statement that follows stands beside it in the block. */
  record Case(int at, Expr low, @Nullable Expr high) implements Stmt {}

  record DefaultCase(int at) implements Stmt {}

  /** {@code name:}; the statement that follows stands beside it. */
  record Label(int at, String name) implements Stmt {}

  /**
   * {@code goto label} ({@code target} null) or GNU's {@code goto *target} ({@code label} null).
   */
  record Goto(int at, @Nullable String label, @Nullable Expr target) implements Stmt {}

  record Break(int at) implements Stmt {}

  record Continue(int at) implements Stmt {}

  record Return(int at, @Nullable Expr value) implements Stmt {}

  /**
   * Inline assembly: the C expressions it mentions and, for {@code asm goto}, where it may jump.
   */
  record Asm(int at, List<Expr> operands, List<String> labels) implements Stmt {}

  /** A macro used as a statement without a semicolon, with a block when one follows it. */
  record Macro(int at, String macro, List<Expr> arguments, @Nullable Stmt body) implements Stmt {}

  record Empty(int at) implements Stmt {}
}
