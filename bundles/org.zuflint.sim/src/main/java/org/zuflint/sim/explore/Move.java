package org.zuflint.sim.explore;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.sim.system.Guard;
import org.zuflint.sim.system.Rule;

/** A rule, ready to fire on packed states. */
final class Move {
  private final Rule rule;
  private final boolean goal;
  private final boolean harm;
  private final Condition condition;
  private final Condition outside;
  private final List<Guard> inside;
  private final int copyFrom;
  private final int copyFromShift;
  private final int copyTo;
  private final int copyToShift;
  private final long copyMask;
  private final int word;
  private final long keep;
  private final long value;
  private final Change[] more;

  Move(Rule rule, Layout layout, boolean goal) {
    this.rule = rule;
    this.goal = goal;
    harm = rule.harm();
    List<Change> changes = new ArrayList<>(Change.of(rule.effects(), layout));
    int cpu = rule.meaning().cpu();
    inside = rule.guards().stream().filter(guard -> guard.field().cpu() == cpu).toList();
    outside =
        Condition.of(
            rule.guards().stream().filter(guard -> guard.field().cpu() != cpu).toList(), layout);
    if (rule.task() == Rule.HARDWARE) {
      condition = Condition.of(rule.guards(), layout);
    } else {
      Layout.Slot slot = layout.place(rule.task());
      condition = Condition.of(rule.guards(), layout, slot, rule.from());
      if (rule.from() != rule.to()) {
        long place = (long) rule.to() << slot.shift();
        Change.add(changes, new Change.Put(slot.word(), ~slot.mask(), place));
      }
    }
    Change.Copy copy = Change.Copy.NONE;
    if (!changes.isEmpty() && changes.get(0) instanceof Change.Copy first) {
      copy = first;
      changes.remove(0);
    }
    copyFrom = copy.from();
    copyFromShift = copy.fromShift();
    copyTo = copy.to();
    copyToShift = copy.toShift();
    copyMask = copy.mask();
    Change.Put put = Change.Put.NONE;
    if (!changes.isEmpty() && changes.get(0) instanceof Change.Put first) {
      put = first;
      changes.remove(0);
    }
    word = put.word();
    keep = put.keep();
    value = put.value();
    more = changes.toArray(Change[]::new);
  }

  Rule rule() {
    return rule;
  }

  /** Whether it is what is looked for. */
  boolean goal() {
    return goal;
  }

  boolean harm() {
    return harm;
  }

  boolean enabled(long[] state) {
    return condition.holds(state);
  }

  /** What it asks of its CPU's own fields. */
  List<Guard> inside() {
    return inside;
  }

  /** Whether everything else than {@link #inside} holds. */
  boolean enabledOutside(long[] state) {
    return outside.holds(state);
  }

  void apply(long[] state) {
    if (copyMask != 0) {
      long bits = (state[copyFrom] >>> copyFromShift) & copyMask;
      state[copyTo] = (state[copyTo] & ~(copyMask << copyToShift)) | (bits << copyToShift);
    }
    state[word] = (state[word] & keep) | value;
    for (Change change : more) {
      change.apply(state);
    }
  }
}
