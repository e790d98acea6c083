package org.zuflint.core.owned;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.body.Graphs;
import org.zuflint.core.body.Steps;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.ir.Instr;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.links.Local;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Typing;

/** The locks that functions hold, on whichever way, where they come to an insert or zap. */
final class Held {
  private static final String SOME = "?";

  private final Program program;
  private final Collection<FunctionFacts> coming;
  private final Typing typing;
  private final Set<String> locks = new TreeSet<>();

  Held(Program program, Collection<FunctionFacts> coming) {
    this.program = program;
    this.coming = coming;
    this.typing = new Typing(program);
  }

  Set<String> locks() {
    Graphs graphs = new Graphs(program);
    for (FunctionFacts function : coming) {
      if (function.callees().stream().anyMatch(Held::locks)) {
        Graphs.Lowered lowered = graphs.of(function);
        walk(lowered.graph(), new Local(function, lowered.tree()));
      }
    }
    return locks;
  }

  private static boolean locks(String callee) {
    return OwnerWaits.lock(callee) != null || callee.endsWith("guard");
  }

  /** {@code struct.member}, with a question mark for a struct that is not known. */
  static String lock(Expr argument, Local local, Typing typing) {
    Expr lock =
        argument instanceof Expr.Unary address && address.op().equals("&")
            ? address.operand()
            : argument;
    String struct = lock instanceof Expr.Member member ? typing.struct(member.base(), local) : null;
    return (struct == null ? SOME : struct) + "." + Watched.last(lock);
  }

  static boolean same(String one, String other) {
    boolean vague = one.startsWith(SOME) || other.startsWith(SOME);
    return vague
        ? one.substring(one.indexOf('.')).equals(other.substring(other.indexOf('.')))
        : one.equals(other);
  }

  private void walk(Graph graph, Local local) {
    Map<Integer, Set<String>> before = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    before.put(0, Set.of());
    open.add(0);
    while (!open.isEmpty()) {
      int node = open.remove();
      Set<String> after = new TreeSet<>(before.getOrDefault(node, Set.of()));
      step(graph.instr(node), local, after);
      for (int next : graph.successors(node)) {
        Set<String> known = before.get(next);
        Set<String> now = new TreeSet<>(after);
        if (known != null) {
          now.retainAll(known);
        }
        if (!now.equals(known)) {
          before.put(next, now);
          open.add(next);
        }
      }
    }
    for (int node = 0; node < graph.size(); node++) {
      Set<String> held = before.get(node);
      if (held != null && comes(graph.instr(node), local.file())) {
        locks.addAll(held);
      }
    }
  }

  private void step(Instr instr, Local local, Set<String> held) {
    Expr expr = Steps.expr(instr);
    if (expr == null) {
      return;
    }
    Children.walk(
        expr,
        node -> {
          if (node instanceof Expr.Call call
              && call.callee() instanceof Expr.Name name
              && !call.arguments().isEmpty()) {
            if (OwnerWaits.unlock(name.id())) {
              held.remove(lock(call.arguments().get(0), local, typing));
            } else if (OwnerWaits.lock(name.id()) != null) {
              held.add(lock(call.arguments().get(0), local, typing));
            }
          }
        });
  }

  private boolean comes(Instr instr, int file) {
    Expr expr = Steps.expr(instr);
    return expr != null
        && Children.any(
            expr,
            node ->
                node instanceof Expr.Call call
                    && call.callee() instanceof Expr.Name name
                    && (PteCalls.draws(name.id())
                        || program.functions(name.id(), file).stream().anyMatch(coming::contains)));
  }
}
