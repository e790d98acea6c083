package org.zuflint.rules.setting;

import java.util.List;
import java.util.Optional;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Leak;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** A local vma that is zapped or filled by calls that need VM_PFNMAP, without it. */
public final class MissingVmPfnmap implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-vm-pfnmap",
          Severity.ERROR,
          Clause.C4,
          "a local vma lacks the VM_PFNMAP that its insert or zap calls need");
  private static final List<String> PFN_INSERTS =
      List.of(
          "vm_insert_pfn",
          "vm_insert_pfn_prot",
          "vmf_insert_pfn",
          "vmf_insert_pfn_prot",
          "vmf_insert_pfn_pmd",
          "vmf_insert_pfn_pmd_prot",
          "vmf_insert_pfn_pud",
          "vmf_insert_pfn_pud_prot");
  private static final List<String> MIXED_INSERTS =
      List.of(
          "vm_insert_mixed",
          "vm_insert_mixed_mkwrite",
          "vmf_insert_mixed",
          "vmf_insert_mixed_mkwrite",
          "vmf_insert_mixed_prot");
  private static final List<String> PAGE_INSERTS =
      List.of("vm_insert_page", "vm_insert_pages", "vm_map_pages", "vm_map_pages_zero");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    if (!context.concerned() || vma.hasUnknownFlags()) {
      return;
    }
    if (vma.has("VM_PFNMAP")) {
      takenAway(context);
      return;
    }
    call(vma, List.of("zap_vma_ptes"))
        .ifPresent(zap -> report(context, zap, zapMessage(context, zap)));
    if (!vma.has("VM_MIXEDMAP")) {
      call(vma, PFN_INSERTS)
          .ifPresent(
              insert -> report(context, insert, insertMessage(vma, insert, "hits its BUG_ON")));
      call(vma, MIXED_INSERTS)
          .ifPresent(insert ->
              report(
                  context,
                  insert,
                  insertMessage(
                      vma, insert, "hits its BUG_ON unless the pfn is marked special or devmap")));
    }
  }

  /** The provider sets the flag, and another entry clears it before it zaps. */
  private static void takenAway(RuleContext context) {
    Vma vma = context.vma();
    for (Leak leak : vma.leaks()) {
      if (leak.kind() == Leak.Kind.IDLE && leak.sure()) {
        context.report(
            leak.where(),
            String.format(
                "%s() does nothing, because VM_PFNMAP has been taken away from the %s:"
                    + " the entries stay mapped; leave the flag as the provider sets it",
                leak.call(), Trail.fullNameOf(vma)),
            Trail.ofFlag(context.provider(), vma).then(leak.path()).steps());
      }
    }
  }

  private static Optional<Access> call(Vma vma, List<String> names) {
    return vma.accesses().stream().filter(access -> names.contains(access.call())).findFirst();
  }

  private static String zapMessage(RuleContext context, Access zap) {
    Vma vma = context.vma();
    // mm/memory.c zap_vma_ptes(): the same test in every version; only the return value went with
    // 4.18.
    String does =
        context.kernel().atLeast(4, 18) ? "silently does nothing" : "does nothing but return -1";
    boolean pages = call(vma, PAGE_INSERTS).isPresent();
    String cure =
        pages
            ? "set VM_PFNMAP and insert with vmf_insert_pfn(), as vm_insert_page() refuses a PFNMAP"
                + " vma"
            : "set VM_PFNMAP in the provider";
    return String.format(
        "%s() at %s:%d %s, because %s the VM_PFNMAP of the %s: the entries stay" + " mapped; %s",
        zap.call(),
        zap.where().file(),
        zap.where().line(),
        does,
        missing(vma),
        Trail.fullNameOf(vma),
        cure);
  }

  private static String insertMessage(Vma vma, Access insert, String what) {
    return String.format(
        "%s() at %s:%d %s, because %s the VM_PFNMAP of the %s; set it in the provider",
        insert.call(),
        insert.where().file(),
        insert.where().line(),
        what,
        missing(vma),
        Trail.fullNameOf(vma));
  }

  private static String missing(Vma vma) {
    boolean sometimes = vma.flags().stream().anyMatch(flag -> flag.name().equals("VM_PFNMAP"));
    return sometimes ? "only some paths set" : "nothing sets";
  }

  private static void report(RuleContext context, Access access, String message) {
    Vma vma = context.vma();
    context.report(
        vma.where(), message, Trail.ofFlag(context.provider(), vma).through(vma, access).steps());
  }
}
