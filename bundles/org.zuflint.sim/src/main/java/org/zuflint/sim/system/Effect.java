package org.zuflint.sim.system;

import java.util.List;

/** One change that a rule makes; the changes of a rule happen in order and as one step. */
public sealed interface Effect {

  /** {@code field = value}. */
  record Set(Field field, int value) implements Effect {}

  /** {@code to = from}; both have the same number of values. */
  record Copy(Field to, Field from) implements Effect {
    public Copy {
      if (to.values() != from.values()) {
        throw new IllegalArgumentException(to + " = " + from);
      }
    }
  }

  /** One more, up to the field's largest value. */
  record Climb(Field field) implements Effect {}

  /** {@code field = value} where all of {@code when} hold. */
  record SetWhen(List<Guard> when, Field field, int value) implements Effect {
    public SetWhen {
      when = List.copyOf(when);
    }
  }

  /** The field that it changes. */
  default Field target() {
    return switch (this) {
      case Set set -> set.field();
      case Copy copy -> copy.to();
      case Climb climb -> climb.field();
      case SetWhen set -> set.field();
    };
  }
}
