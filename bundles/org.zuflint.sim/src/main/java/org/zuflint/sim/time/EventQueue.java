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

  /** Places in use, with the hole. */
  private int places;

  /** The event that came out last has left a hole at the top, for the next one to be put in. */
  private boolean hole;

  private int arrivals;
  private long now;

  /** The tick of the event that came out last. */
  public long now() {
    return now;
  }

  public int size() {
    return hole ? places - 1 : places;
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  /** Makes {@code event} due at {@code tick}, which must not have passed. */
  public void at(long tick, int event) {
    if (tick < now) {
      throw new IllegalArgumentException("an event at tick " + tick + ", which is before " + now);
    }
    long entry = ((long) arrivals++ << 32) | (event & 0xffffffffL);
    if (hole) {
      // One event out and one in, as most events do: a single walk down instead of one down, one
      // up.
      hole = false;
      sink(tick, entry);
      return;
    }
    if (places == ticks.length) {
      ticks = Arrays.copyOf(ticks, 2 * places);
      events = Arrays.copyOf(events, 2 * places);
    }
    rise(places++, tick, entry);
  }

  /** Takes the next event out and moves the time to it. */
  public int next() {
    if (hole) {
      hole = false;
      places--;
      if (places > 0) {
        sink(ticks[places], events[places]);
      }
    }
    if (places == 0) {
      throw new IllegalStateException("nothing is due");
    }
    now = ticks[0];
    hole = true;
    return (int) events[0];
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
    for (int child = 1; child < places; child = ARITY * at + 1) {
      int least = child;
      if (child + 3 < places) {
        least = earlier(earlier(child, child + 1), earlier(child + 2, child + 3));
      } else {
        for (int other = child + 1; other < places; other++) {
          least = earlier(least, other);
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

  /** The place whose event comes first; which one is a coin's toss, so no branch asks for it. */
  private int earlier(int one, int other) {
    long later = ticks[other] - ticks[one];
    if (later == 0) {
      later = order(events[other], events[one]);
    }
    return one + ((other - one) & (int) (later >> 63));
  }

  private static boolean before(long tick, long event, long otherTick, long otherEvent) {
    return tick < otherTick || (tick == otherTick && order(event, otherEvent) < 0);
  }

  /** Arrivals may pass the end of an int, hence the difference. */
  private static int order(long event, long other) {
    return (int) (event >>> 32) - (int) (other >>> 32);
  }
}
