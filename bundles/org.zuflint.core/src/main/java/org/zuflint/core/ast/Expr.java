package org.zuflint.core.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression. Parentheses are not kept; operators carry the C spelling. */
public sealed interface Expr extends Node {

  record Name(int at, String id) implements Expr {}

  /** An integer or floating constant as spelled. */
  record Number(int at, String text) implements Expr {}

  /** A character constant as spelled, quotes included. */
  record Char(int at, String text) implements Expr {}

  /** Adjacent string literals (and macros among them) as spelled, joined by blanks. */
  record Text(int at, String text) implements Expr {}

  /** Prefix {@code + - ! ~ * & ++ -- sizeof _Alignof __real__ __imag__ __extension__}. */
  record Unary(int at, String op, Expr operand) implements Expr {}

  /** {@code x++} or {@code x--}. */
  record Postfix(int at, String op, Expr operand) implements Expr {}

  /** Every two-operand operator but assignment; {@code ","} is the comma operator. */
  record Binary(int at, String op, Expr left, Expr right) implements Expr {}

  /** {@code =} or a compound assignment such as {@code |=}. */
  record Assign(int at, String op, Expr target, Expr value) implements Expr {}

  /** {@code test ? then : otherwise}; {@code then} is null in GNU's {@code test ?: otherwise}. */
  record Conditional(int at, Expr test, @Nullable Expr then, Expr otherwise) implements Expr {}

  /** A function call or the use of a function-like macro. */
  record Call(int at, Expr callee, List<Expr> arguments) implements Expr {}

  record Member(int at, Expr base, String field, boolean arrow) implements Expr {}

  record Index(int at, Expr base, Expr index) implements Expr {}

  record Cast(int at, Type type, Expr operand) implements Expr {}

  /** {@code (type){ ... }}. */
  record Compound(int at, Type type, InitList value) implements Expr {}

  /** {@code { ... }} as an initializer. */
  record InitList(int at, List<Item> items) implements Expr {}

  /** One element of an initializer list; {@code path} is empty when it is positional. */
  record Item(int at, List<Designator> path, Expr value) implements Node {}

  /** {@code .field}, {@code [index]} or GNU's {@code [low ... high]}. */
  sealed interface Designator {
    record Field(String name) implements Designator {}

    record Element(Expr low, @Nullable Expr high) implements Designator {}
  }

  /**
   * A type where an expression is expected: argument of sizeof, of a macro, of __builtin_offsetof.
   */
  record TypeUse(int at, Type type) implements Expr {}

  /** {@code ({ ... })}. */
  record Statements(int at, Stmt.Block body) implements Expr {}

  /** {@code _Generic(control, type: value, ...)}; a null type is {@code default}. */
  record Generic(int at, Expr control, List<Choice> choices) implements Expr {}

  record Choice(@Nullable Type type, Expr value) {}

  /** {@code &&label}. */
  record LabelAddress(int at, String label) implements Expr {}

  /**
   * A macro argument that is neither expression nor type: tokens {@code at} to {@code end}
   * (exclusive).
   */
  record Fragment(int at, int end, String text) implements Expr {}
}
