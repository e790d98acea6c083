package org.zuflint.core.finding;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;

/**
 * What a rule has to say about one place. {@code clause} is null for rules that are not about the
 * promise.
 *
 * @param path from the flag to the bad place
 * @param fixes repairs that the rule proposes, the gentlest first; each is proved by another
 *     analysis before it is offered
 */
public record Finding(
    String ruleId,
    Severity severity,
    @Nullable Clause clause,
    Place where,
    String message,
    List<Step> path,
    List<Fix> fixes)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::where)
          .thenComparing(Finding::ruleId)
          .thenComparing(Finding::message);

  public Finding {
    path = List.copyOf(path);
    fixes = List.copyOf(fixes);
  }

  /** A finding whose rule proposes no repair. */
  public Finding(
      String ruleId,
      Severity severity,
      @Nullable Clause clause,
      Place where,
      String message,
      List<Step> path) {
    this(ruleId, severity, clause, where, message, path, List.of());
  }

  /** The same at another severity. */
  public Finding at(Severity other) {
    return new Finding(ruleId, other, clause, where, message, path, fixes);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
