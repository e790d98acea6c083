package org.zuflint.core.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;

/** One step of a function. {@code at} is the token it stands for. */
public sealed interface Instr {
  int at();

  /**
   * Joins and forks paths without doing anything; with several successors any of them may be taken.
   */
  record Nop(int at) implements Instr {}

  /** Computes an expression for its effects. */
  record Eval(int at, Expr value) implements Instr {}

  record Declare(int at, Decl.Variable variable) implements Instr {}

  /** Successor 0 when the condition holds, 1 when not. */
  record Test(int at, Expr condition) implements Instr {}

  /** Successor i for case i; the last successor when none matches. */
  record Select(int at, Expr value, List<Range> cases) implements Instr {}

  /** A case label; {@code high} is null for a single value. */
  record Range(Expr low, @Nullable Expr high) {}

  /** One round of an iterator macro: its variables change. Successor 0 is the body, 1 the end. */
  record Iterate(int at, String macro, List<Expr> arguments) implements Instr {}

  record Return(int at, @Nullable Expr value) implements Instr {}

  /** Inline assembly, or a piece of code that could not be read. */
  record Opaque(int at, List<Expr> operands) implements Instr {}
}
