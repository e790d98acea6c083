package org.zuflint.core.contexts;

import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;

/**
 * The CPU that a kernel thread or a sent function is bound to by whoever starts it.
 *
 * @param cpu the CPU as written: {@code t->cpu}
 * @param member the last member of it: {@code cpu}; empty when it is none
 * @param constant whether it is one CPU for all: a number
 */
public record Binding(String cpu, String member, boolean constant) {

  /** The binding that a CPU expression makes. */
  public static Binding of(@Nullable Expr cpu) {
    return switch (cpu) {
      case null -> new Binding("a CPU", "", false);
      case Expr.Number number -> new Binding("CPU " + number.text(), "", true);
      case Expr.Member member -> new Binding(Spelling.of(member), member.field(), false);
      case Expr.Cast cast -> of(cast.operand());
      default -> new Binding(Spelling.of(cpu), "", false);
    };
  }
}
