package org.zuflint.core.reach;

import java.util.Arrays;
import java.util.BitSet;

/** Who calls whom, by number. */
final class Callers {
  private static final int NONE = -1;

  /** By called one, its last call; by call, who calls, and the call before. */
  private int[] last = new int[1024];

  private int[] caller = new int[1024];
  private int[] before = new int[1024];
  private int nodes;
  private int calls;

  /** The number of one more that may be called. */
  int more() {
    if (nodes == last.length) {
      last = Arrays.copyOf(last, nodes * 2);
    }
    last[nodes] = NONE;
    return nodes++;
  }

  void add(int called, int by) {
    if (calls == caller.length) {
      caller = Arrays.copyOf(caller, calls * 2);
      before = Arrays.copyOf(before, calls * 2);
    }
    caller[calls] = by;
    before[calls] = last[called];
    last[called] = calls++;
  }

  /** Adds the callers, their callers, and so on for so many levels. */
  void spread(BitSet bits, int levels) {
    int[] level = bits.stream().toArray();
    for (int i = 0; i < levels && level.length > 0; i++) {
      BitSet next = new BitSet();
      for (int called : level) {
        for (int call = last[called]; call != NONE; call = before[call]) {
          if (!bits.get(caller[call])) {
            bits.set(caller[call]);
            next.set(caller[call]);
          }
        }
      }
      level = next.stream().toArray();
    }
  }
}
