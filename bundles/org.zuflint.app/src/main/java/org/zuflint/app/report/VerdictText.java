package org.zuflint.app.report;

import java.util.List;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Verdict;

/** A vma's verdict as a sentence: {@code verified, assuming ...}, {@code violation(C3): ...}. */
public final class VerdictText {
  private VerdictText() {}

  /** With what it assumes. */
  public static String of(Vma vma, Palette palette) {
    boolean kept =
        vma.verdict() instanceof Verdict.Verified || vma.verdict() instanceof Verdict.Eligible;
    return of(vma.verdict(), palette) + (kept ? assuming(vma.assumptions()) : "");
  }

  static String of(Verdict verdict, Palette palette) {
    return switch (verdict) {
      case Verdict.Verified verified -> palette.good(verdict.word());
      case Verdict.Eligible eligible -> palette.good(verdict.word());
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
