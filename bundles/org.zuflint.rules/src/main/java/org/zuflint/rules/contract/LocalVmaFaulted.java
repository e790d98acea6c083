package org.zuflint.rules.contract;

import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** A fault handler of a local vma that installs an entry or makes one writable (C3). */
public final class LocalVmaFaulted implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "local-vma-faulted",
          Severity.ERROR,
          Clause.C3,
          "a page fault may install or make writable an entry of a local vma");

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
    copied(context, vma);
    for (Handler handler : vma.handlers()) {
      // An unknown handler leaves the clause open; it is no proof of a broken promise.
      if (handler.behaviour() == Handler.Behaviour.MAPS) {
        context.report(
            handler.where(),
            message(vma, handler),
            Trail.ofFlag(context.provider(), vma).through(vma, handler).steps());
      }
    }
  }

  /** What a server writes to a private mapping is copied in a fault (mm/memory.c, wp_page_copy). */
  private static void copied(RuleContext context, Vma vma) {
    for (ClauseState clause : vma.clauses()) {
      if (clause.clause() == Clause.C3
          && clause.status() == ClauseState.Status.BROKEN
          && clause.reason().contains("MAP_PRIVATE")) {
        context.report(
            context.provider().where(),
            String.format(
                "'%s' lets the VM_LOCAL_CPU %s be mapped MAP_PRIVATE, as the server does: what is"
                    + " written there is copied in a page fault; refuse it without VM_SHARED",
                context.provider().function(), Trail.nameOf(vma)),
            clause.path());
      }
    }
  }

  private static String message(Vma vma, Handler handler) {
    String does =
        handler.member().endsWith("_mkwrite") ? "makes entries writable in" : "maps pages into";
    return String.format(
        "'%s' (.%s) %s the VM_LOCAL_CPU %s: %s; faults come on any CPU, whose stale entry a local"
            + " flush misses; return VM_FAULT_SIGBUS and insert from the pinned thread, or drop the"
            + " flag",
        handler.function(), handler.member(), does, Trail.nameOf(vma), handler.reason());
  }
}
