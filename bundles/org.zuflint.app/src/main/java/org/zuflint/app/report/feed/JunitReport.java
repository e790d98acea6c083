package org.zuflint.app.report.feed;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.report.Line;
import org.zuflint.app.report.Palette;
import org.zuflint.app.report.Report;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Standing;
import org.zuflint.app.suppress.Allowance;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Step;

/**
 * The outcome as tests: each file without a finding passes, errors and warnings fail, hidden
 * findings are skipped, what could not be analysed is an error.
 */
public record JunitReport() implements Report {
  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    Set<String> clean = new TreeSet<>(outcome.files());
    List<Entry> entries = outcome.sifted().entries();
    entries.forEach(entry -> clean.remove(entry.finding().where().file()));
    List<Remark> lost = outcome.lost();
    List<Analysis.Fault> faults = outcome.analysis().faults();
    String[] counts = {
      "name", "zuflint",
      "tests", String.valueOf(clean.size() + entries.size() + lost.size() + faults.size()),
      "failures", String.valueOf(entries.stream().filter(JunitReport::fails).count()),
      "errors", String.valueOf(lost.size() + faults.size()),
      "skipped", String.valueOf(entries.size() - outcome.sifted().count(Standing.OPEN))
    };
    Xml xml = new Xml(out);
    xml.open("testsuites", counts);
    xml.open("testsuite", counts);
    for (String file : clean) {
      xml.empty("testcase", "classname", outcome.originals().relative(file), "name", "clean");
    }
    for (Entry entry : entries) {
      finding(xml, outcome, entry);
    }
    for (Remark remark : lost) {
      error(xml, outcome.originals().relative(remark.where().file()), remark.text());
    }
    for (Analysis.Fault fault : faults) {
      error(xml, fault.on(), fault.who() + " failed: " + fault.cause());
    }
    xml.close("testsuite");
    xml.close("testsuites");
  }

  private static boolean fails(Entry entry) {
    return entry.standing() == Standing.OPEN && entry.finding().severity() != Severity.INFO;
  }

  private static void finding(Xml xml, Outcome outcome, Entry entry) throws IOException {
    Finding finding = entry.finding();
    String file = outcome.originals().relative(finding.where().file());
    String name =
        finding.ruleId() + " at " + finding.where().line() + ":" + finding.where().column();
    xml.open("testcase", "classname", file, "name", name);
    if (fails(entry)) {
      xml.text("failure", path(finding), "message", finding.message(), "type", finding.ruleId());
    } else if (entry.standing() == Standing.OPEN) {
      xml.text("system-out", path(finding));
    } else {
      xml.empty("skipped", "message", reason(entry.allowance()));
    }
    xml.close("testcase");
  }

  private static String reason(@Nullable Allowance allowance) {
    return allowance == null ? "in the baseline" : "allowed: " + allowance.reason();
  }

  private static String path(Finding finding) {
    StringBuilder path = new StringBuilder(Line.of(finding, Palette.PLAIN));
    for (Step step : finding.path()) {
      path.append('\n').append(Line.of(step, Palette.PLAIN));
    }
    return path.toString();
  }

  private static void error(Xml xml, String on, String text) throws IOException {
    xml.open("testcase", "classname", on, "name", "analysed");
    xml.empty("error", "message", text, "type", "not-analysed");
    xml.close("testcase");
  }
}
