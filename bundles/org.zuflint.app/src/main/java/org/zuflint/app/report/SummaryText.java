package org.zuflint.app.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zuflint.app.bridge.Witness;
import org.zuflint.app.build.Reading;
import org.zuflint.app.custom.CustomRule;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Standing;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.GuestFailure;
import org.zuflint.core.finding.Severity;

/**
 * What a run did, for people: what it lost, what it met, how much it read and what came of it.
 *
 * @param everything lists all remarks, however many, and the stack traces of our own failures
 * @param totals whether the closing lines are wanted
 */
public record SummaryText(boolean everything, boolean totals) implements Report {
  private static final int REMARKS_SHOWN = 10;
  private static final String SELF = "zuflint: ";
  private static final String UNREAD =
      ", which the rules do not follow: they know " + Kernel.PATCH_BASE + " to " + Kernel.LAST_READ;

  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    remarks(out, outcome.lost(), "not analysed: ", Integer.MAX_VALUE);
    guests(outcome, out);
    for (Analysis.Fault fault : outcome.analysis().faults()) {
      writeFault(fault, out);
    }
    if (!totals) {
      return;
    }
    int most = everything ? Integer.MAX_VALUE : REMARKS_SHOWN;
    remarks(out, outcome.gaps(), "not analysed: ", most);
    remarks(out, outcome.notes(), "", most);
    out.append(SELF + extent(outcome) + "\n");
    out.append(readings(outcome.readings()));
    out.append(SELF + result(outcome) + "\n");
    out.append(hiddenLine(outcome));
    out.append(hint(outcome));
  }

  /** What a run says that has nothing to tell: how much it read, and what does not count. */
  public static String brief(Outcome outcome) {
    return SELF + extent(outcome) + "\n" + hiddenLine(outcome);
  }

  private static String hiddenLine(Outcome outcome) {
    String hidden = hidden(outcome.sifted());
    return hidden.isEmpty() ? "" : SELF + hidden + "\n";
  }

  /** Where to see the harm of the first error that has any; empty when none has. */
  private static String hint(Outcome outcome) {
    return outcome.analysis().findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .filter(finding -> Witness.knows(finding.ruleId()))
        .findFirst()
        .map(Witness::nameOf)
        .map(name -> SELF + "note: see 'zuflint witness " + name + " PATH' for the harm it does\n")
        .orElse("");
  }

  /** What was found and does not count; empty when all of it counts. */
  private static String hidden(Outcome.Sifted sifted) {
    long allowed = sifted.count(Standing.ALLOWED);
    String comments = allowed == 0 ? "" : Line.counted(allowed, "finding") + " allowed by comments";
    if (sifted.baseline().isEmpty()) {
      return comments;
    }
    return (comments.isEmpty() ? "" : comments + "; ")
        + "baseline "
        + sifted.baseline()
        + ": "
        + Line.counted(sifted.count(Standing.KNOWN), "known finding")
        + ", "
        + sifted.count(Standing.OPEN)
        + " new, "
        + sifted.gone().size()
        + " gone"
        + (sifted.gone().isEmpty() ? "" : "; write it anew with 'zuflint baseline'");
  }

  private static void remarks(Appendable out, List<Remark> remarks, String prefix, int most)
      throws IOException {
    for (Remark remark : remarks.subList(0, Math.min(most, remarks.size()))) {
      out.append(Line.oneLine(Line.place(remark.where())) + ": " + prefix);
      out.append(Line.oneLine(remark.text())).append('\n');
    }
    if (remarks.size() > most) {
      out.append(
          SELF + "and " + (remarks.size() - most) + " more such lines; --verbose shows all\n");
    }
  }

  /** Each rule that is not ours, by name, whether it found anything or not. */
  private static void guests(Outcome outcome, Appendable out) throws IOException {
    for (CustomRule rule : outcome.custom()) {
      String origin = Line.oneLine(rule.guest().origin());
      out.append(SELF + "rule " + rule.id() + " is not zuflint's: " + origin + "\n");
    }
  }

  private void writeFault(Analysis.Fault fault, Appendable out) throws IOException {
    boolean guest = fault.cause() instanceof GuestFailure;
    String where = guest ? "rule " + fault.who() : fault.who() + ", working on " + fault.on();
    out.append(FaultText.of(where, fault.cause(), everything));
  }

  private static String extent(Outcome outcome) {
    Analysis.Extent extent = outcome.analysis().extent();
    int gaps = outcome.gaps().size();
    int files = outcome.files().size();
    return Line.counted(files, "file")
        + " analysed, "
        + Line.counted(outcome.lost().size(), "path")
        + " not analysed"
        + (gaps == 0 ? "" : ", " + Line.counted(gaps, "declaration") + " passed over")
        + String.format(Locale.ROOT, "; %,d lines, ", extent.lines())
        + Line.counted(extent.functions(), "function")
        + "; judged by kernel "
        + outcome.kernel()
        + (outcome.kernel().isRead() ? "" : UNREAD);
  }

  /** Which files were read as compiled and by what; empty when none could be. */
  private static String readings(List<Reading> readings) {
    Map<String, Long> origins =
        readings.stream()
            .filter(Reading::compiled)
            .collect(
                Collectors.groupingBy(
                    reading -> reading.origin().words(), TreeMap::new, Collectors.counting()));
    long compiled = readings.stream().filter(Reading::compiled).count();
    if (compiled == 0) {
      return "";
    }
    String words =
        origins.entrySet().stream()
            .map(entry -> entry.getValue() + " by " + entry.getKey())
            .collect(Collectors.joining(", "));
    return SELF
        + Line.counted(compiled, "file")
        + " read as compiled ("
        + words
        + "), "
        + (readings.size() - compiled)
        + " as written\n";
  }

  private static String result(Outcome outcome) {
    Map<String, Long> verdicts =
        outcome
            .vmas()
            .collect(
                Collectors.groupingBy(
                    vma -> vma.verdict().word(), TreeMap::new, Collectors.counting()));
    String words =
        verdicts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    long local = outcome.vmas().filter(vma -> vma.local()).count();
    return Line.counted(outcome.analysis().providers().size(), "provider")
        + ", "
        + Line.counted(outcome.vmas().count(), "vma")
        + (words.isEmpty() ? "" : " (" + words + ")")
        + ", "
        + local
        + " with VM_LOCAL_CPU; "
        + Line.counted(outcome.count(Severity.ERROR), "error")
        + ", "
        + Line.counted(outcome.count(Severity.WARNING), "warning")
        + ", "
        + Line.counted(outcome.count(Severity.INFO), "note");
  }
}
