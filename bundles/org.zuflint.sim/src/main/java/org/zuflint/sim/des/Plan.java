package org.zuflint.sim.des;

import org.zuflint.model.CostKind;
import org.zuflint.sim.machine.Costs;
import org.zuflint.sim.machine.Demand;
import org.zuflint.sim.machine.Shape;

/**
 * What a run plays.
 *
 * @param warmUp operations of each thread before it counts; fewer than 60 flatter a fit
 * @param operations operations of each thread that count
 * @param bystanders further CPUs that have the mm loaded all the time and ask nobody
 * @param spans how many spans of the timeline are kept
 */
public record Plan(
    Shape shape,
    Costs costs,
    Demand demand,
    int threads,
    int bystanders,
    int warmUp,
    int operations,
    long seed,
    int spans) {
  public Plan {
    if (threads < 1 || bystanders < 0 || operations < 1 || warmUp < 0) {
      throw new IllegalArgumentException(threads + " threads, " + operations + " operations");
    }
  }

  /** The usual plan: no bystanders, no timeline. */
  public static Plan of(
      Shape shape, Costs costs, Demand demand, int threads, int warmUp, int operations) {
    return new Plan(shape, costs, demand, threads, 0, warmUp, operations, 1, 0);
  }

  double cost(CostKind kind) {
    return costs.of(kind);
  }

  long extraTicks() {
    return Math.round(demand.extraMicros() * Tally.TICKS_PER_MICRO);
  }

  int flushes() {
    return demand.localFlushes() + demand.wideFlushes();
  }

  /**
   * Whether flush number {@code count} of an operation asks other CPUs; the local ones are last.
   */
  boolean wide(int count) {
    return count < demand.wideFlushes();
  }
}
