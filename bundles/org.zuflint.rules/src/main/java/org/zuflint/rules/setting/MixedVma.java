package org.zuflint.rules.setting;

import java.util.List;
import java.util.Optional;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Step;

/** What makes a vma one of ordinary pages to core mm, though the driver fills it. */
final class MixedVma {
  private static final List<String> PAGE_INSERTS =
      List.of("vm_insert_page", "vm_insert_pages", "vm_map_pages", "vm_map_pages_zero");

  private MixedVma() {}

  /**
   * The flag or the insert that says so; empty for a vma that is PFNMAP on every path, and for one
   * that nothing is known to fill.
   */
  static Optional<Step> evidence(Vma vma) {
    if (vma.has("VM_PFNMAP") || vma.hasUnknownFlags()) {
      return Optional.empty();
    }
    Optional<Step> flag =
        vma.flags().stream()
            .filter(set -> set.name().equals("VM_MIXEDMAP"))
            .map(set -> new Step(set.where(), "VM_MIXEDMAP is set here"))
            .findFirst();
    return flag.or(() -> byInsert(vma));
  }

  // mm/memory.c vm_insert_page(): sets VM_MIXEDMAP when the vma does not have it yet.
  private static Optional<Step> byInsert(Vma vma) {
    return vma.accesses().stream()
        .filter(access -> access.kind() == Access.Kind.INSERT)
        .filter(access -> PAGE_INSERTS.contains(access.call()) || sometimesPfnmap(vma))
        .map(access ->
            new Step(
                access.where(),
                access.call()
                    + (PAGE_INSERTS.contains(access.call())
                        ? "() sets VM_MIXEDMAP"
                        : "() fills it")))
        .findFirst();
  }

  private static boolean sometimesPfnmap(Vma vma) {
    return vma.flags().stream().anyMatch(flag -> flag.name().equals("VM_PFNMAP"));
  }

  /** {@code only some paths set} or {@code nothing sets} the flag. */
  static String missing(Vma vma, String name) {
    boolean sometimes = vma.flags().stream().anyMatch(flag -> flag.name().equals(name));
    return sometimes ? "only some paths set" : "nothing sets";
  }
}
