package org.zuflint.rules.opportunity;

import java.util.List;
import java.util.stream.Collectors;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Step;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** A vma without the flag that already keeps all four clauses. */
public final class EligibleForLocalCpu implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "eligible-for-local-cpu",
          Severity.INFO,
          null,
          "a vma keeps the whole VM_LOCAL_CPU promise but lacks the flag");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    if (vma.local() || !(vma.verdict() instanceof Verdict.Eligible)) {
      return;
    }
    String evidence =
        vma.accesses().stream()
            .map(access -> access.context())
            .distinct()
            .map(entered -> Trail.nameOf(entered) + ": " + entered.evidence())
            .collect(Collectors.joining("; "));
    String message =
        String.format(
            "%s is never faulted, used by one pinned thread and zapped in time (%s): with"
                + " VM_LOCAL_CPU its flushes would stay on one CPU; set the flag in '%s' if the"
                + " kernel has it",
            Trail.nameOf(vma), evidence, context.provider().function());
    context.report(context.provider().where(), message, path(context));
  }

  private static List<Step> path(RuleContext context) {
    Trail trail = Trail.ofProvider(context.provider());
    context
        .vma()
        .accesses()
        .forEach(access -> {
          Context entered = access.context();
          trail
              .then(entered.where(), Trail.nameOf(entered) + " is pinned: " + entered.evidence())
              .then(access.where(), access.call() + "()");
        });
    return trail.steps();
  }
}
