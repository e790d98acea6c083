package org.zuflint.sim.explore;

/** States on their way into the set. */
final class Batch {
  private static final int CAPACITY = 512;

  private final int words;
  private final long[] states;
  private final int[] parents = new int[CAPACITY];
  private final long[] hashes = new long[CAPACITY];
  private final long[] found = new long[CAPACITY];
  private int size;

  Batch(int words) {
    this.words = words;
    states = new long[CAPACITY * words];
  }

  /** Whether there is no room for another state. */
  boolean full() {
    return size == CAPACITY;
  }

  int size() {
    return size;
  }

  void add(long[] state, int parent) {
    System.arraycopy(state, 0, states, size * words, words);
    parents[size++] = parent;
  }

  void clear() {
    size = 0;
  }

  long[] states() {
    return states;
  }

  int[] parents() {
    return parents;
  }

  /** Room for the hash of each state. */
  long[] hashes() {
    return hashes;
  }

  /** Room for what the table has in the place of each state. */
  long[] found() {
    return found;
  }
}
