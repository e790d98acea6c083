package org.zuflint.sim.explore;

import org.zuflint.sim.system.Field;

/** One state, readable. */
public final class Snapshot {
  private final Layout layout;
  private final long[] state;

  Snapshot(Layout layout, long[] state) {
    this.layout = layout;
    this.state = state.clone();
  }

  public int value(Field field) {
    if (!layout.has(field)) {
      return field.initial();
    }
    Layout.Coding coding = layout.of(field);
    return coding.value(state[coding.slot().word()]);
  }

  /** Where {@code task} stands. */
  public int place(int task) {
    Layout.Slot slot = layout.place(task);
    return (int) ((state[slot.word()] >>> slot.shift()) & Layout.ones(slot.width()));
  }
}
