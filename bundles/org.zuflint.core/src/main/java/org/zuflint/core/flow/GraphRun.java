package org.zuflint.core.flow;

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
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Type;
import org.zuflint.core.frozen.PlaceName;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.ir.Instr;
import org.zuflint.core.state.Constants;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;

/** One run over a graph: every path, equal states followed once. */
final class GraphRun {
  /** Beyond this many states at a node, plain values and conditions are forgotten. */
  private static final int STATES = 48;

  private record Todo(int node, State state) {}

  private final Graph graph;
  private final Frame frame;
  private final Evaluator evaluator;
  private final Walker walker;

  /** Only asked whether a state is in it, never iterated. */
  private final List<Set<State>> seen = new ArrayList<>();

  /** By node and shape, the states that are taken together; only asked by key. */
  private final Map<Integer, Map<State, State>> joined = new HashMap<>();

  private final Deque<Todo> work = new ArrayDeque<>();
  private final Set<Result> results = new LinkedHashSet<>();

  /**
   * For a block inside an expression: the function that a return in it leaves, and the token where
   * the block ends.
   */
  private final @Nullable GraphRun function;

  private final int end;

  GraphRun(
      Graph graph,
      Frame frame,
      Evaluator evaluator,
      Walker walker,
      @Nullable GraphRun function,
      int end) {
    this.graph = graph;
    this.function = function;
    this.end = end;
    this.frame = frame;
    this.evaluator = evaluator;
    this.walker = walker;
    for (int i = 0; i < graph.size(); i++) {
      seen.add(new HashSet<>());
    }
  }

  List<Result> from(State state) {
    reach(0, state);
    while (!work.isEmpty()) {
      Todo todo = work.remove();
      if (!walker.spend(frame, graph.instr(todo.node()).at())) {
        break;
      }
      evaluator.calls().stepped();
      step(todo.node(), todo.state());
    }
    return List.copyOf(results);
  }

  private void reach(int node, State state) {
    Set<State> before = seen.get(node);
    State kept = before.size() < STATES ? state : state.coarse(GraphRun::essential);
    if (before.size() < 4 * STATES) {
      if (before.add(kept)) {
        work.add(new Todo(node, kept));
      }
    } else if (!before.contains(kept)) {
      join(node, kept);
    }
  }

  /** Takes states together that differ in plain values only. */
  private void join(int node, State state) {
    Map<State, State> all = joined.computeIfAbsent(node, fresh -> new HashMap<>());
    State shape = state.shape().guess();
    State known = all.get(shape);
    if (known == null && all.size() == 4 * STATES) {
      walker.tooMany(frame.place(graph.instr(node).at()));
      return;
    }
    State both = known == null ? state.guess() : known.or(state);
    if (!both.equals(known)) {
      all.put(shape, both);
      work.add(new Todo(node, both));
    }
  }

  /** What says which object a value is stays; what only says how large it is goes. */
  private static Value essential(Value value) {
    return switch (value) {
      case Value.Number number -> number.value() == 0 ? number : Value.UNKNOWN;
      case Value.Symbol symbol -> symbol.isError() ? Value.NEGATIVE : Value.UNKNOWN;
      case Value.NonZero nonZero -> Value.UNKNOWN;
      case Value.Compare compare -> Value.UNKNOWN;
      default -> value;
    };
  }

  private void step(int node, State state) {
    List<Integer> next = graph.successors(node);
    switch (graph.instr(node)) {
      case Instr.Nop nop -> next.forEach(successor -> reach(successor, state));
      case Instr.Eval eval ->
          evaluator.eval(eval.value(), frame, state).forEach(r -> reachAll(next, r.state()));
      case Instr.Declare declare -> declare(declare, next, state);
      case Instr.Test test -> {
        for (Evaluator.Branch branch : evaluator.branch(test.condition(), frame, state)) {
          State after =
              branch.taken()
                  ? evaluator.failing(test.condition(), frame, branch.state())
                  : branch.state();
          reach(next.get(branch.taken() ? 0 : 1), after);
        }
      }
      case Instr.Select select -> select(select, next, state);
      case Instr.Iterate iterate -> {
        State after = iterate(iterate, state);
        // The body of another macro may run once in any case.
        boolean loops = iterate.macro().contains("for_each") || state.lives().isEmpty();
        reach(next.get(0), after);
        next.stream().skip(1).forEach(end -> reach(end, loops ? after : after.guess()));
      }
      case Instr.Return end -> leave(end, state);
      case Instr.Opaque opaque -> {
        evaluator.opaque(opaque.operands(), frame, opaque.at(), state);
        reachAll(next, state);
      }
    }
  }

  private void reachAll(List<Integer> next, State state) {
    next.forEach(successor -> reach(successor, state));
  }

  private void declare(Instr.Declare declare, List<Integer> next, State state) {
    Expr value = declare.variable().value();
    Expr.Name name = new Expr.Name(declare.at(), declare.variable().name());
    if (value == null) {
      boolean object =
          declare.variable().type() instanceof Type.Record
              || declare.variable().type() instanceof Type.Array;
      reachAll(
          next,
          object
              ? state
              : state.store(frame.prefix() + name.id(), evaluator.memory().unknown(name, frame)));
      return;
    }
    if (value instanceof Expr.InitList) {
      reachAll(next, state);
      return;
    }
    for (Result result : evaluator.eval(value, frame, state)) {
      evaluator
          .memory()
          .store(name, result.value(), frame, result.state())
          .forEach(r -> reachAll(next, r.state()));
    }
  }

  private void select(Instr.Select select, List<Integer> next, State state) {
    for (Result subject : evaluator.eval(select.value(), frame, state)) {
      State left = subject.state();
      for (int i = 0; left != null && i < select.cases().size(); i++) {
        left = match(select, i, subject.value(), left, next.get(i));
      }
      if (left != null) {
        reach(next.get(next.size() - 1), left);
      }
    }
  }

  /** Follows one case and answers the state in which it did not match, null when it must have. */
  private @Nullable State match(
      Instr.Select select, int number, Value subject, State state, int target) {
    Instr.Range range = select.cases().get(number);
    List<Result> labels = evaluator.eval(range.low(), frame, state);
    if (range.high() != null || labels.size() != 1) {
      reach(target, state);
      return state;
    }
    Value compare = Constants.binary("==", subject, labels.get(0).value(), state);
    Boolean known = Truth.decide(compare, state);
    if (known != null) {
      if (known) {
        reach(target, state);
      }
      return known ? null : state;
    }
    String text = Spelling.of(select.value()) + " == " + Spelling.of(range.low());
    State yes = Truth.learn(compare, true, state, frame.place(range.low().at()), text);
    if (yes != null) {
      reach(target, yes);
    }
    return Truth.learn(compare, false, state, frame.place(range.low().at()), text);
  }

  /** The iterator's variables: any CPU, or an object that may be another thread's. */
  private State iterate(Instr.Iterate iterate, State state) {
    boolean cpus = iterate.macro().startsWith("for_each_") && iterate.macro().contains("cpu");
    State after = state;
    for (Expr argument : iterate.arguments()) {
      if (!(argument instanceof Expr.Name name) || frame.key(name.id()) == null) {
        continue;
      }
      String struct = walker.typing().struct(name, frame);
      Value each =
          cpus && struct == null
              ? new Value.AnyCpu()
              : struct == null || struct.equals("vm_area_struct")
                  ? evaluator.memory().unknown(name, frame)
                  : new Value.Symbolic(
                      "each " + name.id() + "@" + PlaceName.of(frame.place(iterate.at())),
                      struct,
                      foreign(iterate));
      after = Names.fresh(each, after).store(String.valueOf(frame.key(name.id())), each);
      if (cpus) {
        break;
      }
    }
    return after;
  }

  /** A list that hangs on a global is everybody's; one in an object may be its owner's alone. */
  private Value.Foreign foreign(Instr.Iterate iterate) {
    boolean global =
        iterate.arguments().stream()
            .anyMatch(argument ->
                argument instanceof Expr.Unary address
                    && address.op().equals("&")
                    && address.operand() instanceof Expr.Name name
                    && frame.key(name.id()) == null);
    return global ? Value.Foreign.YES : Value.Foreign.MAYBE;
  }

  private void leave(Instr.Return leaving, State state) {
    Expr value = leaving.value();
    GraphRun left = function;
    boolean falls = left == null || (value == null && leaving.at() == end);
    Set<Result> target = left == null || falls ? results : left.results;
    List<Result> ways =
        value == null
            ? List.of(new Result(state, Value.UNKNOWN))
            : evaluator.eval(value, frame, state);
    target.addAll(ways);
    if (frame.depth() == 0 && (left == null || !falls)) {
      ways.stream()
          .filter(way -> !way.state().lives().isEmpty())
          .forEach(way -> walker.listener().left(way.state(), frame.place(leaving.at())));
    }
  }
}
