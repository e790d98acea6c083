package org.zuflint.core.finding;

import java.util.List;

/**
 * One way to repair a finding.
 *
 * @param title what it does, as an order: {@code set VM_DONTCOPY}
 * @param edits by descending line within a file
 */
public record Fix(String title, List<Edit> edits) {
  public Fix {
    edits = List.copyOf(edits);
  }
}
