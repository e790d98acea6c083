package org.zuflint.sim.des;

/**
 * The one resource that all operations share. It begins one piece of work at a time; as many as it
 * has slots wait for their beginning outside of the timed part, others inside.
 */
final class Station {
  private final int slots;

  /** When the last pieces of work began, in a ring. */
  private final long[] begun;

  private long arrivals;

  /** When the piece of work that began last leaves. */
  private long free;

  private long lastBegun;

  Station(double slots) {
    this.slots = (int) Math.min(Math.round(slots), 1 << 16);
    this.begun = new long[Math.max(1, this.slots)];
  }

  /** When work of {@code ticks} that comes at {@code tick}, not before its slot, begins. */
  long begin(long tick, long ticks) {
    long begins = Math.max(tick, free);
    free = begins + ticks;
    lastBegun = begins;
    begun[(int) (arrivals++ % begun.length)] = begins;
    return begins;
  }

  /** Whether work that came before {@code tick} still waits for its beginning. */
  boolean queued(long tick) {
    return lastBegun > tick;
  }

  /** When there is a slot for work that comes at {@code tick}. */
  long slot(long tick) {
    if (slots == 0) {
      return Math.max(tick, free);
    }
    return arrivals < slots ? tick : Math.max(tick, begun[(int) (arrivals % slots)]);
  }
}
