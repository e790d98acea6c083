package org.zuflint.app.simulate;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.source.Place;
import org.zuflint.model.Clause;
import org.zuflint.model.ClauseVerdict;
import org.zuflint.model.Context;
import org.zuflint.model.Driver;
import org.zuflint.model.ModelFactory;
import org.zuflint.model.Operation;
import org.zuflint.model.Pinning;
import org.zuflint.model.Provider;
import org.zuflint.model.Step;
import org.zuflint.model.StepKind;
import org.zuflint.model.Verdict;
import org.zuflint.model.Vma;

/** The bridge: providers of an analysis become a driver that can be played and saved. */
public final class DriverModel {
  private static final ModelFactory MAKE = ModelFactory.eINSTANCE;

  private final Driver driver = MAKE.createDriver();
  private final SortedSet<String> names = new TreeSet<>();

  private DriverModel() {}

  /**
   * Every provider; one operation for each vma that has the flag or could have it and of which an
   * insert is known: one insert, then a zap, or else the next insert overwrites.
   */
  public static Driver of(List<org.zuflint.core.driver.Provider> providers, String name) {
    DriverModel model = new DriverModel();
    model.driver.setName(name);
    providers.forEach(model::provider);
    return model.driver;
  }

  private void provider(org.zuflint.core.driver.Provider from) {
    Provider provider = MAKE.createProvider();
    provider.setName(unique(from.function(), from.where()));
    provider.setFile(from.where().file());
    provider.setLine(from.where().line());
    driver.getProviders().add(provider);
    for (org.zuflint.core.driver.Vma vma : from.vmas()) {
      Vma made = vma(vma, provider);
      provider.getVmas().add(made);
      if (Use.plays(vma)) {
        operation(vma, made);
      }
    }
  }

  private Vma vma(org.zuflint.core.driver.Vma from, Provider provider) {
    Vma vma = MAKE.createVma();
    long same =
        provider.getVmas().stream().filter(one -> one.getName().startsWith(from.name())).count();
    vma.setName(same == 0 ? from.name() : from.name() + " #" + (same + 1));
    vma.setFile(from.where().file());
    vma.setLine(from.where().line());
    from.flags().stream().filter(flag -> flag.always()).forEach(flag -> flag(vma, flag.name()));
    vma.setLocal(from.local());
    vma.setVerdict(verdict(from.verdict()));
    for (ClauseState state : from.clauses()) {
      ClauseVerdict clause = MAKE.createClauseVerdict();
      clause.setClause(Clause.valueOf(state.clause().name()));
      clause.setVerdict(
          switch (state.status()) {
            case PROVED -> Verdict.VERIFIED;
            case BROKEN -> Verdict.VIOLATION;
            case OPEN -> Verdict.UNPROVEN;
          });
      clause.setReason(state.reason());
      vma.getClauses().add(clause);
    }
    return vma;
  }

  private static void flag(Vma vma, String flag) {
    if (!vma.getFlags().contains(flag)) {
      vma.getFlags().add(flag);
    }
  }

  private static Verdict verdict(org.zuflint.core.finding.Verdict from) {
    return switch (from) {
      case org.zuflint.core.finding.Verdict.Verified one -> Verdict.VERIFIED;
      case org.zuflint.core.finding.Verdict.Violation one -> Verdict.VIOLATION;
      case org.zuflint.core.finding.Verdict.Unproven one -> Verdict.UNPROVEN;
      case org.zuflint.core.finding.Verdict.Eligible one -> Verdict.ELIGIBLE;
      case org.zuflint.core.finding.Verdict.NotEligible one -> Verdict.NOT_ELIGIBLE;
      case org.zuflint.core.finding.Verdict.NoMapping one -> Verdict.NO_MAPPING;
    };
  }

  private void operation(org.zuflint.core.driver.Vma from, Vma vma) {
    List<Access> inserts = Use.accesses(from, Access.Kind.INSERT);
    if (inserts.isEmpty()) {
      return;
    }
    List<Access> zaps = Use.accesses(from, Access.Kind.ZAP);
    Operation operation = MAKE.createOperation();
    operation.setName(unique("use of " + vma.getName(), from.where()));
    StepKind insert = zaps.isEmpty() ? StepKind.OVERWRITE : StepKind.INSERT;
    operation.getSteps().add(step(insert, vma, inserts.getFirst()));
    operation.getSteps().add(step(StepKind.ACCESS, vma, inserts.getFirst()));
    if (!zaps.isEmpty()) {
      operation.getSteps().add(step(StepKind.ZAP, vma, zaps.getFirst()));
    }
    operation.setContext(operation.getSteps().getFirst().getContext());
    driver.getOperations().add(operation);
  }

  private Step step(StepKind kind, Vma vma, Access access) {
    Step step = MAKE.createStep();
    step.setKind(kind);
    step.setVma(vma);
    step.setContext(context(access.context()));
    step.setFile(access.where().file());
    step.setLine(access.where().line());
    return step;
  }

  private Context context(org.zuflint.core.driver.Context from) {
    String name = from.entry() + " in " + from.function() + "()";
    for (Context known : driver.getContexts()) {
      if (known.getName().equals(name)) {
        return known;
      }
    }
    Context context = MAKE.createContext();
    context.setName(name);
    context.setEntry(from.entry());
    context.setPinning(
        switch (from.pin()) {
          case PINNED -> Pinning.PINNED;
          case UNPINNED -> Pinning.MOVABLE;
          case UNKNOWN -> Pinning.UNKNOWN;
        });
    context.setReason(from.evidence());
    driver.getContexts().add(context);
    return context;
  }

  /** {@code name}, with its place when something else has the name already. */
  private String unique(String name, Place where) {
    String chosen = name;
    for (int more = 1; !names.add(chosen); more++) {
      String place = " (" + where.file() + ":" + where.line() + ")";
      chosen = name + place + (more == 1 ? "" : " #" + more);
    }
    return chosen;
  }
}
