package org.zuflint.sim.des;

import org.zuflint.model.CostKind;

/** What things take in ticks, worked out once for a run: it asks millions of times. */
final class Ticks {
  private final long[] of = new long[CostKind.VALUES.size()];
  private final double slowdown;

  /** The costs of {@code plan}; with more threads than CPUs all work takes longer. */
  Ticks(Plan plan) {
    for (CostKind kind : CostKind.VALUES) {
      of[kind.getValue()] = Math.round(plan.cost(kind) * Tally.TICKS_PER_MICRO);
    }
    int cpus = plan.shape().cpus();
    double over = (double) Math.max(0, plan.threads() - cpus) / cpus;
    slowdown = 1 + over * plan.cost(CostKind.PREEMPTION);
  }

  long of(CostKind kind) {
    return of[kind.getValue()];
  }

  /** Ticks of {@code factor} times the work of {@code kind}. */
  long work(CostKind kind, double factor) {
    return (long) (of(kind) * factor * slowdown);
  }
}
