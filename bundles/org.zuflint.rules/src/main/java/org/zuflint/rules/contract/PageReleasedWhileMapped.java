package org.zuflint.rules.contract;

import java.util.Map;
import java.util.TreeMap;
import org.zuflint.core.driver.Leak;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.core.source.Place;
import org.zuflint.rules.trail.Trail;

/** A page goes back to its owner, or its owner is woken, while an entry still maps it (C4). */
public final class PageReleasedWhileMapped implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "page-released-while-mapped",
          Severity.ERROR,
          Clause.C4,
          "a page goes back to its owner while a local vma still maps it");

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
    Map<Place, Leak> worst = new TreeMap<>();
    for (Leak leak : vma.leaks()) {
      if (leak.kind() == Leak.Kind.PAGE || leak.kind() == Leak.Kind.WAITER) {
        worst.merge(leak.where(), leak, (old, now) -> old.sure() ? old : now);
      }
    }
    worst
        .values()
        .forEach(leak ->
            context.report(
                leak.sure() ? Severity.ERROR : Severity.WARNING,
                leak.where(),
                message(vma, leak),
                Trail.ofFlag(context.provider(), vma).then(leak.path()).steps()));
  }

  private static String message(Vma vma, Leak leak) {
    String does =
        leak.kind() == Leak.Kind.PAGE
            ? "gives a page back"
            : "tells the owner of the pages to go on";
    return String.format(
        "%s in %s %s while entries of the VM_LOCAL_CPU %s %s live: the server still reads and"
            + " writes what belongs to somebody else by then; zap first",
        Leak.said(leak.call()),
        leak.entry(),
        does,
        Trail.nameOf(vma),
        leak.sure() ? "are" : "may be");
  }
}
