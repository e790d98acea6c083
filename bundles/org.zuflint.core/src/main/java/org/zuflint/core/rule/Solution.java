package org.zuflint.core.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.ir.Instr;

/**
 * What is known before and after every step of a function; steps that no path reaches have none.
 */
public final class Solution<F> {
  private static final int ROUNDS = 1000;

  private final Graph graph;
  private final Problem<F> problem;
  private final List<List<Integer>> predecessors = new ArrayList<>();
  private final List<@Nullable F> in;

  private Solution(Graph graph, Problem<F> problem) {
    this.graph = graph;
    this.problem = problem;
    this.in = new ArrayList<>(Collections.nCopies(graph.size(), null));
    for (int node = 0; node < graph.size(); node++) {
      predecessors.add(new ArrayList<>(2));
    }
    for (int node = 0; node < graph.size(); node++) {
      for (int next : graph.successors(node)) {
        predecessors.get(next).add(node);
      }
    }
  }

  /**
   * Solves {@code problem} over {@code graph}.
   *
   * @throws IllegalStateException when what is known goes on growing
   */
  public static <F> Solution<F> of(Graph graph, Problem<F> problem) {
    Solution<F> solution = new Solution<>(graph, problem);
    solution.solve();
    return solution;
  }

  /** What is known before a step, in the order of the code. */
  public Optional<F> before(int node) {
    return problem.forward() ? known(node) : through(node);
  }

  /** What is known after a step, in the order of the code. */
  public Optional<F> after(int node) {
    return problem.forward() ? through(node) : known(node);
  }

  private Optional<F> known(int node) {
    return Optional.ofNullable(in.get(node));
  }

  private Optional<F> through(int node) {
    return known(node).map(fact -> problem.after(graph.instr(node), fact));
  }

  private void solve() {
    PriorityQueue<Integer> waiting =
        new PriorityQueue<>((a, b) -> problem.forward() ? a - b : b - a);
    for (int node = 0; node < graph.size(); node++) {
      boolean end = problem.forward() ? node == 0 : graph.successors(node).isEmpty();
      if (end) {
        in.set(node, problem.start());
        waiting.add(node);
      }
    }
    int left = ROUNDS * graph.size();
    for (Integer node = waiting.poll(); node != null; node = waiting.poll()) {
      if (left-- == 0) {
        throw new IllegalStateException("what is known goes on growing in a loop");
      }
      for (int next : towards(node)) {
        arrive(node, next, waiting);
      }
    }
  }

  private List<Integer> towards(int node) {
    return problem.forward() ? graph.successors(node) : predecessors.get(node);
  }

  private void arrive(int node, int next, PriorityQueue<Integer> waiting) {
    F fact = through(node).orElseThrow();
    if (problem.forward() && graph.instr(node) instanceof Instr.Test test) {
      boolean both = graph.successors(node).stream().distinct().count() < 2;
      if (!both) {
        fact = problem.branch(test.condition(), graph.successors(node).get(0) == next, fact);
      }
    }
    F old = in.get(next);
    F joined = old == null ? fact : problem.join(old, fact);
    if (!joined.equals(old)) {
      in.set(next, joined);
      if (!waiting.contains(next)) {
        waiting.add(next);
      }
    }
  }
}
