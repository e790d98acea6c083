package org.zuflint.rules.contract;

import org.zuflint.core.driver.FlagChange;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** The flag on a vma that is not the driver's, or behind the back of core mm. */
public final class FlagOutsideProvider implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "flag-outside-provider",
          Severity.WARNING,
          Clause.C1,
          "VM_LOCAL_CPU is changed on a vma the driver may not change");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    for (FlagChange change : vma.flagChanges()) {
      if (!change.trouble().isEmpty()) {
        context.report(
            change.where(),
            String.format(
                "VM_LOCAL_CPU is %s %s in %s, but %s; only its provider, or a holder of mmap_lock"
                    + " for write, may change the flags of a vma: set it in .mmap",
                change.on() ? "set on" : "taken off",
                Trail.nameOf(vma),
                change.entry(),
                change.trouble()),
            Trail.ofProvider(context.provider())
                .then(change.path())
                .at(change.where(), "vm_flags is changed here")
                .steps());
      }
    }
  }
}
