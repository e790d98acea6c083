package org.zuflint.rules.contract;

import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/**
 * A local vma that leaves the answer to a page fault to core mm, whose answer changed with 4.18
 * (C3).
 */
public final class LocalVmaWithoutFaultGuard implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "local-vma-without-fault-guard",
          Severity.WARNING,
          Clause.C3,
          "a local vma has no fault handler of its own that refuses page faults");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    if (!vma.local()
        || vma.handlers().stream().anyMatch(handler -> handler.member().equals("fault"))) {
      return;
    }
    Vma.Operations operations = vma.operations();
    if (operations == null) {
      withoutOperations(context, vma);
    } else if (operations.isKnown()) {
      String message =
          String.format(
              "vm_ops '%s' of the VM_LOCAL_CPU %s has no .fault: core mm answers a fault with"
                  + " SIGBUS, in every version, but says nothing in the log; add a handler that"
                  + " warns and returns VM_FAULT_SIGBUS",
              operations.table(), Trail.nameOf(vma));
      var path =
          Trail.ofFlag(context.provider(), vma)
              .then(operations.where(), "'" + operations.table() + "' are its vm_ops")
              .steps();
      context.report(Severity.INFO, operations.where(), message, path);
    }
  }

  private static void withoutOperations(RuleContext context, Vma vma) {
    String who = "the VM_LOCAL_CPU " + Trail.nameOf(vma) + " has no vm_ops: ";
    var path = Trail.ofFlag(context.provider(), vma).steps();
    if (faultsInZeroPages(vma)) {
      String message =
          who
              + "on Linux "
              + context.kernel()
              + " a private mapping without vm_ops is anonymous, and any access faults in zero"
              + " pages on any CPU; set vm_ops with a .fault that returns VM_FAULT_SIGBUS";
      context.report(vma.where(), message, path);
    } else {
      context.report(Severity.INFO, vma.where(), who + answerOfCoreMm(context.kernel()), path);
    }
  }

  private static boolean faultsInZeroPages(Vma vma) {
    return vma.clauses().stream()
        .anyMatch(
            state -> state.clause() == Clause.C3 && state.status() == ClauseState.Status.BROKEN);
  }

  /** mm: vma_init() gives an empty dummy_vm_ops since 4.18; do_fault() then finds no .fault. */
  private static String answerOfCoreMm(Kernel kernel) {
    String today =
        kernel.atLeast(4, 18)
            ? "Linux " + kernel + " answers a fault with SIGBUS (empty dummy vm_ops)"
            : "Linux " + kernel + " answers a fault with SIGBUS for a shared mapping only";
    return today
        + ", but up to 4.17 a private mapping faults in zero pages; set vm_ops with a .fault that"
        + " returns VM_FAULT_SIGBUS";
  }
}
