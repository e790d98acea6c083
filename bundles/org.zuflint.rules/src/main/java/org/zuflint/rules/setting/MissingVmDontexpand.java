package org.zuflint.rules.setting;

import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** A local vma that mremap() may grow, duplicate and so move on any thread's CPU. */
public final class MissingVmDontexpand implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-vm-dontexpand",
          Severity.WARNING,
          null,
          "a local vma without VM_PFNMAP can be grown and duplicated by mremap");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    if (!context.concerned() || vma.has("VM_DONTEXPAND")) {
      return;
    }
    MixedVma.evidence(vma)
        .ifPresent(why ->
            context.report(
                vma.local() ? Severity.WARNING : Severity.INFO,
                vma.where(),
                message(vma),
                Trail.ofFlag(context.provider(), vma).then(why.where(), why.text()).steps()));
  }

  private static String message(Vma vma) {
    return String.format(
        "%s VM_DONTEXPAND on the %s, which is not PFNMAP: mremap() may grow it or, with a length of"
            + " 0, map it a second time, and moves its entries on the caller's CPU; set"
            + " VM_DONTEXPAND in the provider",
        MixedVma.missing(vma, "VM_DONTEXPAND"), Trail.fullNameOf(vma));
  }
}
