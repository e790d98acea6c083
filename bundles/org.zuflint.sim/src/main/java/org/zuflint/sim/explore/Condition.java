package org.zuflint.sim.explore;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.sim.system.Guard;

/** Guards as masks: word by word what must be, then what must not be. */
final class Condition {
  private final int[] words;
  private final long[] masks;
  private final long[] values;
  private final int equals;

  private Condition(int[] words, long[] masks, long[] values, int equals) {
    this.words = words;
    this.masks = masks;
    this.values = values;
    this.equals = equals;
  }

  /** All of {@code guards}, and {@code place} when a task must stand there. */
  static Condition of(List<Guard> guards, Layout layout, Layout.Slot slot, int place) {
    long[] mask = new long[layout.words()];
    long[] value = new long[layout.words()];
    mask[slot.word()] |= slot.mask();
    value[slot.word()] |= (long) place << slot.shift();
    return of(guards, layout, mask, value);
  }

  static Condition of(List<Guard> guards, Layout layout) {
    return of(guards, layout, new long[layout.words()], new long[layout.words()]);
  }

  private static Condition of(List<Guard> guards, Layout layout, long[] mask, long[] value) {
    List<long[]> not = new ArrayList<>();
    for (Guard guard : guards) {
      Layout.Coding coding = layout.of(guard.field());
      Layout.Slot slot = coding.slot();
      if (guard.equal()) {
        mask[slot.word()] |= slot.mask();
        value[slot.word()] |= coding.code(guard.value());
      } else {
        not.add(new long[] {slot.word(), slot.mask(), coding.code(guard.value())});
      }
    }
    List<long[]> all = new ArrayList<>();
    for (int word = 0; word < mask.length; word++) {
      if (mask[word] != 0) {
        all.add(new long[] {word, mask[word], value[word]});
      }
    }
    int equals = all.size();
    all.addAll(not);
    return new Condition(
        all.stream().mapToInt(row -> (int) row[0]).toArray(),
        all.stream().mapToLong(row -> row[1]).toArray(),
        all.stream().mapToLong(row -> row[2]).toArray(),
        equals);
  }

  boolean holds(long[] state) {
    int i = 0;
    for (; i < equals; i++) {
      if ((state[words[i]] & masks[i]) != values[i]) {
        return false;
      }
    }
    for (; i < words.length; i++) {
      if ((state[words[i]] & masks[i]) == values[i]) {
        return false;
      }
    }
    return true;
  }
}
