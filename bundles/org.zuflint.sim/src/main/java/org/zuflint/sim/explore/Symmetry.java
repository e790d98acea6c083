package org.zuflint.sim.explore;

import java.util.List;

/** Sorts the blocks of CPUs that may be exchanged: one state stands for all its permutations. */
final class Symmetry {
  private final int[][] words;
  private final int[][] shifts;
  private final long[] masks;
  private final long[] sorted;

  Symmetry(Layout layout) {
    List<List<Layout.Slot>> groups = layout.alike().stream().map(Layout.Alike::slots).toList();
    words =
        groups.stream()
            .map(g -> g.stream().mapToInt(Layout.Slot::word).toArray())
            .toArray(int[][]::new);
    shifts =
        groups.stream()
            .map(g -> g.stream().mapToInt(Layout.Slot::shift).toArray())
            .toArray(int[][]::new);
    masks = groups.stream().mapToLong(g -> Layout.ones(g.get(0).width())).toArray();
    sorted = new long[groups.stream().mapToInt(List::size).max().orElse(0)];
  }

  void canonical(long[] state) {
    for (int group = 0; group < masks.length; group++) {
      sort(state, words[group], shifts[group], masks[group]);
    }
  }

  private void sort(long[] state, int[] word, int[] shift, long mask) {
    boolean inOrder = true;
    for (int i = 0; i < word.length; i++) {
      long block = (state[word[i]] >>> shift[i]) & mask;
      int at = i;
      while (at > 0 && sorted[at - 1] > block) {
        sorted[at] = sorted[at - 1];
        at--;
        inOrder = false;
      }
      sorted[at] = block;
    }
    if (inOrder) {
      return;
    }
    for (int i = 0; i < word.length; i++) {
      state[word[i]] = (state[word[i]] & ~(mask << shift[i])) | (sorted[i] << shift[i]);
    }
  }
}
