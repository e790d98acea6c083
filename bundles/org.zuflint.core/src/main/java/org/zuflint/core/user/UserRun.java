package org.zuflint.core.user;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.ir.Instr;
import org.zuflint.core.user.UserEvaluator.Out;

/** One run over a graph of user code: every path, equal states followed once. */
final class UserRun {
  /** Beyond this many states at a node, those that differ in plain values only are joined. */
  private static final int STATES = 4;

  /** So many that differ in more are followed. */
  private static final int GROUPS = 64;

  private record Todo(int node, UserState state) {}

  private final Graph graph;
  private final UserFrame frame;
  private final UserEvaluator evaluator;
  private final UserWalker walker;
  private final @Nullable UserRun function;
  private final int end;

  /** Only asked whether a state is in it, never iterated. */
  private final List<Set<UserState>> seen = new ArrayList<>();

  /** By node: what states with the same telling values came to; only asked by key. */
  private final List<Map<UserState, UserState>> joined = new ArrayList<>();

  private final Deque<Todo> work = new ArrayDeque<>();
  private final Set<Out> results = new LinkedHashSet<>();

  /** {@code function}: for a block inside an expression, the run that a return in it leaves. */
  UserRun(
      Graph graph,
      UserFrame frame,
      UserEvaluator evaluator,
      UserWalker walker,
      @Nullable UserRun function,
      int end) {
    this.graph = graph;
    this.frame = frame;
    this.evaluator = evaluator;
    this.walker = walker;
    this.function = function;
    this.end = end;
    for (int i = 0; i < graph.size(); i++) {
      seen.add(new HashSet<>());
      joined.add(new HashMap<>());
    }
  }

  List<Out> from(UserState state) {
    reach(0, state);
    while (!work.isEmpty()) {
      Todo todo = work.remove();
      if (!walker.spend(frame.place(graph.instr(todo.node()).at()))) {
        break;
      }
      step(todo.node(), todo.state());
    }
    return List.copyOf(results);
  }

  private void reach(int node, UserState state) {
    Set<UserState> before = seen.get(node);
    if (before.size() < STATES) {
      if (before.add(state)) {
        work.add(new Todo(node, state));
      }
      return;
    }
    UserState telling = state.telling();
    UserState old = joined.get(node).get(telling);
    UserState now = old == null ? state : old.join(state);
    if (!now.equals(old)) {
      joined.get(node).put(telling, now);
      if (joined.get(node).size() > GROUPS) {
        walker.gap("more paths than are followed", frame.place(graph.instr(node).at()));
      } else {
        work.add(new Todo(node, now));
      }
    }
  }

  private void step(int node, UserState state) {
    List<Integer> next = graph.successors(node);
    switch (graph.instr(node)) {
      case Instr.Nop nop -> reachAll(next, state);
      case Instr.Eval eval ->
          evaluator.eval(eval.value(), frame, state).forEach(out -> reachAll(next, out.state()));
      case Instr.Declare declare -> declare(declare, next, state);
      case Instr.Test test -> {
        for (UserEvaluator.Branch branch : evaluator.branch(test.condition(), frame, state)) {
          reach(next.get(branch.taken() ? 0 : 1), branch.state());
        }
      }
      case Instr.Select select -> select(select, next, state);
      case Instr.Iterate iterate -> reachAll(next, iterate(iterate, state));
      case Instr.Return leaving -> leave(leaving, state);
      case Instr.Opaque opaque -> {
        if (opaque.operands().stream().anyMatch(Expr.Fragment.class::isInstance)) {
          walker.gap("code that could not be read", frame.place(opaque.at()));
        }
        reachAll(next, state);
      }
    }
  }

  private void reachAll(List<Integer> next, UserState state) {
    next.forEach(successor -> reach(successor, state));
  }

  private void declare(Instr.Declare declare, List<Integer> next, UserState state) {
    Expr value = declare.variable().value();
    String key = frame.prefix() + declare.variable().name();
    if (declare.variable().specifiers().contains("static")) {
      reachAll(next, state);
    } else if (value == null) {
      reachAll(next, state.forget(key));
    } else if (value instanceof Expr.InitList list) {
      evaluator
          .storage()
          .filled(key, declare.variable().type(), list, frame, state.forget(key))
          .forEach(filled -> reachAll(next, filled));
    } else {
      Expr.Name name = new Expr.Name(declare.at(), declare.variable().name());
      Expr.Assign assign = new Expr.Assign(declare.at(), "=", name, value);
      evaluator.eval(assign, frame, state).forEach(out -> reachAll(next, out.state()));
    }
  }

  private void select(Instr.Select select, List<Integer> next, UserState state) {
    for (Out subject : evaluator.eval(select.value(), frame, state)) {
      boolean left = true;
      for (int i = 0; left && i < select.cases().size(); i++) {
        Instr.Range range = select.cases().get(i);
        List<Out> labels = evaluator.eval(range.low(), frame, subject.state());
        Boolean same =
            (range.high() != null || labels.size() != 1)
                ? null
                : same(subject.value(), labels.get(0).value());
        if (same == null || same) {
          reach(next.get(i), subject.state());
        }
        left = same == null || !same;
      }
      if (left) {
        reach(next.get(next.size() - 1), subject.state());
      }
    }
  }

  private static @Nullable Boolean same(UserValue subject, UserValue label) {
    if (subject instanceof UserValue.Number a && label instanceof UserValue.Number b) {
      return a.value() == b.value();
    }
    if (subject instanceof UserValue.Constant a && label instanceof UserValue.Constant b) {
      return a.equals(b);
    }
    return null;
  }

  /** An iterator's variables change with each round. */
  private UserState iterate(Instr.Iterate iterate, UserState state) {
    UserState after = state;
    for (Expr argument : iterate.arguments()) {
      if (argument instanceof Expr.Name name) {
        String key = frame.key(name.id());
        UserValue held = key == null ? null : after.load(key);
        boolean counts =
            held == null
                || held instanceof UserValue.Number
                || held instanceof UserValue.Unknown
                || held instanceof UserValue.Counter;
        boolean cpu = iterate.macro().contains("cpu");
        after =
            key == null || !counts
                ? after
                : cpu ? after.store(key, new UserValue.Counter()) : after.forget(key);
      }
    }
    return after;
  }

  private void leave(Instr.Return leaving, UserState state) {
    Expr value = leaving.value();
    UserRun left = function;
    boolean falls = left == null || (value == null && leaving.at() == end);
    Set<Out> target = left == null || falls ? results : left.results;
    if (value == null) {
      target.add(new Out(state, UserValue.UNKNOWN));
    } else {
      target.addAll(evaluator.eval(value, frame, state));
    }
  }
}
