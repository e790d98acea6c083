package org.zuflint.sim.explore;

import java.util.Arrays;

/** The states met so far, numbered in the order they were met: an open-addressing set. */
final class States {
  private static final int FIRST_BITS = 10;
  private static final int FIRST_CAPACITY = 1 << FIRST_BITS;
  private static final long INDEX = 0xffffffffL;

  private final int words;
  private long[] states;
  private int[] parents;

  /** Number plus one in the low half, the hash's high half in the high half; 0 is free. */
  private long[] table;

  private int size;
  private int shift = Long.SIZE - FIRST_BITS - 1;

  /** What {@link #addAll} looked at; kept so that the looking is not optimized away. */
  private long looked;

  States(int words) {
    this.words = words;
    states = new long[FIRST_CAPACITY * words];
    parents = new int[FIRST_CAPACITY];
    table = new long[FIRST_CAPACITY * 2];
  }

  int size() {
    return size;
  }

  /** A number without a meaning, made of what was looked at. */
  long looked() {
    return looked;
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

  /** Adds {@code state} unless it is there. */
  void add(long[] state, int parent) {
    add(state, 0, hash(state, 0), parent);
  }

  /** Puts {@code state} into {@code batch}, and adds the batch when it is full. */
  void addSoon(long[] state, int parent, Batch batch) {
    batch.add(state, parent);
    if (batch.full()) {
      addAll(batch);
    }
  }

  /**
   * Adds those of {@code batch} that are not there, in order. All places in the table are looked at
   * once before the first is used: the memory answers many questions at a time, but one after the
   * other slowly.
   */
  void addAll(Batch batch) {
    long[] found = batch.found();
    int count = batch.size();
    for (int i = 0; i < count; i++) {
      long hash = hash(batch.states(), i * words);
      batch.hashes()[i] = hash;
      found[i] = table[slot(hash)];
    }
    long seen = 0;
    for (int i = 0; i < count; i++) {
      int known = (int) (found[i] & INDEX) - 1;
      seen |= known < 0 ? 0 : states[known * words];
    }
    looked = seen;
    for (int i = 0; i < count; i++) {
      add(batch.states(), i * words, batch.hashes()[i], batch.parents()[i]);
    }
    batch.clear();
  }

  private void add(long[] from, int offset, long hash, int parent) {
    int at = slot(hash);
    long tag = hash & ~INDEX;
    for (long entry = table[at]; entry != 0; entry = table[at]) {
      if ((entry & ~INDEX) == tag && equal((int) (entry & INDEX) - 1, from, offset)) {
        return;
      }
      at = (at + 1) & (table.length - 1);
    }
    table[at] = tag | (size + 1);
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, size * 2);
      states = Arrays.copyOf(states, size * 2 * words);
    }
    System.arraycopy(from, offset, states, size * words, words);
    parents[size++] = parent;
    if (size * 4L > table.length * 3L) {
      grow();
    }
  }

  private boolean equal(int index, long[] from, int offset) {
    int at = index * words;
    for (int word = 0; word < words; word++) {
      if (states[at + word] != from[offset + word]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The tags have the bits that choose the slot, highest first: in a table of twice the size all go
   * to twice their place or just behind it, so that both tables are read from front to back.
   */
  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    shift--;
    int start = 0;
    while (old[start] != 0) {
      start++;
    }
    for (int i = 0; i < old.length; i++) {
      long entry = old[(start + i) & (old.length - 1)];
      if (entry != 0) {
        int at = slot(entry);
        while (table[at] != 0) {
          at = (at + 1) & (table.length - 1);
        }
        table[at] = entry;
      }
    }
  }

  private int slot(long hash) {
    return (int) (hash >>> shift);
  }

  private long hash(long[] from, int offset) {
    long hash = 0;
    for (int word = 0; word < words; word++) {
      hash = (hash ^ from[offset + word]) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    return hash * 0xd6e8feb86659fd93L;
  }
}
