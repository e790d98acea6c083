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
 * @param sure false when it may be bound to a CPU, and may not
 */
public record Binding(String cpu, String member, boolean constant, boolean sure) {

  /** To something that could not be followed. */
  public static Binding unsure() {
    return new Binding("a CPU", "", false, false);
  }

  /** The binding that a CPU expression makes. */
  public static Binding of(@Nullable Expr cpu) {
    return switch (cpu) {
      case null -> new Binding("a CPU", "", false, true);
      case Expr.Number number -> new Binding("CPU " + number.text(), "", true, true);
      case Expr.Member member -> new Binding(Spelling.of(member), member.field(), false, true);
      case Expr.Cast cast -> of(cast.operand());
      default -> new Binding(Spelling.of(cpu), "", false, true);
    };
  }
}
