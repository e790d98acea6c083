package org.zuflint.sim.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.sim.system.Guard;

/** The moves of one CPU, found by the state of its own fields. */
final class CpuMoves {
  private static final int FIRST_CAPACITY = 64;
  private static final Move[] NONE = {};

  private final Layout layout;
  private final List<Move> moves;
  private final int word;
  private final int shift;
  private final long mask;
  private long[] keys = new long[FIRST_CAPACITY];
  private @Nullable Move[][] values = new Move[FIRST_CAPACITY][];
  private int size;

  CpuMoves(Layout layout, Layout.Slot block, List<Move> moves) {
    this.layout = layout;
    this.moves = moves;
    word = block.word();
    shift = block.shift();
    mask = Layout.ones(block.width());
  }

  /** The state of the CPU's own fields. */
  long block(long[] state) {
    return (state[word] >>> shift) & mask;
  }

  /** The moves whose CPU agrees; whether the rest of the state does is still to be asked. */
  Move[] candidates(long[] state) {
    long block = block(state);
    int at = slot(block, keys.length);
    for (Move[] found = values[at]; found != null; found = values[at]) {
      if (keys[at] == block) {
        return found;
      }
      at = (at + 1) & (keys.length - 1);
    }
    return remember(block, state);
  }

  private Move[] remember(long block, long[] state) {
    Move[] found = moves.stream().filter(move -> agrees(move, state)).toList().toArray(NONE);
    if (++size * 2 > keys.length) {
      long[] oldKeys = keys;
      @Nullable Move[][] oldValues = values;
      keys = new long[oldKeys.length * 2];
      values = new Move[oldKeys.length * 2][];
      for (int i = 0; i < oldKeys.length; i++) {
        Move[] old = oldValues[i];
        if (old != null) {
          put(oldKeys[i], old);
        }
      }
    }
    put(block, found);
    return found;
  }

  private void put(long block, Move[] found) {
    int at = slot(block, keys.length);
    while (values[at] != null) {
      at = (at + 1) & (keys.length - 1);
    }
    keys[at] = block;
    values[at] = found;
  }

  private boolean agrees(Move move, long[] state) {
    for (Guard guard : move.inside()) {
      Layout.Coding coding = layout.of(guard.field());
      if (!guard.holds(coding.value(state[coding.slot().word()]))) {
        return false;
      }
    }
    return true;
  }

  private static int slot(long block, int capacity) {
    return (int) ((block * 0x9e3779b97f4a7c15L) >>> 40) & (capacity - 1);
  }
}
