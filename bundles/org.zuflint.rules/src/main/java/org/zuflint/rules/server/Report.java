package org.zuflint.rules.server;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.ServerThread;
import org.zuflint.core.driver.ServerThread.Cpus;
import org.zuflint.core.driver.ServerThread.Sharing;
import org.zuflint.core.driver.ServerThread.Use;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.source.Place;
import org.zuflint.rules.trail.Trail;

/** How rules on the server tell what they have found: once a thread, at the place that decides. */
final class Report {
  private Report() {}

  /**
   * Reports each thread that uses the vma on CPUs of this kind.
   *
   * @param text what is wrong, after the thread's name and before what it does
   * @param cure what to do
   */
  static void threads(RuleContext context, Cpus cpus, Severity severity, String text, String cure) {
    for (ServerThread thread : context.vma().servers()) {
      Use use = thread.uses().stream().filter(each -> each.cpus() == cpus).findFirst().orElse(null);
      if (!context.vma().local() || use == null) {
        continue;
      }
      Set<String> operations = new TreeSet<>();
      thread.uses().stream()
          .filter(each -> each.cpus() == cpus)
          .forEach(each -> operations.add(each.operation()));
      Place decided = use.decided();
      boolean refused = isRefused(context.vma());
      String message =
          String.format(
              "server thread '%s' %s (%s) and uses the VM_LOCAL_CPU %s: %s; %s%s",
              thread.function(),
              text,
              use.evidence(),
              Trail.nameOf(context.vma()),
              String.join(", ", operations),
              cure,
              refused ? "; the driver checks its callers and will refuse it" : "");
      context.report(
          refused ? Severity.WARNING : severity,
          decided == null ? thread.created() : decided,
          message,
          Trail.ofFlag(context.provider(), context.vma())
              .then(thread.created(), "server thread '" + thread.function() + "' is started")
              .then(use.path())
              .then(use.where(), use.operation() + " is done here")
              .steps());
    }
  }

  /** What may be shared by a thread that may not even have the vma is for the verdict to say. */
  private static boolean usesIt(ServerThread thread) {
    return thread.isStarted() && !thread.uses().isEmpty();
  }

  /** Whether the kernel half itself lets only pinned callers through. */
  private static boolean isRefused(Vma vma) {
    return !vma.accesses().isEmpty()
        && vma.accesses().stream().allMatch(access -> access.context().pin() == Context.Pin.PINNED);
  }

  /** Reports the ways of these kinds in which others get at the mapping. */
  static void sharings(RuleContext context, EnumSet<Sharing.How> kinds, String cure) {
    Set<Place> told = new TreeSet<>();
    for (ServerThread thread : context.vma().servers()) {
      for (Sharing sharing : thread.sharings()) {
        if (context.vma().local()
            && kinds.contains(sharing.how())
            && (sharing.certain() || usesIt(thread))
            && told.add(sharing.where())) {
          context.report(
              sharing.certain() ? Severity.ERROR : Severity.WARNING,
              sharing.where(),
              String.format(
                  "the mapping of the VM_LOCAL_CPU %s in server thread '%s' does not stay there:"
                      + " %s; %s",
                  Trail.nameOf(context.vma()), thread.function(), sharing.text(), cure),
              Trail.ofFlag(context.provider(), context.vma())
                  .then(thread.created(), "server thread '" + thread.function() + "' is started")
                  .then(sharing.path())
                  .then(sharing.where(), sharing.text())
                  .steps());
        }
      }
    }
  }
}
