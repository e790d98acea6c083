package org.zuflint.sim.scenario;

import org.zuflint.sim.explore.Answer;
import org.zuflint.sim.picture.WitnessSvg;
import org.zuflint.sim.picture.WitnessText;

/** One scenario played, for people: as text, as a picture, as a Markdown page with both. */
public final class ScenarioPage {
  private final Scenario scenario;
  private final String outcome;
  private final String twin;

  /** Plays {@code scenario} and its twin. */
  public ScenarioPage(Scenario scenario) {
    this.scenario = scenario;
    Answer breaks = scenario.explore(scenario.breaks());
    Answer holds = scenario.explore(scenario.holds());
    outcome = Scenario.machine(scenario.breaks()) + ": " + scenario.words(breaks);
    twin =
        scenario.cure() + " (" + Scenario.machine(scenario.holds()) + "): " + scenario.words(holds);
  }

  /** {@code S4 migrated-between-insert-and-zap}. */
  public String title() {
    return scenario.id() + " " + scenario.name();
  }

  /** The name of its files, without an ending: {@code s04-migrated-between-insert-and-zap}. */
  public String file() {
    return (scenario.number() < 10 ? "s0" : "s") + scenario.number() + "-" + scenario.name();
  }

  /** What happens, the steps as a table, what becomes of it and of the twin. */
  public String text() {
    return title()
        + "\n"
        + scenario.story()
        + "\n\n"
        + WitnessText.of(scenario.scene())
        + "\n"
        + outcome
        + "\nIts twin: "
        + twin
        + "\n";
  }

  /** The steps as a picture. */
  public String svg() {
    return WitnessSvg.of(scenario.scene(), title(), outcome);
  }

  /** The page, which shows {@code file().svg} from its own folder. */
  public String markdown() {
    return "# "
        + title()
        + "\n\n"
        + scenario.story()
        + "\n\n**Its twin holds**: "
        + twin
        + ".\n\n!["
        + title()
        + "]("
        + file()
        + ".svg)\n\n```\n"
        + WitnessText.of(scenario.scene())
        + "\n"
        + outcome
        + "\n```\n\nPlay it: `zuflint scenarios "
        + scenario.id()
        + "`. Letters and signs: [Witnesses](../witness.md).\n";
  }

  /** Its row in the list of all pages. */
  public String row() {
    return "| [" + title() + "](" + file() + ".md) | " + scenario.cure() + " |\n";
  }
}
