package org.zuflint.rules.contract;

import java.util.List;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.ServerThread;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Breaches;
import org.zuflint.rules.trail.Trail;

/**
 * An insert or zap of a local vma in a context whose CPU is not fixed, or not proved to be (C2).
 * What is deferred is deferred-access's, what is fixed for a while is migration-window's.
 */
public final class UnpinnedAccess implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "unpinned-access",
          Severity.ERROR,
          Clause.C2,
          "a local vma is used in a context that is not proved pinned to one CPU");

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
    for (List<Access> accesses : Breaches.byPlace(vma, Access.Breach.UNPINNED)) {
      report(context, only(vma, accesses, Context.Pin.UNPINNED));
      report(context, only(vma, accesses, Context.Pin.UNKNOWN));
    }
  }

  private static List<Access> only(Vma vma, List<Access> accesses, Context.Pin pin) {
    return accesses.stream()
        .filter(access -> access.context().pin() == pin && !isServers(vma, access))
        .toList();
  }

  /** When a thread of the given server is to blame, the rules on the server say so. */
  private static boolean isServers(Vma vma, Access access) {
    return vma.servers().stream()
        .flatMap(thread -> thread.uses().stream())
        .anyMatch(use ->
            use.cpus() != ServerThread.Cpus.ONE
                && access.context().evidence().startsWith("server thread")
                && access.context().evidence().endsWith(use.evidence()));
  }

  private static void report(RuleContext context, List<Access> accesses) {
    if (accesses.isEmpty()) {
      return;
    }
    Access first = accesses.get(0);
    Context.Pin pin = first.context().pin();
    String entries = Breaches.entries(accesses);
    String what = Breaches.what(first, context.vma());
    String message =
        pin == Context.Pin.UNPINNED
            ? unpinned(what, entries, first)
            : unknown(what, entries, first);
    context.report(
        pin == Context.Pin.UNPINNED ? Severity.ERROR : Severity.WARNING,
        first.where(),
        message,
        Trail.ofFlag(context.provider(), context.vma()).through(context.vma(), first).steps());
  }

  private static String unpinned(String what, String entries, Access first) {
    return String.format(
        "%s runs in %s, which may run on any CPU (%s): the owner's CPU keeps the old entry; do it"
            + " from the pinned thread",
        what, entries, first.context().evidence());
  }

  private static String unknown(String what, String entries, Access first) {
    return String.format(
        "%s runs in %s, and nothing shows that its caller is pinned (%s); give the server's source"
            + " too, or refuse at the entry: if (current->nr_cpus_allowed != 1) return -EPERM",
        what, entries, first.context().evidence());
  }
}
