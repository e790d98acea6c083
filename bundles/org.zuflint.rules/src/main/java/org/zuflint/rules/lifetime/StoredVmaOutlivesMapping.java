package org.zuflint.rules.lifetime;

import java.util.Optional;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** A vma that is used through a kept pointer after munmap() may have freed it. */
public final class StoredVmaOutlivesMapping implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "stored-vma-outlives-mapping",
          Severity.WARNING,
          null,
          "a stored pointer to a vma is used though munmap frees the vma");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    Vma.Operations operations = vma.operations();
    if (!context.concerned() || (operations != null && !operations.isKnown())) {
      return;
    }
    for (Vma.Store store : vma.stores()) {
      if (!store.cleared()) {
        used(context, store).ifPresent(use -> report(context, store, use));
      }
    }
  }

  /** The first use in another call than the mmap() that brings the vma. */
  private static Optional<Access> used(RuleContext context, Vma.Store store) {
    return store.uses().stream()
        .filter(use -> !use.context().function().equals(context.provider().function()))
        .findFirst();
  }

  private static void report(RuleContext context, Vma.Store store, Access use) {
    Vma vma = context.vma();
    context.report(
        store.where(),
        String.format(
            "'%s' keeps the %s after munmap() has freed it, as no .close forgets it, and %s() at"
                + " %s:%d uses it then; clear it in .close under the lock that the users take",
            store.field(),
            Trail.fullNameOf(vma),
            use.call(),
            use.where().file(),
            use.where().line()),
        Trail.ofFlag(context.provider(), vma)
            .then(store.where(), "kept in '" + store.field() + "'")
            .then(use.context().where(), Trail.nameOf(use.context()) + " enters the driver")
            .then(use.path())
            .at(use.where(), use.call() + "() uses the kept vma, mapped or not")
            .steps());
  }
}
