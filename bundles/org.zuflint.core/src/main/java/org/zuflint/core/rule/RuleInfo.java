package org.zuflint.core.rule;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;

/** A rule's passport. {@code clause} is null for rules that are not about the promise itself. */
public record RuleInfo(String id, Severity severity, @Nullable Clause clause, String summary) {
  private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*");

  public RuleInfo {
    if (!isId(id)) {
      throw new IllegalArgumentException("rule id: " + id);
    }
    if (summary.isBlank() || summary.endsWith(".")) {
      throw new IllegalArgumentException("summary of " + id);
    }
  }

  /** Whether a word can be the id of a rule: lower case words with {@code -} between them. */
  public static boolean isId(String word) {
    return ID.matcher(word).matches();
  }
}
