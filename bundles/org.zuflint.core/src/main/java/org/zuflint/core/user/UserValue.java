package org.zuflint.core.user;

import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;

/** What is known of a C value on one path of a user-mode thread. */
public sealed interface UserValue {
  UserValue UNKNOWN = new Unknown();
  UserValue ZERO = new Number(0);
  UserValue MINUS_ONE = new Number(-1);

  record Unknown() implements UserValue {}

  record Number(long value) implements UserValue {}

  /**
   * A macro or enumerator by name; what is computed from one keeps its name.
   *
   * @param number its value, null when not known
   */
  record Constant(String name, @Nullable Long number) implements UserValue {
    Constant(String name) {
      this(name, null);
    }
  }

  /** What counts up from zero: not negative. */
  record Counter() implements UserValue {}

  /** A string, without its quotes. */
  record Text(String text) implements UserValue {}

  record Function(String name, int file) implements UserValue {}

  /** A pointer to the object that the store knows as {@code path}. */
  record Address(String path) implements UserValue {}

  /**
   * An open file.
   *
   * @param device the path it was opened by, empty when it could not be followed
   * @param owner the thread that opened it
   * @param given whether it was in the hands of a thread that was started since
   */
  record Descriptor(String device, Place opened, String owner, boolean given)
      implements UserValue {}

  /**
   * An address inside a mapping of a file.
   *
   * @param offset the name or number its offset was computed from, empty when not known
   * @param owner the thread that mapped it
   */
  record Mapping(String device, String offset, Place made, String owner) implements UserValue {}

  /**
   * A set of CPUs.
   *
   * @param cpu for exactly one: the CPU as written
   * @param why what made it so, in words
   * @param where the place that made it so
   */
  record Mask(Kind kind, String cpu, String why, @Nullable Place where) implements UserValue {
    public static final Mask UNSET = new Mask(Kind.UNSET, "", "nothing sets its affinity", null);

    /** A mask of which only the reason is known why nothing else is. */
    public static Mask unsure(String why, Place where) {
      return new Mask(Kind.UNSURE, "", why, where);
    }

    /** How much of a CPU mask is known. */
    public enum Kind {
      /** Nobody has set it: a thread inherits what its creator has. */
      UNSET,
      EMPTY,
      ONE,
      SEVERAL,
      /** It could not be followed, or setting it may have failed. */
      UNSURE
    }

    /** Whether it has gone from one CPU to another with a mapping in place. */
    public boolean isMove() {
      return cpu.equals("(moved)");
    }

    public boolean isOne() {
      return kind == Kind.ONE;
    }
  }

  /** A {@code pthread_attr_t} and the mask that is put in it. */
  record Attributes(Mask mask) implements UserValue {}

  /** The calling thread: {@code pthread_self()}, {@code gettid()}. */
  record Self() implements UserValue {}

  /** Another thread, by the place that creates it. */
  record Thread(String id) implements UserValue {}

  /** {@code CPU_COUNT(&mask)}. */
  record Count(String path) implements UserValue {}

  /** Whether a value is true; null when it may be either. */
  static @Nullable Boolean truth(UserValue value) {
    return switch (value) {
      case Number number -> number.value() != 0;
      case Text text -> true;
      case Function function -> true;
      case Address address -> true;
      case Mapping mapping -> true;
      case Mask mask -> mask.kind() == Mask.Kind.EMPTY ? Boolean.FALSE : null;
      case Unknown unknown -> null;
      case Constant constant -> {
        Long known = constant.number();
        yield known == null ? null : known != 0;
      }
      case Counter counter -> null;
      case Descriptor file -> null;
      case Attributes attributes -> null;
      case Self self -> null;
      case Thread thread -> null;
      case Count count -> null;
    };
  }
}
