package org.zuflint.sim.file;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.emf.ecore.EObject;
import org.zuflint.model.Cost;
import org.zuflint.model.CostKind;
import org.zuflint.model.Driver;
import org.zuflint.model.Machine;
import org.zuflint.model.Named;
import org.zuflint.model.Operation;
import org.zuflint.model.Provider;
import org.zuflint.model.Scenario;
import org.zuflint.model.Step;
import org.zuflint.model.StepKind;
import org.zuflint.model.Study;

/** What is wrong with a study, one sentence for each fault, each with the element's name. */
public final class StudyCheck {
  private static final int MOST_CPUS = 8192;
  private static final Set<StepKind> OF_A_VMA =
      EnumSet.of(StepKind.INSERT, StepKind.OVERWRITE, StepKind.ACCESS, StepKind.ZAP);

  private final List<Complaint> complaints = new ArrayList<>();
  private EObject at;

  /**
   * One thing that is wrong.
   *
   * @param on the element that it is wrong with
   * @param text the sentence, which names the element
   */
  public record Complaint(EObject on, String text) {}

  private StudyCheck(Study study) {
    at = study;
  }

  /** Empty when nothing is wrong; in the order of the file. */
  public static List<String> complaints(Study study) {
    return check(study).stream().map(Complaint::text).toList();
  }

  /** The same, with the elements. */
  public static List<Complaint> check(Study study) {
    StudyCheck check = new StudyCheck(study);
    check.study(study);
    return List.copyOf(check.complaints);
  }

  private void study(Study study) {
    String where = name("study", study, "");
    names("machine", study.getMachines(), where);
    names("driver", study.getDrivers(), where);
    names("scenario", study.getScenarios(), where);
    names("result", study.getResults(), where);
    names("trace", study.getTraces(), where);
    study.getMachines().forEach(this::machine);
    study.getDrivers().forEach(this::driver);
    study.getScenarios().forEach(this::scenario);
  }

  private void machine(Machine machine) {
    at = machine;
    String where = "machine '" + machine.getName() + "': ";
    int cpus = machine.getCpus();
    need(cpus >= 1 && cpus <= MOST_CPUS, where + "cpus is " + cpus + ", not 1 to " + MOST_CPUS);
    int sockets = machine.getSockets();
    need(
        sockets >= 1 && cpus % Math.max(1, sockets) == 0,
        where + cpus + " cpus do not spread evenly over " + sockets + " sockets");
    int perCore = machine.getThreadsPerCore();
    need(
        perCore >= 1 && cpus % Math.max(1, sockets * perCore) == 0,
        where + "threadsPerCore " + perCore + " does not divide the cpus of a socket");
    Set<CostKind> seen = EnumSet.noneOf(CostKind.class);
    for (Cost cost : machine.getCosts()) {
      at = cost;
      String of = where + "cost '" + cost.getKind().getLiteral() + "': ";
      need(seen.add(cost.getKind()), of + "given twice");
      cost(cost, of);
    }
  }

  private void cost(Cost cost, String where) {
    need(
        Double.isFinite(cost.getValue()) && cost.getValue() >= 0,
        where + "value " + cost.getValue() + " is not a number from 0");
    need(
        !cost.isSetLow() || (cost.getLow() >= 0 && cost.getLow() <= cost.getValue()),
        where + "low " + cost.getLow() + " is not between 0 and value " + cost.getValue());
    need(
        !cost.isSetHigh() || (cost.getHigh() >= cost.getValue() && Double.isFinite(cost.getHigh())),
        where + "high " + cost.getHigh() + " is below value " + cost.getValue());
    need(!blank(cost.getSource()), where + "no source; say where the value comes from");
  }

  private void driver(Driver driver) {
    String where = "driver '" + driver.getName() + "': ";
    names("provider", driver.getProviders(), where);
    names("context", driver.getContexts(), where);
    names("operation", driver.getOperations(), where);
    for (Provider provider : driver.getProviders()) {
      names("vma", provider.getVmas(), where + "provider '" + provider.getName() + "': ");
    }
    driver.getOperations().forEach(operation -> operation(operation, where));
  }

  private void operation(Operation operation, String driver) {
    at = operation;
    String where = driver + "operation '" + operation.getName() + "': ";
    need(!operation.getSteps().isEmpty(), where + "no steps");
    for (int index = 0; index < operation.getSteps().size(); index++) {
      Step step = operation.getSteps().get(index);
      at = step;
      String at = where + "step " + (index + 1) + " (" + step.getKind().getLiteral() + "): ";
      need(step.getPages() >= 1, at + "pages is " + step.getPages() + ", not 1 or more");
      need(step.getTimes() >= 1, at + "times is " + step.getTimes() + ", not 1 or more");
      need(step.getVma() != null || !OF_A_VMA.contains(step.getKind()), at + "no vma");
    }
  }

  private void scenario(Scenario scenario) {
    at = scenario;
    String where = "scenario '" + scenario.getName() + "': ";
    need(scenario.getMachine() != null, where + "no machine");
    need(scenario.getDriver() != null, where + "no driver");
    need(!scenario.getThreads().isEmpty(), where + "no number of threads");
    for (int threads : scenario.getThreads()) {
      need(threads >= 1, where + "threads is " + threads + ", not 1 or more");
    }
    need(
        scenario.getOperations() >= 1,
        where + "operations is " + scenario.getOperations() + ", not 1 or more");
    need(scenario.getWarmUp() >= 0, where + "warmUp is " + scenario.getWarmUp());
    Operation operation = scenario.getOperation();
    need(
        operation == null
            || scenario.getDriver() == null
            || scenario.getDriver().getOperations().contains(operation),
        where + "its operation is not one of its driver");
  }

  private void names(String kind, List<? extends Named> all, String where) {
    Set<String> seen = new TreeSet<>();
    for (Named one : all) {
      String name = name(kind, one, where);
      need(blank(one.getName()) || seen.add(one.getName()), name + "there are two of that name");
    }
  }

  /** Where {@code named} is, for messages; complains when it has no name. */
  private String name(String kind, Named named, String where) {
    at = named;
    need(!blank(named.getName()), where + "a " + kind + " has no name");
    return where + kind + " '" + named.getName() + "': ";
  }

  private void need(boolean holds, String complaint) {
    if (!holds) {
      complaints.add(new Complaint(at, complaint));
    }
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
