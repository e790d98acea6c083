package org.zuflint.app.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.zuflint.app.build.Reading;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Standing;
import org.zuflint.app.suppress.Allowance;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;

/** The outcome as one JSON object; docs/json.md describes it. */
public record JsonReport(String version) implements Report {
  private static final int SCHEMA = 1;

  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    Json json = Json.to(out);
    json.open();
    json.member("schema", SCHEMA);
    json.member("version", version);
    json.member("kernel", outcome.kernel().toString());
    json.strings("files", outcome.files());
    json.list("readings", outcome.readings(), reading -> reading(json, reading));
    VmaJson vmas = new VmaJson(json, outcome.gains());
    json.list("providers", outcome.analysis().providers(), vmas::provider);
    entries(json, "findings", outcome, entry -> entry.standing() == Standing.OPEN);
    entries(json, "hidden", outcome, entry -> entry.standing() != Standing.OPEN);
    baseline(json, outcome.sifted());
    json.list("skipped", outcome.lost(), remark -> remark(json, remark));
    json.list("gaps", outcome.gaps(), remark -> remark(json, remark));
    json.list("notes", outcome.notes(), remark -> remark(json, remark));
    json.list("faults", outcome.analysis().faults(), fault -> fault(json, fault));
    summary(json, outcome);
    json.close();
    json.end();
    out.append('\n');
  }

  private static void entries(Json json, String name, Outcome outcome, Predicate<Entry> wanted)
      throws IOException {
    List<Entry> entries = outcome.sifted().entries().stream().filter(wanted).toList();
    json.list(name, entries, entry -> entry(json, entry));
  }

  private static void baseline(Json json, Outcome.Sifted sifted) throws IOException {
    json.name("baseline");
    if (sifted.baseline().isEmpty()) {
      json.none();
      return;
    }
    json.open();
    json.member("file", sifted.baseline());
    json.member("known", sifted.count(Standing.KNOWN));
    json.member("new", sifted.count(Standing.OPEN));
    json.list(
        "gone",
        sifted.gone(),
        gone -> {
          json.open();
          json.member("rule", gone.rule());
          json.member("file", gone.file());
          json.member("text", gone.text());
          json.close();
        });
    json.close();
  }

  private static void entry(Json json, Entry entry) throws IOException {
    Finding finding = entry.finding();
    json.open();
    json.member("rule", finding.ruleId());
    json.member("severity", Line.word(finding.severity()));
    json.member("clause", finding.clause() == null ? null : finding.clause().name());
    json.member("place", finding.where());
    json.member("message", finding.message());
    json.path(finding.path());
    json.member("fingerprint", entry.fingerprint());
    if (entry.standing() != Standing.OPEN) {
      json.member("standing", Line.word(entry.standing()));
      Allowance allowance = entry.allowance();
      if (allowance != null) {
        json.member("reason", allowance.reason());
        json.member("allowedAt", allowance.where());
      }
    }
    json.close();
  }

  private static void reading(Json json, Reading reading) throws IOException {
    json.open();
    json.member("file", reading.file());
    json.member("as", reading.compiled() ? "compiled" : "written");
    json.member("by", reading.origin().words());
    json.member("obstacle", reading.obstacle());
    json.close();
  }

  private static void remark(Json json, Remark remark) throws IOException {
    json.open();
    json.member("place", remark.where());
    json.member("text", remark.text());
    json.close();
  }

  private static void fault(Json json, Analysis.Fault fault) throws IOException {
    json.open();
    json.member("who", fault.who());
    json.member("on", fault.on());
    json.member("cause", fault.cause().getClass().getName());
    json.member("message", fault.cause().getMessage());
    json.close();
  }

  private static void summary(Json json, Outcome outcome) throws IOException {
    Analysis.Extent extent = outcome.analysis().extent();
    Map<String, Long> verdicts =
        outcome
            .vmas()
            .collect(
                Collectors.groupingBy(
                    vma -> VmaJson.kind(vma.verdict()), TreeMap::new, Collectors.counting()));
    json.name("summary");
    json.open();
    json.member("files", outcome.files().size());
    json.member("skipped", outcome.lost().size());
    json.member("gaps", outcome.gaps().size());
    json.member("bytes", extent.bytes());
    json.member("lines", extent.lines());
    json.member("functions", extent.functions());
    json.member("providers", outcome.analysis().providers().size());
    json.member("vmas", outcome.vmas().count());
    json.member("localVmas", outcome.vmas().filter(vma -> vma.local()).count());
    json.name("verdicts");
    json.open();
    for (Map.Entry<String, Long> verdict : verdicts.entrySet()) {
      json.member(verdict.getKey(), verdict.getValue());
    }
    json.close();
    json.member("errors", outcome.count(Severity.ERROR));
    json.member("warnings", outcome.count(Severity.WARNING));
    json.member("infos", outcome.count(Severity.INFO));
    json.close();
  }
}
