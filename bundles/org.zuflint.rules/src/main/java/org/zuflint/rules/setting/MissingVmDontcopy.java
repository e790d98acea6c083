package org.zuflint.rules.setting;

import java.util.List;
import java.util.Optional;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
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

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    Optional<Vma.Flag> copied =
        vma.flags().stream().filter(flag -> COPIED.contains(flag.name())).findFirst();
    if (!vma.local() || copied.isEmpty() || vma.has("VM_DONTCOPY")) {
      return;
    }
    boolean sometimes = vma.flags().stream().anyMatch(flag -> flag.name().equals("VM_DONTCOPY"));
    String message =
        String.format(
            "%s VM_DONTCOPY on the VM_LOCAL_CPU %s: fork() copies the entries of a %s vma, and the"
                + " child keeps the pages after the driver has zapped the parent's; set VM_DONTCOPY"
                + " in the provider",
            sometimes ? "only some paths set" : "nothing sets",
            Trail.nameOf(vma),
            copied.get().name());
    context.report(
        vma.where(),
        message,
        Trail.ofFlag(context.provider(), vma)
            .then(copied.get().where(), copied.get().name() + " makes fork() copy the entries")
            .steps());
  }
}
