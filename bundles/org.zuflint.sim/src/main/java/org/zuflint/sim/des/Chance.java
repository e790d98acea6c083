package org.zuflint.sim.des;

import java.util.SplittableRandom;

/**
 * Draws local work: a part that is always the same and a part that is exponential. One stream for
 * each thread, so that the draws of two runs with other costs are the same.
 */
final class Chance {
  private static final int STEPS = 1024;
  private static final double[] EXPONENTIAL = slices();

  private final SplittableRandom[] streams;
  private final double spread;

  /** {@code spread} is the standard deviation over the mean, 0 to 1. */
  Chance(long seed, int threads, double spread) {
    this.spread = spread;
    SplittableRandom root = new SplittableRandom(seed);
    streams = new SplittableRandom[threads];
    for (int thread = 0; thread < threads; thread++) {
      streams[thread] = root.split();
    }
  }

  /** A factor with mean 1. */
  double factor(int thread) {
    return 1 - spread + spread * EXPONENTIAL[streams[thread].nextInt(STEPS)];
  }

  /** Means of equally likely slices of the exponential distribution; StrictMath: the same bits. */
  private static double[] slices() {
    double[] slices = new double[STEPS];
    double sum = 0;
    for (int slice = 0; slice < STEPS; slice++) {
      slices[slice] = -StrictMath.log(1 - (slice + 0.5) / STEPS);
      sum += slices[slice];
    }
    for (int slice = 0; slice < STEPS; slice++) {
      slices[slice] *= STEPS / sum;
    }
    return slices;
  }
}
