package org.zuflint.core.state;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.source.Place;

/** Arithmetic on flag words, known by the names of their bits. */
public final class FlagWords {
  /** The flag that all is about. */
  public static final String LOCAL = "VM_LOCAL_CPU";

  /**
   * Bits that drivers write as numbers (include/linux/mm.h; bit 37 by the VM_LOCAL_CPU patch):
   * those that are the same in 4.17 and 6.15.
   */
  private static final Map<Long, String> BITS = new TreeMap<>();

  static {
    BITS.put(0x1L, "VM_READ");
    BITS.put(0x2L, "VM_WRITE");
    BITS.put(0x4L, "VM_EXEC");
    BITS.put(0x8L, "VM_SHARED");
    BITS.put(0x10L, "VM_MAYREAD");
    BITS.put(0x20L, "VM_MAYWRITE");
    BITS.put(0x40L, "VM_MAYEXEC");
    BITS.put(0x80L, "VM_MAYSHARE");
    BITS.put(0x400L, "VM_PFNMAP");
    BITS.put(0x4000L, "VM_IO");
    BITS.put(0x20000L, "VM_DONTCOPY");
    BITS.put(0x40000L, "VM_DONTEXPAND");
    BITS.put(0x4000000L, "VM_DONTDUMP");
    BITS.put(0x10000000L, "VM_MIXEDMAP");
    BITS.put(1L << 37, LOCAL);
  }

  /** Stands in a word for all the flags that could not be followed: any flag may be set. */
  public static final String ANY = Vma.ANY_FLAG;

  private FlagWords() {}

  /**
   * Whether the mapping is shared: set by core mm before the driver is asked, and never changed
   * afterwards.
   */
  public static final Value.Symbolic SHARED =
      new Value.Symbolic("vma->vm_flags & VM_SHARED", null, Value.Foreign.NO);

  /** Whether it was asked for shared, though its file may be open for reading only. */
  private static final Value.Symbolic MAY_SHARE = bit("VM_MAYSHARE");

  private static final Value.Symbolic WRITE = bit("VM_WRITE");

  /** What {@code is_cow_mapping(vma->vm_flags)} answers (include/linux/mm.h). */
  public static final Value.Symbolic COPIED =
      new Value.Symbolic("is_cow_mapping(vma->vm_flags)", null, Value.Foreign.NO);

  private static final Value.Symbolic PRIVATE_BITS = bit("(VM_MAYWRITE | VM_SHARED)");

  /** {@code (flags & (VM_SHARED | VM_MAYWRITE)) == VM_MAYWRITE}: is_cow_mapping() written out. */
  static boolean isCopied(Value bits, Value asked) {
    return bits.equals(PRIVATE_BITS)
        && asked instanceof Value.Flags one
        && !one.base()
        && one.set().keySet().equals(Set.of("VM_MAYWRITE"));
  }

  /**
   * Whether a condition is on how core mm was asked to map: nothing that a driver does changes it.
   */
  static boolean isLasting(String path) {
    return path.equals(SHARED.path())
        || path.equals(MAY_SHARE.path())
        || path.equals(COPIED.path());
  }

  private static Value.Symbolic bit(String name) {
    return new Value.Symbolic("vma->vm_flags & " + name, null, Value.Foreign.NO);
  }

  /**
   * Whether a path has refused every private mapping that can be written: what is written to one is
   * copied in a page fault (mm/memory.c, do_wp_page).
   */
  public static boolean isNeverCopied(State state, @Nullable Value flags) {
    Condition copied = state.condition(COPIED.path());
    Condition written = state.condition(WRITE.path());
    boolean unwritable =
        flags instanceof Value.Flags word
            && word.cleared().contains("VM_MAYWRITE")
            && (word.cleared().contains("VM_WRITE")
                || (written != null && Value.ZERO.equals(written.equal())));
    return isSet(SHARED, state)
        || isSet(MAY_SHARE, state)
        || unwritable
        || (copied != null && Value.ZERO.equals(copied.equal()));
  }

  /** Whether a path has seen the bit set. */
  public static boolean isSet(Value.Symbolic bit, State state) {
    return state.condition(bit.path()) instanceof Condition known && known.unequal().contains("0");
  }

  /** The empty word that still has what the core mm put there. */
  public static Value.Flags initial() {
    return new Value.Flags(true, new TreeMap<>(), new TreeSet<>());
  }

  /** The value as a flag word; null when it is none. */
  public static Value.@Nullable Flags of(Value value) {
    if (value instanceof Value.Flags flags) {
      return flags;
    }
    if (!(value instanceof Value.Number number)) {
      return null;
    }
    SortedMap<String, Place> set = new TreeMap<>();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if ((number.value() & (1L << bit)) != 0) {
        set.put(BITS.getOrDefault(1L << bit, "bit " + bit), Value.NOWHERE);
      }
    }
    return new Value.Flags(false, set, new TreeSet<>());
  }

  /** All but some bits, written as a number: {@code ~0x20}. */
  private static Value complement(Value value) {
    return value instanceof Value.Number number
            && number.value() < 0
            && of(new Value.Number(~number.value())) instanceof Value.Flags bits
        ? new Value.Without(new TreeSet<>(bits.set().keySet()))
        : value;
  }

  public static Value or(Value left, Value right) {
    if (left instanceof Value.Number a && right instanceof Value.Number b) {
      return new Value.Number(a.value() | b.value());
    }
    Value.Flags a = of(left);
    Value.Flags b = of(right);
    if (a == null || b == null) {
      return known(a, b);
    }
    SortedMap<String, Place> set = new TreeMap<>(b.set());
    set.putAll(a.set());
    SortedSet<String> cleared = new TreeSet<>(a.cleared());
    cleared.addAll(b.cleared());
    cleared.removeAll(set.keySet());
    if (b.set().containsKey(ANY) || a.set().containsKey(ANY)) {
      cleared.clear();
    }
    return new Value.Flags(a.base() || b.base(), set, cleared);
  }

  /** One side is not known: what the other sets is set all the same, and anything may be. */
  private static Value known(Value.@Nullable Flags one, Value.@Nullable Flags other) {
    Value.Flags flags = one != null ? one : other;
    return flags == null ? Value.UNKNOWN : withAny(flags);
  }

  private static Value.Flags withAny(Value.Flags flags) {
    SortedMap<String, Place> set = new TreeMap<>(flags.set());
    set.putIfAbsent(ANY, Value.NOWHERE);
    return new Value.Flags(true, set, new TreeSet<>());
  }

  public static Value and(Value left, Value right) {
    if (left instanceof Value.Number a && right instanceof Value.Number b) {
      return new Value.Number(a.value() & b.value());
    }
    if (complement(right) instanceof Value.Without without
        && of(left) instanceof Value.Flags flags) {
      return without(flags, without.names());
    }
    if (complement(left) instanceof Value.Without without
        && of(right) instanceof Value.Flags flags) {
      return without(flags, without.names());
    }
    Value.Flags a = of(left);
    Value.Flags b = of(right);
    if (a != null && b != null) {
      return common(a, b);
    }
    Value.Flags word = a != null ? a : b;
    return word != null && word.base() ? withAny(word) : Value.UNKNOWN;
  }

  public static Value.Flags without(Value.Flags flags, SortedSet<String> names) {
    SortedMap<String, Place> set = new TreeMap<>(flags.set());
    set.keySet().removeAll(names);
    SortedSet<String> cleared = new TreeSet<>(flags.cleared());
    cleared.addAll(names);
    return new Value.Flags(flags.base(), set, cleared);
  }

  /** A test of some bits: decided when the word is known to have or to lack them. */
  private static Value common(Value.Flags a, Value.Flags b) {
    Value.Flags word = a.base() ? a : b;
    Value.Flags mask = a.base() ? b : a;
    SortedMap<String, Place> both = new TreeMap<>(mask.set());
    both.keySet().retainAll(word.set().keySet());
    both.remove(ANY);
    if (!both.isEmpty()) {
      return new Value.Flags(false, both, new TreeSet<>());
    }
    boolean any = mask.set().containsKey(ANY) || word.set().containsKey(ANY);
    boolean lacks =
        !any && !mask.base() && (!word.base() || word.cleared().containsAll(mask.set().keySet()));
    boolean one = mask.set().size() == 1 && !mask.base();
    boolean sharing =
        !mask.base() && mask.set().keySet().equals(Set.of("VM_MAYWRITE", "VM_SHARED"));
    boolean either =
        !mask.base()
            && mask.set().keySet().equals(Set.of("VM_MAYSHARE", "VM_SHARED"))
            && !word.cleared().contains("VM_MAYSHARE");
    return lacks
        ? Value.ZERO
        : one
            ? asked(mask.set().firstKey())
            : sharing ? PRIVATE_BITS : either ? MAY_SHARE : Value.UNKNOWN;
  }

  /** What a path may learn of a bit that core mm has set. */
  private static Value asked(String bit) {
    return switch (bit) {
      case "VM_SHARED" -> SHARED;
      case "VM_MAYSHARE" -> MAY_SHARE;
      case "VM_WRITE" -> WRITE;
      default -> Value.UNKNOWN;
    };
  }

  public static Value not(Value value) {
    if (value instanceof Value.Number number) {
      return new Value.Number(~number.value());
    }
    if (value instanceof Value.Flags flags && !flags.base()) {
      return new Value.Without(new TreeSet<>(flags.set().keySet()));
    }
    return Value.UNKNOWN;
  }

  /** The word as stored at a place: flags not stored before get it. */
  public static Value stored(Value value, Place where) {
    Value.Flags known = of(value);
    Value.Flags flags = known != null ? known : withAny(initial());
    SortedMap<String, Place> set = new TreeMap<>();
    flags
        .set()
        .forEach((name, place) -> set.put(name, place.equals(Value.NOWHERE) ? where : place));
    return new Value.Flags(flags.base(), set, flags.cleared());
  }
}
