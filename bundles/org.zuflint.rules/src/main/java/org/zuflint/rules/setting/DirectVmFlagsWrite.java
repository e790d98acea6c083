package org.zuflint.rules.setting;

import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.core.source.Place;
import org.zuflint.rules.trail.Trail;

/** An assignment to vm_flags of a local vma on a kernel where the member is const. */
public final class DirectVmFlagsWrite implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "direct-vm-flags-write",
          Severity.ERROR,
          null,
          "vm_flags of a local vma is assigned on a kernel that has vm_flags_set()");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    if (!context.concerned() || !context.kernel().atLeast(6, 3)) {
      return;
    }
    for (Place where : vma.assignments()) {
      context.report(
          where,
          "Linux "
              + context.kernel()
              + " does not let a driver assign vm_flags: the member is const since 6.3, and"
              + " mmap_lock must be held for write; use vm_flags_set(), vm_flags_clear() or"
              + " vm_flags_mod()",
          Trail.ofFlag(context.provider(), vma).then(where, "vm_flags is assigned here").steps());
    }
  }
}
