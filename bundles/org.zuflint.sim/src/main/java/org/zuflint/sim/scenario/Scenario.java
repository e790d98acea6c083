package org.zuflint.sim.scenario;

import java.util.Locale;
import org.zuflint.sim.explore.Answer;
import org.zuflint.sim.explore.Explorer;
import org.zuflint.sim.kernel.Semantics;
import org.zuflint.sim.picture.Scene;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.system.TransitionSystem;

/**
 * One way to break the promise, and its twin that holds.
 *
 * @param number from 1
 * @param name what goes wrong, as a word for the command line
 * @param story what happens and why
 * @param goal what is reached in {@code breaks} and cannot be in {@code holds}
 * @param cure what is different in {@code holds}
 */
public record Scenario(
    int number, String name, String story, Goal goal, Setup breaks, Setup holds, String cure) {

  /** {@code S7}. */
  public String id() {
    return "S" + number;
  }

  /** The shortest way to the goal in {@code setup}, or the proof that there is none. */
  public Answer explore(Setup setup) {
    return Explorer.reach(Semantics.of(setup), goal::accepts, Explorer.STATES_MAX);
  }

  /** The way to the goal, as a scene. */
  public Scene scene() {
    TransitionSystem system = Semantics.of(breaks);
    return new Scene(system, explore(breaks).witness());
  }

  /** What an answer says, in words. */
  public String words(Answer answer) {
    String size =
        String.format(
            Locale.ROOT, "%,d states, %,d transitions", answer.states(), answer.transitions());
    return switch (answer.kind()) {
      case FOUND -> goal.title() + " in " + answer.witness().size() + " steps (" + size + ")";
      case PROVED -> "no " + goal.title().replaceFirst("^an? ", "") + ", all " + size + " explored";
      case TOO_LARGE -> "not decided: more than " + size;
    };
  }

  /** The kernel and the patch of a setup, in words. */
  public static String machine(Setup setup) {
    return "kernel "
        + setup.profile().title()
        + ", "
        + (setup.local() ? "flag on, patch " + setup.patch().title() : "flag off")
        + ", "
        + setup.cpus().size()
        + " CPUs";
  }
}
