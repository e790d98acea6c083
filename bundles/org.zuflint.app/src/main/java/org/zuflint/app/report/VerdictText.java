package org.zuflint.app.report;

import java.util.List;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Verdict;

/** A vma's verdict as a sentence: {@code verified, assuming ...}, {@code violation(C3): ...}. */
final class VerdictText {
  private VerdictText() {}

  static String of(Vma vma, Palette palette) {
    Verdict verdict = vma.verdict();
    return switch (verdict) {
      case Verdict.Verified verified -> palette.good(verdict.word()) + assuming(vma.assumptions());
      case Verdict.Eligible eligible -> palette.good(verdict.word()) + assuming(vma.assumptions());
      case Verdict.Violation violation -> palette.bad(verdict.word()) + reason(violation.reason());
      case Verdict.Unproven unproven ->
          palette.doubtful(verdict.word()) + reason(unproven.missing());
      case Verdict.NotEligible not -> verdict.word() + reason(not.reason());
      case Verdict.NoMapping none -> verdict.word() + reason(none.reason());
    };
  }

  private static String assuming(List<String> assumptions) {
    return assumptions.isEmpty()
        ? ""
        : ", assuming " + Line.oneLine(String.join("; ", assumptions));
  }

  private static String reason(String reason) {
    return reason.isBlank() ? "" : ": " + Line.oneLine(reason);
  }
}
