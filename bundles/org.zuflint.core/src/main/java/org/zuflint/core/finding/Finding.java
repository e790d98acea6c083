package org.zuflint.core.finding;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;

/**
 * What a rule has to say about one place. {@code clause} is null for rules that are not about the
 * promise.
 */
public record Finding(
    String ruleId,
    Severity severity,
    @Nullable Clause clause,
    Place where,
    String message,
    List<Step> path)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::where)
          .thenComparing(Finding::ruleId)
          .thenComparing(Finding::message);

  public Finding {
    path = List.copyOf(path);
  }

  /** The same at another severity. */
  public Finding at(Severity other) {
    return new Finding(ruleId, other, clause, where, message, path);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
