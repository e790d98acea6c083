package org.zuflint.sim.system;

import java.util.List;

/**
 * Everything that can happen: fields, tasks that each stand at one place of a program, and rules.
 *
 * @param tasks the tasks' names and how many places each has
 * @param cpus the number of CPUs
 * @param alike groups of CPUs that may be exchanged for each other without a difference
 */
public record TransitionSystem(
    List<Field> fields, List<Task> tasks, int cpus, List<Rule> rules, List<List<Integer>> alike) {

  /** A sequence of steps; it starts at place 0. */
  public record Task(String name, int places) {}

  public TransitionSystem {
    fields = List.copyOf(fields);
    for (int id = 0; id < fields.size(); id++) {
      if (fields.get(id).id() != id) {
        throw new IllegalArgumentException(fields.get(id) + " is not field " + id);
      }
    }
    tasks = List.copyOf(tasks);
    rules = List.copyOf(rules);
    alike = List.copyOf(alike);
  }
}
