package org.zuflint.core.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.finding.Step;
import org.zuflint.core.heard.Listener;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.lower.Lowering;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Typing;
import org.zuflint.core.reach.Relevance;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/** Walks one entry point and everything it calls that matters. Not shared between threads. */
public final class Walker {
  private static final int DEPTH_LIMIT = 24;

  /**
   * A called function that is larger, or takes more than three quarters of what its caller has
   * left, counts as not followed, so that its caller can be.
   */
  private static final int CALL_LIMIT = 15_000;

  private final Program program;
  private final Relevance relevance;
  private final Typing typing;
  private final Bodies bodies;
  private final Leftovers leftovers;
  private final Listener listener;
  private final Evaluator evaluator;
  private final LinkedHashMap<FunctionFacts, List<Value>> stack = new LinkedHashMap<>();

  /** The functions that are running, innermost first. */
  private final Deque<GraphRun> runs = new ArrayDeque<>();

  /** What calls came to: the same call in the same state comes to the same. */
  private final Map<Call, List<Result>> calls = new HashMap<>();

  private int steps;
  private int limit;

  private record Call(FunctionFacts function, int depth, List<Value> arguments, State state) {
    @Override
    public int hashCode() {
      return 31 * function.hashCode() + state.hashCode();
    }
  }

  public Walker(
      Program program, Relevance relevance, Bodies bodies, Leftovers leftovers, Listener listener) {
    this.leftovers = leftovers;
    this.program = program;
    this.relevance = relevance;
    this.typing = new Typing(program);
    this.bodies = bodies;
    this.listener = listener;
    this.evaluator = new Evaluator(this);
  }

  /**
   * Walks a function as an entry point: its arguments are what the kernel hands to one.
   *
   * @param most how many steps it may take
   */
  public List<Result> enter(FunctionFacts function, State start, int most) {
    steps = 0;
    limit = most;
    listener.met(function);
    List<Value> arguments = new ArrayList<>();
    for (Type.Parameter parameter : bodies.of(function).tree().type().parameters()) {
      arguments.add(argument(parameter, function.file()));
    }
    List<Result> results = call(function, arguments, null, function.where(), start);
    return results.stream().map(this::ended).toList();
  }

  private Result ended(Result result) {
    State[] end = {result.state()};
    result
        .state()
        .lives()
        .forEach((vma, life) -> {
          Place zapped = life.inserted();
          if (life.isRest() && zapped != null) {
            listener.partial(vma, zapped);
            end[0] = end[0].life(vma, null);
          } else if (life.released() != null) {
            listener.released(vma, life, result.state(), Listener.Ending.LEFT, List.of());
          }
        });
    return new Result(end[0], result.value());
  }

  private Value argument(Type.Parameter parameter, int file) {
    String tag = typing.tag(parameter.type(), file);
    boolean pointer = parameter.type() instanceof Type.Pointer;
    if (pointer && Interest.isVma(tag)) {
      return new Value.Vma(VmaKey.OWN, Value.Foreign.NO);
    }
    String name = String.valueOf(parameter.name());
    String path =
        pointer && "vm_fault".equals(tag) ? "vmf" : pointer && "file".equals(tag) ? "file" : name;
    return new Value.Symbolic(path, tag, Value.Foreign.NO);
  }

  Program program() {
    return program;
  }

  /** The functions that are being walked, the entry's own first. */
  List<FunctionFacts> running() {
    return List.copyOf(stack.keySet());
  }

  Bodies bodies() {
    return bodies;
  }

  Typing typing() {
    return typing;
  }

  Listener listener() {
    return listener;
  }

  Leftovers leftovers() {
    return leftovers;
  }

  Relevance relevance() {
    return relevance;
  }

  boolean isFunction(String name, Frame frame) {
    return !program.functions(name, frame.file()).isEmpty();
  }

  /**
   * A pointer to a function: other files may have one of that name, and get this one all the same.
   */
  Value.Function function(String name, Frame frame) {
    return new Value.Function(name, program.functions(name, frame.file()).get(0).file());
  }

  Decl.@Nullable Variable constant(String name, Frame frame) {
    return bodies.constant(name, frame.file());
  }

  /** Runs a function of the program from a call at {@code site}; every way it can return. */
  List<Result> call(
      FunctionFacts function,
      List<Value> arguments,
      @Nullable Frame caller,
      Place site,
      State state) {
    int depth = caller == null ? 0 : caller.depth() + 1;
    if (depth > DEPTH_LIMIT || stack.containsKey(function)) {
      listener.incomplete("'" + function.name() + "' calls itself or is called too deep", site);
      listener.cut(function, arguments);
      return Evaluator.one(state, Value.UNKNOWN);
    }
    List<Value> given = evaluator.names().given(function, arguments, site);
    State before = depth == 1 && relevance.draws(function) ? state.going(function.name()) : state;
    for (Value value : given) {
      before = arguments.contains(value) ? before : evaluator.names().anew(value, before);
    }
    State seen = before.called(key -> given.stream().anyMatch(value -> reaches(value, key)));
    Call call = new Call(function, depth, given, seen);
    List<Result> known = calls.get(call);
    if (known == null) {
      known = walk(function, given, caller, site, seen, depth);
      calls.put(call, known);
    }
    return known.stream()
        .map(r -> new Result(r.state().returned(state), r.value()))
        .distinct()
        .toList();
  }

  /** Whether a value given to a function lets it write this local. */
  private static boolean reaches(Value value, String key) {
    return value instanceof Value.Symbolic pointer && key.startsWith(pointer.path());
  }

  private List<Result> walk(
      FunctionFacts function,
      List<Value> arguments,
      @Nullable Frame caller,
      Place site,
      State state,
      int depth) {
    Bodies.Body body = bodies.of(function);
    List<Step> path = caller == null ? List.of() : new ArrayList<>(caller.path());
    if (caller != null) {
      path.add(new Step(site, "calls " + function.name() + "()"));
    }
    Frame frame =
        new Frame(
            function.name(),
            function.file(),
            depth,
            "f" + depth + ".",
            body.unit(),
            body.types(),
            Map.of(),
            null,
            path,
            null);
    State inside = bind(body.tree().type(), arguments, frame, state);
    stack.put(function, arguments);
    GraphRun run = new GraphRun(body.graph(), frame, evaluator, this, null, 0);
    int callersLimit = limit;
    limit = depth == 0 ? limit : steps + Math.min(CALL_LIMIT, (limit - steps) / 4 * 3);
    runs.push(run);
    List<Result> results = run.from(inside);
    runs.pop();
    if (steps >= limit && limit < callersLimit) {
      results = List.of(new Result(inside, Value.UNKNOWN));
    }
    limit = callersLimit;
    stack.remove(function);
    boolean number = body.tree().type().result() instanceof Type.Basic;
    return results.stream()
        .map(r ->
            new Result(
                returned(body.guarded() ? unguarded(r.state(), inside) : r.state(), frame),
                number ? answer(r.value()) : r.value()))
        .distinct()
        .toList();
  }

  /** All that its guards have taken is given back. */
  private static State unguarded(State state, State entered) {
    return state.leave(state.pinning().at(entered.pinning()));
  }

  private static State returned(State state, Frame frame) {
    State after = state.drop(frame.prefix());
    return frame.depth() == 0 ? after : after.forgetFrame(frame.prefix());
  }

  private static Value answer(Value value) {
    return value instanceof Value.NonZero some && some.told() == Value.Told.FAILURE
        ? new Value.NonZero(Value.Told.ANSWER)
        : value;
  }

  private State bind(Type.Function type, List<Value> arguments, Frame frame, State state) {
    State bound = state;
    for (int i = 0; i < type.parameters().size(); i++) {
      Type.Parameter parameter = type.parameters().get(i);
      Value value = i < arguments.size() ? arguments.get(i) : Value.UNKNOWN;
      if (!(value instanceof Value.Vma) && typing.isVmaPointer(parameter.type(), frame.file())) {
        value = Memory.vma(value);
      }
      bound = bound.store(frame.prefix() + parameter.name(), value);
    }
    return bound;
  }

  /** A frame for the body of a macro: its parameters stand for the arguments as written. */
  Frame macroFrame(
      String macro, List<String> parameters, List<Expr> arguments, Frame frame, int at) {
    Map<String, Frame.Bound> byName = new LinkedHashMap<>();
    Map<String, Type> types = new LinkedHashMap<>();
    String rest = Unit.Define.rest(parameters);
    if (rest != null) {
      byName.put(rest + "...", new Frame.Bound(new Expr.Name(at, rest), frame));
    }
    int named = rest == null ? parameters.size() : parameters.size() - 1;
    for (int i = 0; i < arguments.size(); i++) {
      if (i < named || rest != null) {
        String parameter = i < named ? parameters.get(i) : rest + "#" + (i - named);
        byName.put(parameter, new Frame.Bound(arguments.get(i), frame));
        Type type = typing.of(arguments.get(i), frame);
        if (type != null) {
          types.put(parameter, type);
        }
      }
    }
    return new Frame(
        macro,
        frame.file(),
        frame.depth() + 1,
        frame.prefix() + "m" + frame.depth() + ".",
        frame.unit(),
        types,
        byName,
        frame.place(at),
        frame.path(),
        frame);
  }

  /** Runs the block of a statement expression; its value is that of its last statement. */
  List<Result> statements(Stmt.Block block, Frame frame, State state) {
    Map<String, Type> types = new LinkedHashMap<>(frame.types());
    Frame.collect(block, types);
    Frame inner =
        new Frame(
            frame.name(),
            frame.file(),
            frame.depth(),
            frame.prefix(),
            frame.unit(),
            types,
            frame.byName(),
            frame.site(),
            frame.path(),
            frame.enclosing());
    List<Stmt> items = block.items();
    boolean valued = !items.isEmpty() && items.get(items.size() - 1) instanceof Stmt.Expression;
    Stmt.Block first =
        valued
            ? new Stmt.Block(block.at(), items.subList(0, items.size() - 1), block.end())
            : block;
    Graph graph = Lowering.of(frame.unit(), first);
    List<Result> before =
        new GraphRun(graph, inner, evaluator, this, runs.peek(), first.end()).from(state);
    if (!valued || !(items.get(items.size() - 1) instanceof Stmt.Expression last)) {
      return before;
    }
    List<Result> results = new ArrayList<>();
    before.forEach(result -> results.addAll(evaluator.eval(last.value(), inner, result.state())));
    return results;
  }

  /** Counts a step; false when the entry point is too large to be walked to its end. */
  boolean spend(Frame frame, int at) {
    steps++;
    if (steps >= limit) {
      tooMany(frame.place(at));
    }
    return steps < limit;
  }

  /** Some paths through the innermost function are not followed. */
  void tooMany(Place where) {
    listener.incomplete("more paths than are followed", where);
    listener.cut(stack.lastEntry().getKey(), stack.lastEntry().getValue());
  }

  /** {@code vm_flags} is assigned; that of a description of a vma may be (v6.16). */
  void assigned(Value.Vma vma, Expr target, Frame frame) {
    boolean described =
        target instanceof Expr.Member member
            && "vm_area_desc".equals(typing.struct(member.base(), frame));
    if (!described) {
      listener.assigned(vma, frame.place(target.at()));
    }
  }

  /** Tells when the word gets or loses the flag; of others' vmas it may have had it before. */
  private void switched(
      Value.Vma vma,
      @Nullable Value before,
      Value.Flags after,
      Place where,
      Frame frame,
      State state) {
    boolean had = before instanceof Value.Flags old && old.set().containsKey(FlagWords.LOCAL);
    boolean has = after.set().containsKey(FlagWords.LOCAL);
    boolean may = before == null && !vma.key().equals(VmaKey.OWN);
    boolean loses = after.cleared().contains(FlagWords.LOCAL) || (may && !after.base());
    if (had != has || (may && !has && loses)) {
      listener.switched(vma, has, state, where, frame.path());
    }
  }

  /** A store to {@code vm_flags}. */
  State flags(Value.Vma vma, Value value, String key, Frame frame, int at, State state) {
    Place where = frame.place(at);
    Value stored = FlagWords.stored(value, where);
    Value.Flags flags = stored instanceof Value.Flags known ? known : FlagWords.initial();
    switched(vma, state.load(key), flags, where, frame, state);
    if (!vma.key().equals(VmaKey.OWN)) {
      listener.flagged(vma, flags, where, frame.path());
    }
    return state.store(key, flags);
  }
}
