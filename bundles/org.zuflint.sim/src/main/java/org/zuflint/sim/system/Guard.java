package org.zuflint.sim.system;

/** What a field must be, or must not be, for a rule to fire. */
public record Guard(Field field, boolean equal, int value) {

  /** {@code field == value}. */
  public static Guard is(Field field, int value) {
    return new Guard(field, true, value);
  }

  /** {@code field != value}. */
  public static Guard isNot(Field field, int value) {
    return new Guard(field, false, value);
  }

  /** Whether it holds when the field has {@code actual}. */
  public boolean holds(int actual) {
    return (actual == value) == equal;
  }
}
