package org.zuflint.rules.contract;

import org.zuflint.core.driver.FlagChange;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** The flag that comes after the first entries. */
public final class FlagSetLate implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "flag-set-late",
          Severity.ERROR,
          Clause.C1,
          "VM_LOCAL_CPU is set after entries were inserted");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    for (FlagChange change : vma.flagChanges()) {
      if (change.on() && change.live() != FlagChange.Live.NO) {
        boolean sure = change.live() == FlagChange.Live.YES;
        context.report(
            sure ? Severity.ERROR : Severity.WARNING,
            change.where(),
            String.format(
                "VM_LOCAL_CPU is set on %s in %s %s: they were made without the promise, so other"
                    + " CPUs may hold them, and only one is flushed from now on; set the flag in"
                    + " the provider, before the first insert",
                Trail.nameOf(vma),
                change.entry(),
                sure ? "after " + inserted(change) : "when other calls may have inserted entries"),
            Trail.ofProvider(context.provider())
                .then(change.path())
                .at(change.where(), "VM_LOCAL_CPU is set here")
                .steps());
      }
    }
  }

  private static String inserted(FlagChange change) {
    return change.call().isEmpty()
        ? "entries were inserted"
        : change.call() + "() has inserted entries";
  }
}
