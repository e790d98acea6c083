package org.zuflint.sim.system;

import java.util.List;

/**
 * A step that is possible whenever its guards hold.
 *
 * @param task whose step it is, {@link #HARDWARE} when nobody's
 * @param from the task's place before
 * @param to the task's place after
 */
public record Rule(
    int task, int from, int to, List<Guard> guards, List<Effect> effects, Meaning meaning) {
  /** The {@code task} of a step that a CPU takes by itself. */
  public static final int HARDWARE = -1;

  public Rule {
    guards = List.copyOf(guards);
    effects = List.copyOf(effects);
  }

  /** Whether it is a step that must not be possible. */
  public boolean harm() {
    return meaning.kind() == Meaning.Kind.HARM;
  }
}
