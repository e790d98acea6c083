package org.zuflint.app.report.sarif;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.report.GainJson;
import org.zuflint.app.report.Json;
import org.zuflint.app.report.Report;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.simulate.Use;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.rule.RuleInfo;

/**
 * The outcome as one SARIF run. Names are relative to SRCROOT, columns count UTF-16 units.
 *
 * @param version of zuflint
 * @param rules that can be in it
 */
public record SarifReport(String version, List<RuleInfo> rules) implements Report {
  /** GitHub takes no more in one run. */
  private static final int RESULTS_MAX = 25_000;

  public SarifReport {
    rules = List.copyOf(rules);
  }

  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    Json json = Json.to(out);
    json.open();
    json.member(
        "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    json.member("version", "2.1.0");
    json.list("runs", List.of(outcome), run -> run(json, run));
    json.close();
    json.end();
    out.append('\n');
  }

  private void run(Json json, Outcome outcome) throws IOException {
    json.open();
    json.name("tool");
    json.open();
    new SarifRules(json, rules, outcome.custom()).driver(version);
    json.close();
    json.name("automationDetails");
    json.open();
    json.member("id", "zuflint/");
    json.close();
    root(json);
    json.member("columnKind", "utf16CodeUnits");
    List<Entry> entries = outcome.sifted().entries();
    int left = Math.max(0, entries.size() - RESULTS_MAX);
    json.list("invocations", List.of(left), more -> invocation(json, outcome, more));
    List<RuleInfo> all = new ArrayList<>(rules);
    outcome.custom().forEach(rule -> all.add(rule.info()));
    SarifResults results = new SarifResults(json, outcome, all);
    json.list("results", left == 0 ? entries : gravest(entries), results::result);
    properties(json, outcome);
    json.close();
  }

  /** As many as a run may have: those that count before hidden ones, errors before warnings. */
  private static List<Entry> gravest(List<Entry> entries) {
    return entries.stream()
        .sorted(
            Comparator.comparing(Entry::standing)
                .thenComparing(entry -> entry.finding().severity()))
        .limit(RESULTS_MAX)
        .sorted(Comparator.comparing(Entry::finding))
        .toList();
  }

  private static void root(Json json) throws IOException {
    json.name("originalUriBaseIds");
    json.open();
    json.name("SRCROOT");
    json.open();
    json.name("description");
    text(json, "The folder of zuflint.toml, else the one that git keeps, else the current one.");
    json.close();
    json.close();
  }

  private static void invocation(Json json, Outcome outcome, int left) throws IOException {
    json.open();
    json.member("executionSuccessful", outcome.analysis().faults().isEmpty());
    json.name("toolExecutionNotifications");
    json.openList();
    SarifPlaces places = new SarifPlaces(json, outcome.originals());
    for (Remark lost : outcome.lost()) {
      notification(json, places, "error", lost, "not analysed: ");
    }
    for (Analysis.Fault fault : outcome.analysis().faults()) {
      json.open();
      json.member("level", "error");
      json.name("message");
      text(json, fault.who() + " failed on " + fault.on() + ": " + fault.cause());
      json.close();
    }
    for (Remark gap : outcome.gaps()) {
      notification(json, places, "warning", gap, "not analysed: ");
    }
    for (Remark note : outcome.notes()) {
      notification(json, places, "note", note, "");
    }
    if (left > 0) {
      json.open();
      json.member("level", "warning");
      json.name("message");
      text(json, left + " more findings are left out: a run may have " + RESULTS_MAX);
      json.close();
    }
    json.closeList();
    json.close();
  }

  private static void notification(
      Json json, SarifPlaces places, String level, Remark remark, String prefix)
      throws IOException {
    json.open();
    json.member("level", level);
    json.name("message");
    text(json, prefix + remark.text());
    json.list("locations", List.of(remark.where()), places::location);
    json.close();
  }

  /** What SARIF has no word for: the kernel, the verdict and the gain of each vma. */
  private static void properties(Json json, Outcome outcome) throws IOException {
    json.name("properties");
    json.open();
    json.member("kernel", outcome.kernel().toString());
    json.member("baselineGone", outcome.sifted().gone().size());
    List<Vma> judged = outcome.vmas().filter(Use::plays).toList();
    json.list(
        "verdicts",
        judged,
        vma -> {
          json.open();
          json.member("vma", vma.name());
          json.member("file", outcome.originals().relative(vma.where().file()));
          json.member("line", vma.where().line());
          json.member("verdict", vma.verdict().word());
          json.strings("assumptions", vma.assumptions());
          GainJson.member(json, outcome.gains().of(vma));
          json.close();
        });
    json.close();
  }

  static void text(Json json, String text) throws IOException {
    json.open();
    json.member("text", text);
    json.close();
  }
}
