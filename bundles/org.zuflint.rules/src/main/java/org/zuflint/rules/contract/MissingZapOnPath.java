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

/** A path from an insert to the end of its entry without a zap, then or later (C4). */
public final class MissingZapOnPath implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-zap-on-path",
          Severity.ERROR,
          Clause.C4,
          "a path ends with entries of a local vma live, and nothing zaps them");

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
    Map<Place, Leak> first = new TreeMap<>();
    for (Leak leak : vma.leaks()) {
      if (leak.kind() == Leak.Kind.LEFT || leak.kind() == Leak.Kind.NEVER) {
        first.putIfAbsent(leak.where(), leak);
      }
    }
    first
        .values()
        .forEach(leak ->
            context.report(
                leak.sure() ? Severity.ERROR : Severity.WARNING,
                leak.where(),
                message(vma, leak),
                Trail.ofFlag(context.provider(), vma).then(leak.path()).steps()));
  }

  private static String message(Vma vma, Leak leak) {
    return leak.kind() == Leak.Kind.NEVER
        ? String.format(
            "nothing zaps what %s() in %s inserts into the VM_LOCAL_CPU %s: the pages stay mapped"
                + " after the operation; zap in the thread that has inserted, before the owner goes"
                + " on",
            leak.call(), leak.entry(), Trail.nameOf(vma))
        : String.format(
            "%s leaves here with entries of the VM_LOCAL_CPU %s live, and %s before it inserts"
                + " again: the pages stay mapped after the operation; zap on this path too, or"
                + " first thing in the next entry",
            leak.entry(),
            Trail.nameOf(vma),
            leak.sure() ? "no entry zaps them" : "not every entry zaps them");
  }
}
