package org.zuflint.core.finding;

/** What is known of the promise for one vma. */
public sealed interface Verdict {

  /** All four clauses are proved, under the assumptions listed with the vma. */
  record Verified() implements Verdict {}

  /** {@code clause} is broken. */
  record Violation(Clause clause, String reason) implements Verdict {}

  /** {@code clause} is not decided: {@code missing} is the fact that would decide it. */
  record Unproven(Clause clause, String missing) implements Verdict {}

  /** Without the flag today, would be verified with it. */
  record Eligible() implements Verdict {}

  /** Without the flag; {@code clause} is the first that would be broken or undecided. */
  record NotEligible(Clause clause, String reason) implements Verdict {}

  /** The provider maps nothing of its own: it refuses, or hands the vma to another provider. */
  record NoMapping(String reason) implements Verdict {}

  /**
   * One word for tables: verified, violation(C3), unproven(C2), eligible, not eligible(C1), no
   * mapping.
   */
  default String word() {
    return switch (this) {
      case Verified verified -> "verified";
      case Violation violation -> "violation(" + violation.clause() + ")";
      case Unproven unproven -> "unproven(" + unproven.clause() + ")";
      case Eligible eligible -> "eligible";
      case NotEligible not -> "not eligible(" + not.clause() + ")";
      case NoMapping none -> "no mapping";
    };
  }
}
