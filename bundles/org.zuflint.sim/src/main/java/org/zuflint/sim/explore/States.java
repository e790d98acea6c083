package org.zuflint.sim.explore;

import java.util.Arrays;

/** The states met so far, numbered in the order they were met: an open-addressing set. */
final class States {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final long INDEX = 0xffffffffL;

  private final int words;
  private long[] states;
  private int[] parents;

  /** Number plus one in the low half, a part of the hash in the high half; 0 is free. */
  private long[] table;

  private int size;

  States(int words) {
    this.words = words;
    states = new long[FIRST_CAPACITY * words];
    parents = new int[FIRST_CAPACITY];
    table = new long[FIRST_CAPACITY * 2];
  }

  int size() {
    return size;
  }

  int parent(int state) {
    return parents[state];
  }

  void read(int state, long[] into) {
    if (words == 1) {
      into[0] = states[state];
    } else {
      System.arraycopy(states, state * words, into, 0, words);
    }
  }

  /** Adds {@code state} unless it is there; whether it was added. */
  boolean add(long[] state, int parent) {
    long hash = hash(state);
    int at = (int) hash & (table.length - 1);
    long tag = hash & ~INDEX;
    for (long entry = table[at]; entry != 0; entry = table[at]) {
      if ((entry & ~INDEX) == tag && equal((int) (entry & INDEX) - 1, state)) {
        return false;
      }
      at = (at + 1) & (table.length - 1);
    }
    table[at] = tag | (size + 1);
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, size * 2);
      states = Arrays.copyOf(states, size * 2 * words);
    }
    System.arraycopy(state, 0, states, size * words, words);
    parents[size++] = parent;
    if (size * 2L > table.length) {
      grow();
    }
    return true;
  }

  private boolean equal(int index, long[] state) {
    int at = index * words;
    for (int word = 0; word < words; word++) {
      if (states[at + word] != state[word]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    long[] bigger = new long[table.length * 2];
    long[] state = new long[words];
    for (int i = 0; i < size; i++) {
      read(i, state);
      long hash = hash(state);
      int at = (int) hash & (bigger.length - 1);
      while (bigger[at] != 0) {
        at = (at + 1) & (bigger.length - 1);
      }
      bigger[at] = (hash & ~INDEX) | (i + 1);
    }
    table = bigger;
  }

  private long hash(long[] state) {
    long hash = 0;
    for (int word = 0; word < words; word++) {
      hash = (hash ^ state[word]) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    return hash * 0xd6e8feb86659fd93L ^ hash;
  }
}
