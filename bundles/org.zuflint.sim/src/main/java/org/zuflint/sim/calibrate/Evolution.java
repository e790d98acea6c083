package org.zuflint.sim.calibrate;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Differential evolution: members move towards the best and along differences of others; a move
 * that is worse is not made.
 */
final class Evolution {
  private static final double CROSSOVER = 0.8;

  private final double[] low;
  private final double[] high;
  private final SplittableRandom random;
  private final double[][] members;
  private final double[] values;

  /** Members between {@code low} and {@code high}, drawn from {@code seed}. */
  Evolution(double[] low, double[] high, int size, long seed) {
    this.low = low.clone();
    this.high = high.clone();
    random = new SplittableRandom(seed);
    members = new double[size][low.length];
    values = new double[size];
    for (double[] member : members) {
      for (int of = 0; of < low.length; of++) {
        member[of] = low[of] + random.nextDouble() * (high[of] - low[of]);
      }
    }
  }

  /** The same search with {@code member} among its members. */
  Evolution with(double[] member) {
    members[0] = member.clone();
    return this;
  }

  /** The best after {@code generations}: the lowest value of {@code cost}. */
  double[] best(ToDoubleFunction<double[]> cost, int generations) {
    for (int member = 0; member < members.length; member++) {
      values[member] = cost.applyAsDouble(members[member]);
    }
    for (int generation = 0; generation < generations; generation++) {
      for (int member = 0; member < members.length; member++) {
        double[] moved = moved(member);
        double value = cost.applyAsDouble(moved);
        if (value <= values[member]) {
          members[member] = moved;
          values[member] = value;
        }
      }
    }
    return members[leader()].clone();
  }

  private double[] moved(int member) {
    double[] from = members[member];
    double[] best = members[leader()];
    double[] one = members[random.nextInt(members.length)];
    double[] other = members[random.nextInt(members.length)];
    double step = 0.4 + 0.5 * random.nextDouble();
    int sure = random.nextInt(low.length);
    double[] moved = from.clone();
    for (int of = 0; of < low.length; of++) {
      if (of == sure || random.nextDouble() < CROSSOVER) {
        double to = from[of] + step * (best[of] - from[of]) + step * (one[of] - other[of]);
        // What leaves the box comes back half way to the wall.
        to = to < low[of] ? (from[of] + low[of]) / 2 : to;
        moved[of] = to > high[of] ? (from[of] + high[of]) / 2 : to;
      }
    }
    return moved;
  }

  private int leader() {
    int leader = 0;
    for (int member = 1; member < members.length; member++) {
      leader = values[member] < values[leader] ? member : leader;
    }
    return leader;
  }
}
