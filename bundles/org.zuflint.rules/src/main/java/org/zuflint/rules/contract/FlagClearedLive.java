package org.zuflint.rules.contract;

import org.zuflint.core.driver.FlagChange;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** The flag that goes before its entries do. */
public final class FlagClearedLive implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "flag-cleared-live",
          Severity.ERROR,
          Clause.C1,
          "VM_LOCAL_CPU is cleared while entries live");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    for (FlagChange change : vma.flagChanges()) {
      if (!change.on() && change.live() != FlagChange.Live.NO) {
        boolean sure = change.live() == FlagChange.Live.YES;
        context.report(
            sure ? Severity.ERROR : Severity.WARNING,
            change.where(),
            String.format(
                "VM_LOCAL_CPU is taken off %s in %s while entries %s: core mm then shares,"
                    + " overwrites and flushes them by other rules than they were made for; zap"
                    + " them first, or leave the flag on until munmap()",
                Trail.nameOf(vma), change.entry(), sure ? "live" : "may live"),
            Trail.ofFlag(context.provider(), vma)
                .then(change.path())
                .at(change.where(), "VM_LOCAL_CPU is cleared here")
                .steps());
      }
    }
  }
}
