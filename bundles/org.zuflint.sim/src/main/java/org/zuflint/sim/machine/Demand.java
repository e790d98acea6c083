package org.zuflint.sim.machine;

/**
 * What one operation of a thread asks of the machine.
 *
 * @param extraMicros local work beyond that of the costs' OPERATION, in microseconds
 * @param localFlushes flushes of this CPU only
 * @param wideFlushes flushes of every CPU that has the mm
 */
public record Demand(double extraMicros, int localFlushes, int wideFlushes) {
  /** The operation that OPERATION was measured with, zapped by {@code wide} flushes or not. */
  public static Demand single(boolean wide) {
    return new Demand(0, wide ? 0 : 1, wide ? 1 : 0);
  }
}
