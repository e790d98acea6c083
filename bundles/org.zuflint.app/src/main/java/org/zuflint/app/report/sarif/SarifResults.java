package org.zuflint.app.report.sarif;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zuflint.app.fix.Change;
import org.zuflint.app.fix.Offer;
import org.zuflint.app.report.Json;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Standing;
import org.zuflint.app.suppress.Allowance;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Step;
import org.zuflint.core.rule.RuleInfo;

/** Findings as results, hidden ones with their suppression. */
final class SarifResults {
  /** GitHub shows no more. */
  private static final int STEPS_MAX = 1_000;

  private static final int RELATED_MAX = 100;

  private final Json json;
  private final Outcome outcome;
  private final List<String> rules;
  private final SarifPlaces places;

  SarifResults(Json json, Outcome outcome, List<RuleInfo> rules) {
    this.json = json;
    this.outcome = outcome;
    this.rules = rules.stream().map(RuleInfo::id).toList();
    this.places = new SarifPlaces(json, outcome.originals());
  }

  void result(Entry entry) throws IOException {
    Finding finding = entry.finding();
    json.open();
    json.member("ruleId", finding.ruleId());
    if (rules.contains(finding.ruleId())) {
      json.member("ruleIndex", rules.indexOf(finding.ruleId()));
    }
    json.member("level", SarifRules.level(finding.severity()));
    json.name("message");
    SarifReport.text(json, finding.message());
    json.list("locations", List.of(finding.where()), places::result);
    json.name("partialFingerprints");
    json.open();
    json.member("primaryLocationLineHash", entry.fingerprint());
    json.member("zuflint/v1", entry.fingerprint());
    json.close();
    path(finding);
    suppressions(entry);
    fixes(finding);
    if (!outcome.sifted().baseline().isEmpty()) {
      json.member("baselineState", entry.standing() == Standing.KNOWN ? "unchanged" : "new");
    }
    if (finding.clause() != null) {
      json.name("properties");
      json.open();
      json.member("clause", finding.clause().name());
      json.close();
    }
    json.close();
  }

  private void path(Finding finding) throws IOException {
    if (finding.path().isEmpty()) {
      return;
    }
    json.list(
        "codeFlows",
        List.of(finding),
        flow -> {
          json.open();
          json.list("threadFlows", List.of(flow), this::threadFlow);
          json.close();
        });
    List<Step> related = first(finding.path(), RELATED_MAX);
    json.name("relatedLocations");
    json.openList();
    for (int i = 0; i < related.size(); i++) {
      places.location(related.get(i).where(), i + 1, related.get(i).text());
    }
    json.closeList();
  }

  private void threadFlow(Finding finding) throws IOException {
    List<Step> steps = first(finding.path(), STEPS_MAX);
    json.open();
    json.name("locations");
    json.openList();
    for (int i = 0; i < steps.size(); i++) {
      boolean end = i == 0 || i == steps.size() - 1;
      json.open();
      json.name("location");
      places.location(steps.get(i));
      json.member("importance", end ? "essential" : "important");
      json.close();
    }
    json.closeList();
    json.close();
  }

  private void suppressions(Entry entry) throws IOException {
    json.name("suppressions");
    json.openList();
    Allowance allowance = entry.allowance();
    if (entry.standing() != Standing.OPEN) {
      json.open();
      json.member("kind", allowance == null ? "external" : "inSource");
      json.member("status", "accepted");
      json.member(
          "justification",
          allowance == null
              ? "in the baseline " + outcome.sifted().baseline()
              : allowance.reason());
      if (allowance != null) {
        json.name("location");
        places.location(allowance.where());
      }
      json.close();
    }
    json.closeList();
  }

  private void fixes(Finding finding) throws IOException {
    Offer offer = outcome.offers().get(finding);
    if (offer == null) {
      return;
    }
    json.list(
        "fixes",
        List.of(offer),
        one -> {
          json.open();
          json.name("description");
          SarifReport.text(json, one.title());
          SortedMap<String, List<Change>> files =
              one.changes().stream()
                  .collect(Collectors.groupingBy(Change::file, TreeMap::new, Collectors.toList()));
          json.list("artifactChanges", List.copyOf(files.values()), this::artifactChange);
          json.close();
        });
  }

  private void artifactChange(List<Change> changes) throws IOException {
    json.open();
    json.name("artifactLocation");
    places.artifact(changes.getFirst().file());
    json.list(
        "replacements",
        changes,
        change -> {
          json.open();
          json.name("deletedRegion");
          json.open();
          json.member("startLine", change.line());
          json.member("startColumn", change.column());
          json.member("endLine", change.endLine());
          json.member("endColumn", change.endColumn());
          json.close();
          json.name("insertedContent");
          SarifReport.text(json, change.text());
          json.close();
        });
    json.close();
  }

  /** Of a long path its beginning, and its last step: that is where it goes wrong. */
  private static List<Step> first(List<Step> steps, int most) {
    if (steps.size() <= most) {
      return steps;
    }
    List<Step> few = new ArrayList<>(steps.subList(0, most - 1));
    few.add(steps.getLast());
    return few;
  }
}
