package org.zuflint.app.session;

import java.util.Locale;
import org.zuflint.core.driver.Vma;
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
    boolean error =
        outcome.count(Severity.ERROR) > 0
            // A broken promise counts even where no rule has words for it.
            || outcome.vmas().anyMatch(vma -> counts(outcome, vma, Verdict.Violation.class));
    return switch (this) {
      case NEVER -> false;
      case ERROR -> error;
      case WARNING -> error || outcome.count(Severity.WARNING) > 0;
      case UNPROVEN ->
          WARNING.fails(outcome)
              || outcome.vmas().anyMatch(vma -> counts(outcome, vma, Verdict.Unproven.class));
    };
  }

  private static boolean counts(Outcome outcome, Vma vma, Class<? extends Verdict> kind) {
    return vma.local()
        && kind.isInstance(vma.verdict())
        && !outcome.sifted().excused().contains(vma);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
