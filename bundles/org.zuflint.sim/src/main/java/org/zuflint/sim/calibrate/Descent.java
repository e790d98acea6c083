package org.zuflint.sim.calibrate;

import java.util.function.ToDoubleFunction;

/**
 * The last piece of a search: one value after the other is moved up and down by a share of itself,
 * and the share halved when no move helps. Few evaluations, so each may be a long run.
 */
final class Descent {
  private static final double FIRST_STEP = 0.06;

  private final ToDoubleFunction<double[]> cost;
  private double[] at;
  private double value;

  /** From {@code start}, towards lower {@code cost}. */
  Descent(ToDoubleFunction<double[]> cost, double[] start) {
    this.cost = cost;
    at = start.clone();
    value = cost.applyAsDouble(at);
  }

  /** Where it is after {@code rounds}; never worse than the start. */
  double[] after(int rounds) {
    double step = FIRST_STEP;
    for (int round = 0; round < rounds; round++) {
      if (!moved(step)) {
        step /= 2;
      }
    }
    return at.clone();
  }

  private boolean moved(double step) {
    boolean moved = false;
    for (int of = 0; of < at.length; of++) {
      moved |= tried(of, 1 - step) || tried(of, 1 + step);
    }
    return moved;
  }

  private boolean tried(int of, double factor) {
    double[] there = at.clone();
    there[of] *= factor;
    double found = cost.applyAsDouble(there);
    if (found >= value) {
      return false;
    }
    at = there;
    value = found;
    return true;
  }
}
