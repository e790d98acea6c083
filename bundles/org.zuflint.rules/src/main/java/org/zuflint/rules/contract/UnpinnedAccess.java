package org.zuflint.rules.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.core.source.Place;
import org.zuflint.rules.trail.Trail;

/**
 * An insert or zap of a local vma in a context whose CPU is not fixed, or not proved to be (C2).
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
    reportAll(context, Context.Pin.UNPINNED);
    reportAll(context, Context.Pin.UNKNOWN);
  }

  /** One finding a place: a helper reached from ten commands is one problem with ten ways in. */
  private static void reportAll(RuleContext context, Context.Pin pin) {
    Map<Place, List<Access>> byPlace = new TreeMap<>();
    for (Access access : context.vma().accesses()) {
      if (access.context().pin() == pin && !isFault(context.vma(), access)) {
        byPlace.computeIfAbsent(access.where(), place -> new ArrayList<>()).add(access);
      }
    }
    byPlace.values().forEach(accesses -> report(context, accesses));
  }

  /** A fault that inserts is local-vma-faulted's; the cure is to refuse it, not to pin it. */
  private static boolean isFault(Vma vma, Access access) {
    return vma.handlers().stream()
        .anyMatch(handler -> handler.function().equals(access.context().function()));
  }

  private static void report(RuleContext context, List<Access> accesses) {
    Access first = accesses.get(0);
    Context.Pin pin = first.context().pin();
    String entries =
        accesses.stream()
            .map(access -> Trail.nameOf(access.context()))
            .distinct()
            .collect(Collectors.joining(", "));
    String what = first.call() + "() on the VM_LOCAL_CPU " + Trail.nameOf(context.vma());
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
