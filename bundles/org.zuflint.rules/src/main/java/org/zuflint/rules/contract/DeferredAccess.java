package org.zuflint.rules.contract;

import java.util.List;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Breaches;
import org.zuflint.rules.trail.Trail;

/**
 * An insert or zap of a local vma that runs apart from its operation: work, timer, release (C4).
 */
public final class DeferredAccess implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "deferred-access",
          Severity.ERROR,
          Clause.C4,
          "a local vma is used by work, a timer or another deferred context");

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
    for (List<Access> accesses : Breaches.byPlace(vma, Access.Breach.DEFERRED)) {
      Access first = accesses.get(0);
      context.report(
          first.where(),
          message(vma, accesses),
          Trail.ofFlag(context.provider(), vma).through(vma, first).steps());
    }
  }

  private static String message(Vma vma, List<Access> accesses) {
    Access first = accesses.get(0);
    String entries = Breaches.entries(accesses);
    if (first.context().entry().equals("release")) {
      return String.format(
          "%s runs in %s, by whichever task drops the last reference: a mapping of this file holds"
              + " one, so that here its vma is freed already, and another file's is another task's;"
              + " zap before the operation ends",
          Breaches.what(first, vma), entries);
    }
    return String.format(
        "%s runs in %s, apart from the operation that uses the entries: they %s while another CPU"
            + " may run it, and a flush there misses the owner's TLB; do it in the pinned thread,"
            + " before the operation ends",
        Breaches.what(first, vma),
        entries,
        first.kind() == Access.Kind.ZAP ? "stay live until then," : "come at any time,");
  }
}
