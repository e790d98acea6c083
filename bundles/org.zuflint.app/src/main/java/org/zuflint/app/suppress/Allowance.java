package org.zuflint.app.suppress;

import org.zuflint.core.finding.Finding;
import org.zuflint.core.source.Place;

/**
 * What a comment allows: the findings of one rule on some lines.
 *
 * @param rule the rule's id
 * @param reason why they may stay
 * @param where the comment
 * @param from the first line it speaks for
 * @param to the last
 */
public record Allowance(String rule, String reason, Place where, int from, int to) {
  /** Whether it speaks for {@code finding}. */
  public boolean covers(Finding finding) {
    int line = finding.where().line();
    return finding.ruleId().equals(rule)
        && finding.where().file().equals(where.file())
        && from <= line
        && line <= to;
  }
}
