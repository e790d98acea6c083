package org.zuflint.rules.setting;

import java.util.List;
import java.util.Optional;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.core.source.Place;
import org.zuflint.rules.trail.Trail;

/** A local vma whose entries fork() copies into the child, where nobody ever zaps them. */
public final class MissingVmDontcopy implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-vm-dontcopy",
          Severity.WARNING,
          null,
          "a local vma with PFNMAP or MIXEDMAP is copied by fork");
  private static final List<String> COPIED = List.of("VM_PFNMAP", "VM_MIXEDMAP");
  private static final List<String> PAGE_INSERTS =
      List.of("vm_insert_page", "vm_insert_pages", "vm_map_pages", "vm_map_pages_zero");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    if (!context.concerned() || vma.has("VM_DONTCOPY") || vma.hasUnknownFlags()) {
      return;
    }
    copied(vma)
        .ifPresent(why ->
            context.report(
                vma.local() ? Severity.WARNING : Severity.INFO,
                vma.where(),
                message(vma, why.flag()),
                Trail.ofFlag(context.provider(), vma).then(why.where(), why.text()).steps()));
  }

  /** Why fork() copies the entries: a flag, and where it comes from. */
  private record Copied(String flag, Place where, String text) {}

  private static Optional<Copied> copied(Vma vma) {
    Optional<Copied> byFlag =
        vma.flags().stream()
            .filter(flag -> COPIED.contains(flag.name()))
            .map(flag ->
                new Copied(
                    flag.name(), flag.where(), flag.name() + " makes fork() copy the entries"))
            .findFirst();
    // mm/memory.c vm_insert_page(): sets VM_MIXEDMAP when the vma does not have it yet.
    return byFlag.or(() ->
        vma.accesses().stream()
            .filter(access -> PAGE_INSERTS.contains(access.call()))
            .map(access ->
                new Copied(
                    "VM_MIXEDMAP",
                    access.where(),
                    access.call() + "() sets VM_MIXEDMAP: fork() copies"))
            .findFirst());
  }

  private static String message(Vma vma, String flag) {
    boolean sometimes = vma.flags().stream().anyMatch(set -> set.name().equals("VM_DONTCOPY"));
    return String.format(
        "%s VM_DONTCOPY on the %s: fork() copies the entries of a %s vma, and the"
            + " child keeps the pages after the driver has zapped the parent's; set VM_DONTCOPY in"
            + " the provider",
        sometimes ? "only some paths set" : "nothing sets", Trail.fullNameOf(vma), flag);
  }
}
