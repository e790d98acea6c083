package org.zuflint.core.body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.ir.Instr;

/** What the steps of a graph evaluate and call. */
public final class Steps {
  private Steps() {}

  /** Null when it evaluates nothing. */
  public static @Nullable Expr expr(Instr instr) {
    return switch (instr) {
      case Instr.Eval eval -> eval.value();
      case Instr.Test test -> test.condition();
      case Instr.Return end -> end.value();
      case Instr.Select select -> select.value();
      case Instr.Declare declare -> declare.variable().value();
      case Instr.Nop nop -> null;
      case Instr.Iterate loop -> null;
      case Instr.Opaque code -> null;
    };
  }

  /** Tells of all nodes of what a step evaluates. */
  public static void each(Graph graph, int step, Consumer<Node> visit) {
    if (expr(graph.instr(step)) instanceof Expr expr) {
      Children.walk(expr, visit);
    }
  }

  /** The functions that a step calls by name. */
  public static List<String> calls(Instr instr) {
    List<String> names = new ArrayList<>();
    if (expr(instr) instanceof Expr expr) {
      Children.walk(
          expr,
          node -> {
            if (node instanceof Expr.Call call && call.callee() instanceof Expr.Name name) {
              names.add(name.id());
            }
          });
    }
    return names;
  }

  /** The steps that may come after one that calls one of these. */
  public static Set<Integer> behind(Graph graph, Predicate<String> these) {
    Deque<Integer> open = new ArrayDeque<>();
    Set<Integer> seen = new TreeSet<>();
    for (int step = 0; step < graph.size(); step++) {
      if (calls(graph.instr(step)).stream().anyMatch(these)) {
        open.addAll(graph.successors(step));
      }
    }
    while (!open.isEmpty()) {
      int step = open.remove();
      if (seen.add(step)) {
        open.addAll(graph.successors(step));
      }
    }
    return seen;
  }
}
