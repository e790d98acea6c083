package org.zuflint.rules.contract;

import java.util.List;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Breaches;
import org.zuflint.rules.trail.Trail;

/** The CPU is fixed at the access, but not from insert to zap: the task may move between (C2). */
public final class MigrationWindow implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "migration-window",
          Severity.WARNING,
          Clause.C2,
          "a task is pinned at insert or zap, but may migrate while entries are live");

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
    for (List<Access> accesses : Breaches.byPlace(vma, Access.Breach.WINDOW)) {
      if (isUnpinned(vma, accesses)) {
        continue;
      }
      Access first = accesses.get(0);
      boolean anywhere =
          accesses.stream().anyMatch(access -> access.context().pin() == Context.Pin.UNPINNED);
      context.report(
          anywhere ? Severity.ERROR : Severity.WARNING,
          first.where(),
          String.format(
              "%s runs in %s, whose CPU is not fixed from insert to zap (%s): the task may migrate"
                  + " in between, and the zap then flushes another TLB; %s",
              Breaches.what(first, vma),
              Breaches.entries(accesses),
              first.reason(),
              cure(anywhere)),
          Trail.ofFlag(context.provider(), vma).through(vma, first).steps());
    }
  }

  /** Where another path of the same entry has no pin at all, unpinned-access speaks. */
  private static boolean isUnpinned(Vma vma, List<Access> accesses) {
    return vma.accesses().stream()
        .anyMatch(other ->
            other.breach() == Access.Breach.UNPINNED
                && accesses.stream().allMatch(access -> isSame(access, other)));
  }

  private static boolean isSame(Access access, Access other) {
    return access.where().equals(other.where())
        && access.context().function().equals(other.context().function());
  }

  private static String cure(boolean anywhere) {
    return anywhere
        ? "bind the thread to one CPU before it runs, or zap before the region ends"
        : "check current->nr_cpus_allowed == 1 at the entry, or zap before the region ends or the"
            + " task sleeps";
  }
}
