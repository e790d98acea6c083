package org.zuflint.rules.contract;

import java.util.List;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Breaches;
import org.zuflint.rules.trail.Trail;

/** A local vma that a CPU other than its owner's works on (C1). */
public final class CrossCpuAccess implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "cross-cpu-access",
          Severity.ERROR,
          Clause.C1,
          "a local vma is used on another CPU than its owner's");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    if (!vma.local()) {
      return;
    }
    for (List<Access> accesses : Breaches.byPlace(vma, Access.Breach.OTHER_CPU)) {
      Access first = accesses.get(0);
      context.report(
          first.where(),
          String.format(
              "the VM_LOCAL_CPU %s is used on another CPU than its owner's: %s; only the owner's"
                  + " TLB is flushed, so another CPU keeps or leaves a stale entry; hand the work"
                  + " to the owning thread",
              Trail.nameOf(vma), first.reason()),
          Trail.ofFlag(context.provider(), vma).through(vma, first).steps());
    }
  }
}
