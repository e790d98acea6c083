package org.zuflint.sim.system;

/**
 * A variable of a transition system.
 *
 * @param id its place among the system's fields
 * @param array the word it is known by: {@code "tlb"}
 * @param index its place among those of the same word
 * @param values how many values it has: 0 to {@code values - 1}
 * @param initial the value it starts with
 * @param cpu the CPU it belongs to, {@link #GLOBAL} when it belongs to none
 */
public record Field(int id, String array, int index, int values, int initial, int cpu) {
  /** The {@code cpu} of a field that belongs to no CPU. */
  public static final int GLOBAL = -1;

  public Field {
    if (values < 1 || initial < 0 || initial >= values) {
      throw new IllegalArgumentException(array + "[" + index + "]: " + initial + " of " + values);
    }
  }

  @Override
  public String toString() {
    return array + "[" + index + "]";
  }
}
