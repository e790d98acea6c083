package org.zuflint.app.baseline;

import java.util.Comparator;

/**
 * One entry of a baseline.
 *
 * @param rule the rule's id, or {@link #VERDICT}
 * @param file from the root
 * @param text the line of a finding; the name of a vma and its verdict
 */
public record Known(String fingerprint, String rule, String file, String text)
    implements Comparable<Known> {
  /** Stands for a rule where a verdict is known. */
  public static final String VERDICT = "verdict";

  private static final Comparator<Known> ORDER =
      Comparator.comparing(Known::file)
          .thenComparing(Known::rule)
          .thenComparing(Known::text)
          .thenComparing(Known::fingerprint);

  @Override
  public int compareTo(Known other) {
    return ORDER.compare(this, other);
  }
}
