package org.zuflint.sim.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.system.Rule;
import org.zuflint.sim.system.TransitionSystem;

/** Makes the transition system of a setup. */
public final class Semantics {
  private Semantics() {}

  public static TransitionSystem of(Setup setup) {
    Fields fields = new Fields(setup);
    Flushing flushing = new Flushing(setup, fields);
    List<Rule> rules = new ArrayList<>();
    List<TransitionSystem.Task> tasks = new ArrayList<>();
    for (int task = 0; task < setup.tasks().size(); task++) {
      TaskRules made = new TaskRules(setup, fields, flushing, task);
      rules.addAll(made.rules());
      tasks.add(new TransitionSystem.Task(setup.tasks().get(task).name(), made.places()));
    }
    rules.addAll(new Hardware(setup, fields, flushing).rules());
    return new TransitionSystem(fields.all(), tasks, setup.cpus().size(), rules, alike(setup));
  }

  /** CPUs with the same role that are nobody's home. */
  private static List<List<Integer>> alike(Setup setup) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int cpu = 0; cpu < setup.cpus().size(); cpu++) {
      int at = cpu;
      if (setup.tasks().stream().noneMatch(task -> task.cpu() == at)) {
        groups
            .computeIfAbsent(setup.cpus().get(cpu).toString(), role -> new ArrayList<>())
            .add(cpu);
      }
    }
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }
}
