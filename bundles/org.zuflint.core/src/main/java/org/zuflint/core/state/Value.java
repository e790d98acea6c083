package org.zuflint.core.state;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;

/** What is known of a C value on one path. */
public sealed interface Value {
  Value UNKNOWN = new Unknown();
  Value ZERO = new Number(0);
  Value ONE = new Number(1);

  /** Something that is not zero. */
  Value NONZERO = new NonZero(Told.NOTHING);

  Value POSITIVE = new Positive();

  /** An error number that is not known: less than zero. */
  Value NEGATIVE = new Negative();

  record Unknown() implements Value {}

  record NonZero(Told told) implements Value {}

  /** How a value was found not to be zero. */
  enum Told {
    NOTHING,

    /** {@code if (error)}: the author takes it for a failure. */
    FAILURE,

    /** A failure that a function has answered: below zero, where its caller asks for that. */
    ANSWER
  }

  /** A count: greater than zero. */
  record Positive() implements Value {}

  /** Less than zero. */
  record Negative() implements Value {}

  record Number(long value) implements Value {}

  /**
   * A named constant that no file defines, or a negated errno ({@code -EINVAL}): equal to itself
   * only.
   */
  record Symbol(String name) implements Value {
    public boolean isError() {
      return name.startsWith("-E");
    }
  }

  /**
   * A flag word.
   *
   * @param base whether it builds on flags that were there before
   * @param set flags known to be set, and where that was stored
   * @param cleared flags known to be clear, though {@code base} may have had them
   */
  record Flags(boolean base, SortedMap<String, Place> set, SortedSet<String> cleared)
      implements Value {}

  /** The complement of a flag word: {@code ~(VM_A | VM_B)}. */
  record Without(SortedSet<String> names) implements Value {}

  /** A function. */
  record Function(String name, int file) implements Value {}

  /**
   * Whatever is found at {@code path}, or the object it points to: known by name only.
   *
   * @param struct tag of the object's struct, null when not known
   */
  record Symbolic(String path, @Nullable String struct, Foreign foreign) implements Value {
    @Override
    public int hashCode() {
      return path.hashCode();
    }
  }

  /** What the paths of objects start with that this entry has allocated. */
  String NEW = "new ";

  /** A vma, known by how it was reached; see {@link VmaKey}. */
  record Vma(String key, Foreign foreign) implements Value {}

  /** The number of the running CPU; {@code raw} when asked in a way that promises nothing. */
  record Cpu(boolean raw) implements Value {}

  /** The number of any CPU: a loop over CPUs. */
  record AnyCpu() implements Value {}

  /** How many CPUs the current task may run on. */
  record AllowedCpus() implements Value {}

  /** The mask of CPUs the current task may run on. */
  record AllowedMask() implements Value {}

  /**
   * A CPU mask with exactly one CPU: {@code cpu} is the member that tells which, or its number;
   * empty for neither. {@code path} leads to the member, empty when there is none.
   */
  record OneCpuMask(String cpu, String path) implements Value {}

  /**
   * True when the current task cannot be given another mask; {@code forever}: and its mask has one
   * CPU.
   */
  record Bound(String how, boolean forever) implements Value {}

  /** A comparison that is not decided: {@code ==} or {@code <}. */
  record Compare(boolean equality, Value left, Value right) implements Value {}

  /** Whether an object belongs to another CPU's thread than the one that runs. */
  enum Foreign {
    NO,

    /** It stands in a variable of the driver: whoever comes in finds the same one. */
    SHARED,
    MAYBE,
    YES;

    public Foreign or(Foreign other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /** Flags not yet stored anywhere. */
  static Flags flags(String name) {
    TreeMap<String, Place> set = new TreeMap<>();
    set.put(name, NOWHERE);
    return new Flags(false, set, new TreeSet<>());
  }

  /** Marks a flag that was computed but not stored yet. */
  Place NOWHERE = new Place("", 0, 0);
}
