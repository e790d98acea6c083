package org.zuflint.sim.des;

import java.util.Arrays;

/**
 * Requests that wait on each CPU, as the kernel's call_single_queue: who puts the first one in
 * sends an interrupt, others join it.
 */
final class Inbox {
  private static final int NONE = -1;

  private final int cpus;
  private final int[] waiting;
  private final int[] taken;
  private final int[] next;
  private final int[] counts;

  Inbox(int cpus) {
    this.cpus = cpus;
    waiting = filled(cpus);
    taken = filled(cpus);
    next = filled(cpus * cpus);
    counts = new int[cpus];
  }

  /** Puts a request of {@code sender} in; whether that takes an interrupt. */
  boolean put(int sender, int target) {
    boolean first = waiting[target] == NONE;
    next[sender * cpus + target] = waiting[target];
    waiting[target] = sender;
    counts[target]++;
    return first;
  }

  /** The interrupt takes all that wait; how many they are. */
  int take(int target) {
    taken[target] = waiting[target];
    waiting[target] = NONE;
    int count = counts[target];
    counts[target] = 0;
    return count;
  }

  /** The sender of the next request that was taken, or -1. */
  int answer(int target) {
    int sender = taken[target];
    if (sender != NONE) {
      taken[target] = next[sender * cpus + target];
    }
    return sender;
  }

  private static int[] filled(int size) {
    int[] all = new int[size];
    Arrays.fill(all, NONE);
    return all;
  }
}
