package org.zuflint.core.kernel;

import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;

/**
 * A variable of which each CPU has its own (include/linux/percpu-defs.h), as an expression names
 * it.
 *
 * @param cpu whose it is, null for the running CPU's
 */
public record PerCpu(String name, @Nullable Expr cpu) {
  /** {@code per_cpu(x, cpu)} and {@code this_cpu_read(x)}; null for other calls. */
  public static @Nullable PerCpu of(Expr.Call call) {
    if (!(call.callee() instanceof Expr.Name function)
        || call.arguments().isEmpty()
        || !(call.arguments().get(0) instanceof Expr.Name variable)) {
      return null;
    }
    return switch (function.id()) {
      case "this_cpu_read",
          "this_cpu_write",
          "__this_cpu_read",
          "__this_cpu_write",
          "raw_cpu_read",
          "raw_cpu_write" ->
          new PerCpu(variable.id(), null);
      case "per_cpu" ->
          call.arguments().size() == 2 ? new PerCpu(variable.id(), call.arguments().get(1)) : null;
      default -> null;
    };
  }
}
