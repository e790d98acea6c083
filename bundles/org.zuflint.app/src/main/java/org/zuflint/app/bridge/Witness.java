package org.zuflint.app.bridge;

import java.util.List;
import java.util.Optional;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.source.Place;
import org.zuflint.sim.explore.Answer;
import org.zuflint.sim.explore.Explorer;
import org.zuflint.sim.kernel.Semantics;
import org.zuflint.sim.picture.Row;
import org.zuflint.sim.picture.Scene;
import org.zuflint.sim.picture.WitnessSvg;
import org.zuflint.sim.picture.WitnessText;
import org.zuflint.sim.program.Patch;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.promela.Promela;
import org.zuflint.sim.system.TransitionSystem;

/**
 * A finding as an interleaving: the shortest way to the harm, or the proof that the bound has none.
 */
public final class Witness {
  private final Finding finding;
  private final Facts facts;
  private final Setup setup;
  private final TransitionSystem system;
  private final Answer answer;

  private Witness(Facts facts, Setup setup) {
    this.facts = facts;
    finding = facts.finding();
    this.setup = setup;
    system = Semantics.of(setup);
    answer = Explorer.harm(system);
  }

  /** Whether findings of the rule can be shown. */
  public static boolean knows(String ruleId) {
    return Template.knows(ruleId);
  }

  /** How the command line calls a finding. */
  public static String nameOf(Finding finding) {
    return finding.ruleId() + "@" + Facts.place(finding.where());
  }

  /** The witness of a finding; empty when its rule is not about an interleaving. */
  public static Optional<Witness> of(
      Finding finding, List<Provider> providers, Kernel kernel, Patch patch) {
    Profile profile = Profile.of(kernel.major(), kernel.minor());
    Facts facts = Facts.of(finding, providers);
    return Template.setup(facts, profile, patch).map(setup -> new Witness(facts, setup));
  }

  /** Whether the harm can be reached. */
  public boolean found() {
    return answer.kind() == Answer.Kind.FOUND;
  }

  public Finding finding() {
    return finding;
  }

  /** The interleaving step by step; empty unless the harm can be reached. */
  public Optional<Scene> scene() {
    return found() ? Optional.of(new Scene(system, answer.witness())) : Optional.empty();
  }

  /** The driver's line that a step comes from, if it comes from one. */
  public Optional<Place> place(Row step) {
    return facts.places().filter(place -> step.origin().endsWith(Facts.place(place))).findFirst();
  }

  /** The finding, its interleaving as a table, and what other kernels and patches make of it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(title()).append('\n').append('\n');
    if (found()) {
      text.append(WitnessText.of(new Scene(system, answer.witness()))).append('\n');
    }
    text.append(outcome()).append('\n');
    for (Patch other : List.of(Patch.AS_POSTED, Patch.INTENDED)) {
      if (other != setup.patch()) {
        Answer there = Explorer.harm(Semantics.of(setup.with(other)));
        text.append("With the patch ").append(other.title()).append(": ");
        text.append(there.kind() == Answer.Kind.FOUND ? "harm too." : "no harm.").append('\n');
      }
    }
    return text.toString();
  }

  public String svg() {
    return WitnessSvg.of(new Scene(system, answer.witness()), title(), outcome());
  }

  public String promela() {
    return Promela.of(system, title());
  }

  private String title() {
    return finding.where() + ": " + finding.ruleId();
  }

  private String outcome() {
    String machine =
        "kernel "
            + setup.profile().title()
            + ", patch "
            + setup.patch().title()
            + ", "
            + setup.cpus().size()
            + " CPUs, one address";
    if (found()) {
      return "Harm in "
          + answer.witness().size()
          + " steps, the fewest there are; "
          + machine
          + ".";
    }
    return "No witness: all "
        + answer.states()
        + " states were explored ("
        + machine
        + "). Either"
        + " the finding is wrong here, or what was made of it leaves something out.";
  }
}
