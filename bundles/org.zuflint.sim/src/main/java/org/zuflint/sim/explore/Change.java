package org.zuflint.sim.explore;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.sim.system.Effect;

/** One effect on a packed state. */
sealed interface Change {

  void apply(long[] state);

  /** Sets fields of one word. */
  record Put(int word, long keep, long value) implements Change {
    static final Put NONE = new Put(0, -1, 0);

    @Override
    public void apply(long[] state) {
      state[word] = (state[word] & keep) | value;
    }

    Put then(Put next) {
      return new Put(word, keep & next.keep, (value & next.keep) | next.value);
    }
  }

  /** Copies a field. */
  record Copy(int from, int fromShift, long mask, int to, int toShift) implements Change {
    static final Copy NONE = new Copy(0, 0, 0, 0, 0);

    @Override
    public void apply(long[] state) {
      long bits = (state[from] >>> fromShift) & mask;
      state[to] = (state[to] & ~(mask << toShift)) | (bits << toShift);
    }
  }

  /** One more step on each ladder of a word; {@code first} has the lowest bit of each ladder. */
  record Rise(int word, long first, long all) implements Change {
    @Override
    public void apply(long[] state) {
      long ladders = state[word] & all;
      state[word] |= ((ladders << 1) & all & ~first) | first;
    }

    Rise with(Rise other) {
      return new Rise(word, first | other.first, all | other.all);
    }
  }

  /** Sets fields of one word where a condition holds. */
  record PutWhen(Condition when, Put put) implements Change {
    @Override
    public void apply(long[] state) {
      if (when.holds(state)) {
        put.apply(state);
      }
    }
  }

  /** The changes of {@code effects}, in order, the neighbours of a kind made one. */
  static List<Change> of(List<Effect> effects, Layout layout) {
    List<Change> changes = new ArrayList<>();
    for (Effect effect : effects) {
      add(changes, of(effect, layout));
    }
    return changes;
  }

  /** Appends {@code next}, joined with its neighbours of the same word. */
  static void add(List<Change> changes, Change next) {
    for (int i = changes.size() - 1; i >= 0; i--) {
      Change last = changes.get(i);
      if (last instanceof Put before && next instanceof Put after) {
        if (before.word == after.word) {
          changes.set(i, before.then(after));
          return;
        }
      } else if (last instanceof Rise before && next instanceof Rise after) {
        if (before.word == after.word && (before.all & after.all) == 0) {
          changes.set(i, before.with(after));
          return;
        }
      } else {
        break;
      }
    }
    changes.add(next);
  }

  private static Change of(Effect effect, Layout layout) {
    Layout.Coding target = layout.of(effect.target());
    return switch (effect) {
      case Effect.Set set -> put(target, set.value());
      case Effect.Copy copy -> {
        Layout.Coding from = layout.of(copy.from());
        if (from.ladder() != target.ladder()) {
          throw new IllegalArgumentException(copy + " between codings");
        }
        Layout.Slot slot = from.slot();
        long mask = Layout.ones(slot.width());
        yield new Copy(
            slot.word(), slot.shift(), mask, target.slot().word(), target.slot().shift());
      }
      case Effect.Climb climb -> {
        Layout.Slot slot = target.slot();
        yield new Rise(slot.word(), 1L << slot.shift(), slot.mask());
      }
      case Effect.SetWhen set ->
          new PutWhen(Condition.of(set.when(), layout), put(target, set.value()));
    };
  }

  private static Put put(Layout.Coding target, int value) {
    return new Put(target.slot().word(), ~target.slot().mask(), target.code(value));
  }
}
