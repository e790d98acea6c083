package org.zuflint.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.baseline.Fingerprint;
import org.zuflint.app.baseline.Known;
import org.zuflint.app.inputs.Originals;
import org.zuflint.app.suppress.Allowance;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.source.Place;

/** Tells findings that count from those that are allowed or known. */
final class Sifting {
  private final Analysis analysis;
  private final Originals originals;
  private final Map<String, Integer> ordinals = new TreeMap<>();

  Sifting(Analysis analysis, Originals originals) {
    this.analysis = analysis;
    this.originals = originals;
  }

  /**
   * Sifts all findings.
   *
   * @param allowances what comments allow
   * @param baseline the baseline's name, empty when there is none
   * @param known what it keeps
   */
  Outcome.Sifted sifted(List<Allowance> allowances, String baseline, List<Known> known) {
    Set<String> kept = new TreeSet<>();
    known.forEach(one -> kept.add(one.fingerprint()));
    Set<String> met = new TreeSet<>();
    List<Entry> entries = new ArrayList<>();
    for (Finding finding : analysis.findings()) {
      Entry entry = entry(finding, allowances, kept);
      entries.add(entry);
      met.add(entry.fingerprint());
    }
    List<Finding> hidden =
        entries.stream()
            .filter(entry -> entry.standing() != Standing.OPEN)
            .map(Entry::finding)
            .toList();
    List<Known> verdicts = new ArrayList<>();
    List<Vma> excused = new ArrayList<>();
    for (Vma vma : (Iterable<Vma>) judged()::iterator) {
      Known verdict = verdict(vma);
      verdicts.add(verdict);
      met.add(verdict.fingerprint());
      if (kept.contains(verdict.fingerprint()) || isHidden(vma, hidden)) {
        excused.add(vma);
      }
    }
    List<Known> gone = known.stream().filter(one -> !met.contains(one.fingerprint())).toList();
    return new Outcome.Sifted(entries, excused, verdicts, baseline, gone);
  }

  static Known known(Entry entry, Originals originals) {
    Place where = entry.finding().where();
    return new Known(
        entry.fingerprint(),
        entry.finding().ruleId(),
        originals.relative(where.file()),
        Fingerprint.squeezed(originals.line(where)));
  }

  private Entry entry(Finding finding, List<Allowance> allowances, Set<String> kept) {
    String fingerprint =
        fingerprint(finding.ruleId(), finding.where().file(), originals.line(finding.where()));
    for (Allowance allowance : allowances) {
      if (allowance.covers(finding)) {
        return new Entry(finding, fingerprint, Standing.ALLOWED, allowance);
      }
    }
    Standing standing = kept.contains(fingerprint) ? Standing.KNOWN : Standing.OPEN;
    return new Entry(finding, fingerprint, standing, null);
  }

  private String fingerprint(String rule, String shown, String line) {
    String file = originals.relative(shown);
    int ordinal =
        ordinals.merge(rule + "\n" + file + "\n" + Fingerprint.squeezed(line), 1, Integer::sum) - 1;
    return Fingerprint.of(rule, file, line, ordinal);
  }

  private Stream<Vma> judged() {
    return analysis.providers().stream()
        .flatMap(provider -> provider.vmas().stream())
        .filter(Vma::local)
        .filter(vma -> clause(vma) != null);
  }

  private Known verdict(Vma vma) {
    String text = vma.name() + ": " + vma.verdict().word();
    String fingerprint = fingerprint(Known.VERDICT, vma.where().file(), text);
    return new Known(fingerprint, Known.VERDICT, originals.relative(vma.where().file()), text);
  }

  /** Whether a finding on the clause that the vma breaks is hidden, and its path names the vma. */
  private static boolean isHidden(Vma vma, List<Finding> hidden) {
    return hidden.stream()
        .filter(finding -> finding.clause() == clause(vma))
        .anyMatch(finding ->
            finding.where().equals(vma.where())
                || finding.path().stream().anyMatch(step -> step.where().equals(vma.where())));
  }

  private static @Nullable Clause clause(Vma vma) {
    return switch (vma.verdict()) {
      case Verdict.Violation violation -> violation.clause();
      case Verdict.Unproven unproven -> unproven.clause();
      default -> null;
    };
  }
}
