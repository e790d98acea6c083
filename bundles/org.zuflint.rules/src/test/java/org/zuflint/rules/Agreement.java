package org.zuflint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.source.Place;

/** What verdicts and findings must not say differently; each complaint is one line. */
final class Agreement {
  private static final int LONGEST_PATH = 16;

  private Agreement() {}

  static List<String> complaints(Analysis analysis) {
    List<String> complaints = new ArrayList<>();
    for (Provider provider : analysis.providers()) {
      for (Vma vma : provider.vmas()) {
        if (vma.verdict() instanceof Verdict.Violation violation
            && !speaksOf(analysis, violation.clause())) {
          complaints.add(vma.name() + ": no finding of any rule for its " + violation);
        }
        if (vma.verdict() instanceof Verdict.Verified && speaksOf(analysis, provider)) {
          complaints.add(vma.name() + ": verified, and a finding says that a clause is broken");
        }
      }
    }
    complaints.addAll(twice(analysis));
    return complaints;
  }

  private static boolean speaksOf(Analysis analysis, Clause clause) {
    return analysis.findings().stream().anyMatch(finding -> finding.clause() == clause);
  }

  /** Only a driver of one vma tells which vma a finding is about. */
  private static boolean speaksOf(Analysis analysis, Provider provider) {
    boolean single = analysis.providers().size() == 1 && provider.vmas().size() == 1;
    return single
        && analysis.findings().stream()
            .anyMatch(finding -> finding.clause() != null && finding.severity() != Severity.INFO);
  }

  /** One access is one rule's: the same entry at the same place is not spoken of twice. */
  private static List<String> twice(Analysis analysis) {
    List<String> complaints = new ArrayList<>();
    Map<Place, Map<String, Finding>> known = new TreeMap<>();
    for (Finding finding : analysis.findings()) {
      if (finding.path().size() > LONGEST_PATH) {
        complaints.add(finding.where() + ": a path of " + finding.path().size() + " steps");
      }
      String entry =
          finding.path().stream()
              .map(step -> step.text())
              .filter(text -> text.endsWith(" enters the driver"))
              .findFirst()
              .orElse("");
      if (finding.clause() != null && !entry.isEmpty()) {
        Finding other =
            known
                .computeIfAbsent(finding.where(), place -> new TreeMap<>())
                .putIfAbsent(entry, finding);
        if (other != null && !other.ruleId().equals(finding.ruleId())) {
          complaints.add(finding.where() + ": both " + other.ruleId() + " and " + finding.ruleId());
        }
      }
    }
    return complaints;
  }
}
