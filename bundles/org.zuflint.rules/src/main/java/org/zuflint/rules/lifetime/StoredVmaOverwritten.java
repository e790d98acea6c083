package org.zuflint.rules.lifetime;

import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** A second mmap that replaces the kept vma while the first one still has entries. */
public final class StoredVmaOverwritten implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "stored-vma-overwritten",
          Severity.WARNING,
          null,
          "a second mmap replaces the stored pointer to a local vma");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    if (!context.concerned()) {
      return;
    }
    for (Vma.Store store : vma.stores()) {
      if (!store.guarded()) {
        String message =
            String.format(
                "a second mmap replaces '%s' while the %s may still have live entries,"
                    + " which no zap reaches any more; refuse in '%s' with -EBUSY when the pointer"
                    + " is already set%s",
                store.field(),
                Trail.fullNameOf(vma),
                context.provider().function(),
                store.cleared() ? "" : ", and forget it in .close");
        context.report(
            store.where(),
            message,
            Trail.ofFlag(context.provider(), vma)
                .then(
                    store.where(),
                    "'" + store.field() + "' is overwritten without a look at what it holds")
                .steps());
      }
    }
  }
}
