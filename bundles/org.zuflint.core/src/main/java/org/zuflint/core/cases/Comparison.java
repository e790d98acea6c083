package org.zuflint.core.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Verdict;

/** Holds an analysis against what a case expects. */
public final class Comparison {
  private final Analysis analysis;
  private final List<Complaint> complaints = new ArrayList<>();

  private Comparison(Analysis analysis) {
    this.analysis = analysis;
  }

  /** What is not as expected, in the order of the expectations, then of the findings. */
  public static List<Complaint> complaints(List<Expectation> expectations, Analysis analysis) {
    Comparison comparison = new Comparison(analysis);
    analysis
        .faults()
        .forEach(fault ->
            comparison.complain("", 0, fault.who() + " failed: " + fault.cause().getMessage()));
    analysis
        .skipped()
        .forEach(skipped ->
            comparison.complain(
                skipped.where().file(), skipped.where().line(), "skipped: " + skipped.reason()));
    expectations.forEach(comparison::check);
    for (Finding finding : analysis.findings()) {
      if (expectations.stream().noneMatch(expected -> allows(expected, finding))) {
        comparison.complain(
            finding.where().file(), finding.where().line(), shown(finding) + ": not expected");
      }
    }
    return comparison.complaints;
  }

  private static boolean allows(Expectation expected, Finding finding) {
    return (expected.kind() == Expectation.Kind.WANT || expected.kind() == Expectation.Kind.WRONG)
        && expected.isAbout(finding);
  }

  private void check(Expectation expected) {
    switch (expected.kind()) {
      case WANT -> require(expected, isReported(expected), "not reported");
      case WRONG ->
          require(expected, isReported(expected), "no longer reported: make the line silent");
      case MISSED -> require(expected, !isReported(expected), "reported by now: make it a want");
      case VERDICT -> verdict(expected);
      case FACT -> fact(expected);
      case CONTEXT -> context(expected);
      case GAP -> gap(expected);
    }
  }

  private boolean isReported(Expectation expected) {
    return analysis.findings().stream().anyMatch(expected::isAbout);
  }

  private void verdict(Expectation expected) {
    List<String> wanted = parts(expected);
    List<Vma> vmas = vmasAt(expected);
    boolean same = wanted.size() == vmas.size();
    for (int i = 0; same && i < wanted.size(); i++) {
      same = isSame(wanted.get(i), vmas.get(i).verdict());
    }
    require(
        expected, same, "but it is " + vmas.stream().map(vma -> vma.verdict().toString()).toList());
  }

  /** {@code unproven(C2)}, or {@code unproven(C2: part of the reason)}. */
  private static boolean isSame(String wanted, Verdict verdict) {
    int colon = wanted.indexOf(':');
    if (colon < 0) {
      return wanted.equals(verdict.word());
    }
    String reason = wanted.substring(colon + 1, wanted.length() - 1).strip();
    return verdict.word().equals(wanted.substring(0, colon) + ")")
        && verdict.toString().contains(reason);
  }

  /** Each part is the beginning of a fact; with "no" before it, of none. */
  private void fact(Expectation expected) {
    List<String> known = vmasAt(expected).stream().flatMap(FactText::of).toList();
    for (String part : parts(expected)) {
      boolean negated = part.startsWith("no ");
      String wanted = negated ? part.substring(3) : part;
      boolean there = known.stream().anyMatch(fact -> (fact + " ").startsWith(wanted + " "));
      require(expected, there != negated && !known.isEmpty(), "but the facts are " + known);
    }
  }

  /** {@code entry or function, pinned|unpinned|unknown[, deferred][, part of the evidence]}. */
  private void context(Expectation expected) {
    List<String> known =
        vmasAt(expected).stream().flatMap(FactText::contextsOf).distinct().toList();
    List<String> wanted = Arrays.stream(expected.text().split(",")).map(String::strip).toList();
    boolean there =
        known.stream()
            .anyMatch(text -> wanted.stream().allMatch(part -> FactText.hasPart(text, part)));
    require(expected, there, "but the contexts are " + known);
  }

  private void gap(Expectation expected) {
    Comparison closed = new Comparison(analysis);
    closed.check(expected.closed());
    require(expected, !closed.complaints.isEmpty(), "found by now: take the word gap away");
  }

  private List<Vma> vmasAt(Expectation expected) {
    return analysis.providers().stream()
        .filter(provider -> isAt(provider, expected))
        .flatMap(provider -> provider.vmas().stream())
        .toList();
  }

  private static boolean isAt(Provider provider, Expectation expected) {
    return provider.where().file().equals(expected.file())
        && provider.where().line() == expected.line();
  }

  private static List<String> parts(Expectation expected) {
    return Stream.of(expected.text().split(";")).map(String::strip).toList();
  }

  private void require(Expectation expected, boolean holds, String otherwise) {
    if (!holds) {
      String kind = expected.kind().name().toLowerCase(Locale.ROOT);
      complain(expected.file(), expected.line(), kind + " " + expected.text() + ": " + otherwise);
    }
  }

  private void complain(String file, int line, String text) {
    complaints.add(new Complaint(file, line, text));
  }

  private static String shown(Finding finding) {
    return finding.ruleId() + " " + finding.severity() + " \"" + finding.message() + "\"";
  }
}
