package org.zuflint.rules.setting;

import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** The patch's bit 37 means something else in the kernel that is asked about. */
public final class FlagBitCollision implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "flag-bit-collision",
          Severity.WARNING,
          null,
          "bit 37 of vm_flags has another meaning in this kernel");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    Kernel kernel = context.kernel();
    // include/linux/mm.h: VM_UFFD_MINOR_BIT is 37 from v5.13 to v6.5, then VM_HIGH_ARCH_BIT_5.
    if (vma.local() && kernel.atLeast(5, 13)) {
      context.report(
          vma.where(),
          String.format(
              "VM_LOCAL_CPU is bit 37 in the posted patch, and so is %s of Linux %s: each such vma"
                  + " would be taken for a local one, and this for one of those; take a free bit"
                  + " when the patch is ported",
              kernel.atLeast(6, 6) ? "VM_SHADOW_STACK (x86)" : "VM_UFFD_MINOR", kernel),
          Trail.ofFlag(context.provider(), vma).steps());
    }
  }
}
