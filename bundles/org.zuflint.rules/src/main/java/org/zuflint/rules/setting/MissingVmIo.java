package org.zuflint.rules.setting;

import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** A local vma whose pages core mm hands out, as it takes them for ordinary memory. */
public final class MissingVmIo implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-vm-io",
          Severity.WARNING,
          null,
          "GUP, ptrace and core dumps reach the pages of a local vma");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    if (!context.concerned() || vma.has("VM_IO")) {
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
        "%s VM_IO on the %s, which is not PFNMAP: get_user_pages(), ptrace and core dumps take"
            + " references to its pages for other tasks; set VM_IO in the provider",
        MixedVma.missing(vma, "VM_IO"), Trail.fullNameOf(vma));
  }
}
