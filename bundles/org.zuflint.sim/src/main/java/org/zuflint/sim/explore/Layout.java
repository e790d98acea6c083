package org.zuflint.sim.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.sim.system.Effect;
import org.zuflint.sim.system.Field;
import org.zuflint.sim.system.Pruning;
import org.zuflint.sim.system.Rule;
import org.zuflint.sim.system.TransitionSystem;

/** Where each field lies in the words of a packed state; the fields of a CPU lie together. */
final class Layout {
  private static final int WORD_BITS = Long.SIZE;

  /** A run of bits. */
  record Slot(int word, int shift, int width) {
    long mask() {
      return ones(width) << shift;
    }
  }

  /** CPUs that may be exchanged for each other, and where each lies. */
  record Alike(List<Integer> cpus, List<Slot> slots) {}

  /** A field's slot; a ladder keeps n as n ones, so that one more is a shift. */
  record Coding(Slot slot, boolean ladder) {
    long code(int value) {
      return (ladder ? ones(value) : value) << slot.shift();
    }

    int value(long word) {
      long bits = (word >>> slot.shift()) & ones(slot.width());
      return ladder ? Long.bitCount(bits) : (int) bits;
    }
  }

  private final @Nullable Coding[] codings;
  private final List<Slot> places = new ArrayList<>();
  private final List<Slot> blocks = new ArrayList<>();
  private final List<Alike> alike = new ArrayList<>();
  private final Set<String> ladders = new TreeSet<>();
  private final Pruning pruning;
  private int word;
  private int bit;

  Layout(Pruning pruning) {
    codings = new Coding[pruning.system().fields().size()];
    this.pruning = pruning;
    TransitionSystem system = pruning.system();
    for (Rule rule : pruning.rules()) {
      for (Effect effect : rule.effects()) {
        if (effect instanceof Effect.Climb climb) {
          ladders.add(climb.field().array());
        }
      }
    }
    for (TransitionSystem.Task task : system.tasks()) {
      places.add(take(width(task.places())));
    }
    List<Field> fields = system.fields().stream().filter(pruning::changes).toList();
    fields.stream().filter(field -> field.cpu() == Field.GLOBAL).forEach(this::place);
    for (int cpu = 0; cpu < system.cpus(); cpu++) {
      int owner = cpu;
      Slot block = block(fields.stream().filter(field -> field.cpu() == owner).toList());
      blocks.add(block);
    }
    for (List<Integer> group : system.alike()) {
      List<Slot> slots = group.stream().map(blocks::get).toList();
      if (slots.stream().mapToInt(Slot::width).distinct().count() != 1) {
        throw new IllegalArgumentException("CPUs " + group + " are not alike");
      }
      if (slots.get(0).width() > 0) {
        alike.add(new Alike(group, slots));
      }
    }
  }

  int words() {
    return bit > 0 ? word + 1 : Math.max(1, word);
  }

  /** Where the fields of {@code cpu} lie. */
  Slot block(int cpu) {
    return blocks.get(cpu);
  }

  List<Alike> alike() {
    return alike;
  }

  Coding of(Field field) {
    Coding coding = codings[field.id()];
    if (coding == null) {
      throw new IllegalArgumentException(field + " never changes");
    }
    return coding;
  }

  boolean has(Field field) {
    return codings[field.id()] != null;
  }

  Slot place(int task) {
    return places.get(task);
  }

  static long ones(int count) {
    return count >= WORD_BITS ? -1L : (1L << count) - 1;
  }

  private Slot block(List<Field> fields) {
    int width = fields.stream().mapToInt(this::width).sum();
    if (width > WORD_BITS) {
      throw new IllegalArgumentException("one CPU needs " + width + " bits");
    }
    Slot block = take(width);
    int shift = block.shift();
    for (Field field : fields) {
      Slot slot = new Slot(block.word(), shift, width(field));
      codings[field.id()] = new Coding(slot, ladders.contains(field.array()));
      shift += slot.width();
    }
    return block;
  }

  private void place(Field field) {
    Slot slot = take(width(field));
    codings[field.id()] = new Coding(slot, ladders.contains(field.array()));
  }

  private Slot take(int width) {
    if (bit + width > WORD_BITS) {
      word++;
      bit = 0;
    }
    Slot slot = new Slot(word, bit, width);
    bit += width;
    return slot;
  }

  private int width(Field field) {
    int largest = pruning.largest(field);
    return ladders.contains(field.array()) ? largest : width(largest + 1);
  }

  private static int width(int values) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(values - 1);
  }
}
