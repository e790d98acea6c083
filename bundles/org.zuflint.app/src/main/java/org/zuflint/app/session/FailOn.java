package org.zuflint.app.session;

import java.util.List;
import java.util.Locale;
import org.zuflint.app.change.Touched;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Verdict;

/** From what on a run counts as failed; each includes those before it. */
public enum FailOn {
  NEVER,
  ERROR,
  WARNING,
  UNPROVEN;

  /** Whether {@code outcome} counts as failed. */
  public boolean fails(Outcome outcome) {
    return count(outcome) > 0;
  }

  /**
   * How much of {@code outcome} counts: findings, and promises that are broken or open and that
   * none of these findings tells of. A broken promise counts even where no rule has words for it.
   */
  public long count(Outcome outcome) {
    if (this == NEVER) {
      return 0;
    }
    List<Finding> findings =
        outcome.analysis().findings().stream().filter(one -> counts(one.severity())).toList();
    return findings.size()
        + outcome
            .vmas()
            .filter(vma -> counts(vma.verdict()))
            .filter(vma -> !outcome.sifted().excused().contains(vma))
            .filter(vma -> findings.stream().noneMatch(one -> tells(one, vma)))
            .count();
  }

  private boolean counts(Severity severity) {
    return switch (severity) {
      case ERROR -> true;
      case WARNING -> this != ERROR;
      case INFO -> false;
    };
  }

  private boolean counts(Verdict verdict) {
    return verdict instanceof Verdict.Violation
        || (this == UNPROVEN && verdict instanceof Verdict.Unproven);
  }

  private static boolean tells(Finding finding, Vma vma) {
    return Touched.places(finding).anyMatch(vma.where()::equals);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
