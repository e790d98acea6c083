package org.zuflint.sim.time;

import java.util.Arrays;

/**
 * What is due when: a 4-ary heap over primitive arrays. Events of one tick come out in the order
 * they were put in, so that one seed makes one run.
 */
public final class EventQueue {
  private static final int ARITY = 4;

  private long[] ticks = new long[64];

  /** Upper half: order of arrival; lower half: the event. */
  private long[] events = new long[64];

  private int size;
  private int arrivals;
  private long now;

  /** The tick of the event that came out last. */
  public long now() {
    return now;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Makes {@code event} due at {@code tick}, which must not have passed. */
  public void at(long tick, int event) {
    if (tick < now) {
      throw new IllegalArgumentException("an event at tick " + tick + ", which is before " + now);
    }
    if (size == ticks.length) {
      ticks = Arrays.copyOf(ticks, 2 * size);
      events = Arrays.copyOf(events, 2 * size);
    }
    rise(size++, tick, ((long) arrivals++ << 32) | (event & 0xffffffffL));
  }

  /** Takes the next event out and moves the time to it. */
  public int next() {
    if (size == 0) {
      throw new IllegalStateException("nothing is due");
    }
    int event = (int) events[0];
    now = ticks[0];
    size--;
    if (size > 0) {
      sink(ticks[size], events[size]);
    } else {
      arrivals = 0;
    }
    return event;
  }

  private void rise(int hole, long tick, long event) {
    int at = hole;
    while (at > 0) {
      int parent = (at - 1) / ARITY;
      if (!before(tick, event, ticks[parent], events[parent])) {
        break;
      }
      ticks[at] = ticks[parent];
      events[at] = events[parent];
      at = parent;
    }
    ticks[at] = tick;
    events[at] = event;
  }

  private void sink(long tick, long event) {
    int at = 0;
    for (int child = 1; child < size; child = ARITY * at + 1) {
      int least = child;
      int end = Math.min(child + ARITY, size);
      for (int other = child + 1; other < end; other++) {
        if (before(ticks[other], events[other], ticks[least], events[least])) {
          least = other;
        }
      }
      if (!before(ticks[least], events[least], tick, event)) {
        break;
      }
      ticks[at] = ticks[least];
      events[at] = events[least];
      at = least;
    }
    ticks[at] = tick;
    events[at] = event;
  }

  /** Whether the one comes first. Arrivals may pass the end of an int, hence the difference. */
  private static boolean before(long tick, long event, long otherTick, long otherEvent) {
    return tick < otherTick
        || (tick == otherTick && (int) (event >>> 32) - (int) (otherEvent >>> 32) < 0);
  }
}
