package org.zuflint.rules.setting;

import java.util.Optional;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.core.source.Place;
import org.zuflint.rules.trail.Trail;

/** A flag that is 0, or that the flush never sees. */
public final class FlagWithoutEffect implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "flag-without-effect",
          Severity.INFO,
          null,
          "VM_LOCAL_CPU changes nothing in this configuration or kernel");

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
    for (Place zero : vma.zeroes()) {
      context.report(
          Severity.WARNING,
          zero,
          "where VM_LOCAL_CPU is defined as 0, the "
              + Trail.nameOf(vma)
              + " is an ordinary one: each flush goes to all CPUs, and an insert over a live entry"
              + " fails; refuse the mmap there, or do not count on the flag",
          Trail.ofFlag(context.provider(), vma).at(zero, "VM_LOCAL_CPU is 0 here").steps());
    }
    if (context.kernel().atLeast(4, 20)) {
      report(context, vma.where(), ported(context));
    } else {
      wide(vma).ifPresent(zap -> report(context, zap.where(), posted(vma, zap)));
    }
  }

  /** A zap of a driver that never inserts over a live entry: all that it removes goes this way. */
  private static Optional<Access> wide(Vma vma) {
    boolean overwrites =
        vma.accesses().stream()
            .anyMatch(access ->
                access.kind() == Access.Kind.INSERT
                    && access.meets() != Access.Entries.NONE
                    && access.meets() != Access.Entries.OTHER);
    return overwrites
        ? Optional.empty()
        : vma.accesses().stream().filter(access -> access.kind() == Access.Kind.ZAP).findFirst();
  }

  // arch/x86/include/asm/tlb.h of 4.17: tlb_flush() calls flush_tlb_mm_range(mm, start, end, 0UL).
  private static String posted(Vma vma, Access zap) {
    return zap.call()
        + "() flushes the "
        + Trail.nameOf(vma)
        + " on all CPUs with the patch as posted: mmu_gather hands flush_tlb_mm_range() no vm_flags"
        + " (0), so only inserts over live entries gain; carry the flag in mmu_gather";
  }

  private static String ported(RuleContext context) {
    return "Linux "
        + context.kernel()
        + " has no place for the posted patch's test: flush_tlb_mm_range() gets no vm_flags since"
        + " 4.20; a port must carry the flag in mmu_gather";
  }

  private static void report(RuleContext context, Place where, String message) {
    context.report(
        where,
        message,
        Trail.ofFlag(context.provider(), context.vma()).at(where, "flushed on all CPUs").steps());
  }
}
