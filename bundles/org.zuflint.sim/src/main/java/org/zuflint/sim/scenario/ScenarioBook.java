package org.zuflint.sim.scenario;

import java.util.Map;
import java.util.TreeMap;

/** All scenarios as pages that link to each other. */
public final class ScenarioBook {
  private ScenarioBook() {}

  /** Texts by file name: a list, and for each scenario a page and its picture. */
  public static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    StringBuilder list = new StringBuilder();
    list.append("# Ways to break the promise\n\n")
        .append("Each was found by exploring every interleaving of a few tasks; so was the proof")
        .append(" that its twin holds.\nMade by `zuflint scenarios --pages=FOLDER`.\n\n")
        .append("| what breaks | what holds |\n|---|---|\n");
    for (Scenario scenario : Scenarios.all()) {
      ScenarioPage page = new ScenarioPage(scenario);
      list.append(page.row());
      files.put(page.file() + ".md", page.markdown());
      files.put(page.file() + ".svg", page.svg());
    }
    files.put("README.md", list.toString());
    return files;
  }
}
