package org.zuflint.core.rule;

import org.zuflint.core.ast.Expr;
import org.zuflint.core.ir.Instr;

/**
 * A question about every step of a function, in five answers. {@code F} is what is known at one
 * point: an immutable value with {@code equals}; it must not grow without end, as loops are walked
 * until nothing changes.
 */
public interface Problem<F> {
  /** Whether what is known flows with the code; false when it flows against it. */
  boolean forward();

  /** What is known where the function begins (or, against the code, where it ends). */
  F start();

  /** What is known where two paths meet. */
  F join(F one, F other);

  /** What is known after {@code step} when {@code known} was known before it. */
  F after(Instr step, F known);

  /** What a condition tells on the branch where it holds, or does not; forward only. */
  default F branch(Expr condition, boolean holds, F known) {
    return known;
  }
}
