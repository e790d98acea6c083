package org.zuflint.core.user;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.core.finding.Step;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.lower.Lowering;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.source.Place;
import org.zuflint.core.user.UserEvaluator.Out;

/** Walks one thread: its function and everything it calls that matters. */
public final class UserWalker {
  private static final int DEPTH_LIMIT = 24;
  private static final int STEP_LIMIT = 30_000;

  /** A called function that is larger counts as not followed, so that its caller can be. */
  private static final int CALL_LIMIT = 6_000;

  private final Program program;
  private final IntPredicate user;
  private final Interesting interesting;
  private final ThreadLog log;
  private final String owner;
  private final UserEvaluator evaluator;
  private final List<FunctionFacts> stack = new ArrayList<>();
  private final Deque<UserRun> runs = new ArrayDeque<>();
  private final Map<Call, List<Out>> calls = new HashMap<>();
  private boolean first;
  private int steps;
  private int limit = STEP_LIMIT;

  private record Call(FunctionFacts function, int depth, List<UserValue> args, UserState state) {}

  /**
   * @param user whether a file is user code
   * @param owner the thread's name
   */
  public UserWalker(
      Program program, IntPredicate user, Interesting interesting, String owner, ThreadLog log) {
    this.program = program;
    this.user = user;
    this.interesting = interesting;
    this.owner = owner;
    this.log = log;
    this.evaluator = new UserEvaluator(this);
  }

  /** Walks a function as the start of a thread; {@code depth}: that of its creator. */
  public void enter(FunctionFacts function, List<UserValue> arguments, UserState state, int depth) {
    steps = 0;
    first = function.name().equals("main");
    for (Out out : call(function, arguments, List.of(), depth, state)) {
      if (out.value() instanceof UserValue.Mapping mapping) {
        gives(mapping, function.where(), List.of());
      }
    }
  }

  /** Whether it is the first thread of its process, whose number is the process's. */
  boolean isFirst() {
    return first;
  }

  /** A thread ends with the address as its answer. */
  private void gives(UserValue.Mapping mapping, Place where, List<Step> path) {
    String what = "returns its address to whoever joins the thread";
    log.escapes.add(new ThreadLog.Event(mapping, what, where, path));
  }

  Program program() {
    return program;
  }

  ThreadLog log() {
    return log;
  }

  String owner() {
    return owner;
  }

  UserEvaluator evaluator() {
    return evaluator;
  }

  void gap(String what, Place where) {
    log.gaps.putIfAbsent(where, what);
  }

  void pointer(String what, Place where) {
    log.pointers.putIfAbsent(where, what);
  }

  /** The functions of user code that a name means in a file. */
  List<FunctionFacts> functions(String name, int file) {
    return program.functions(name, file).stream().filter(f -> user.test(f.file())).toList();
  }

  boolean isUser(int file) {
    return user.test(file);
  }

  /** Whether a call has to be followed. */
  boolean matters(FunctionFacts function, List<UserValue> arguments) {
    return interesting.matters(function)
        || arguments.stream()
            .anyMatch(value ->
                value instanceof UserValue.Mapping
                    || value instanceof UserValue.Descriptor
                    || value instanceof UserValue.Function);
  }

  /** Runs a function from a call; every way it can return. */
  List<Out> call(
      FunctionFacts function,
      List<UserValue> arguments,
      List<Step> path,
      int depth,
      UserState state) {
    if (depth > DEPTH_LIMIT || stack.contains(function)) {
      pointer("'" + function.name() + "' calls itself or is called too deep", function.where());
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    SortedSet<String> hidden = hidden(arguments, state);
    UserState seen = hidden.isEmpty() ? state : state.keep(key -> !hidden.contains(key));
    Call call = new Call(function, depth, arguments, seen);
    List<Out> known = calls.get(call);
    if (known == null) {
      known = walk(function, arguments, path, depth, seen);
      calls.put(call, known);
    }
    List<Out> outs = new ArrayList<>();
    for (Out out : known) {
      UserState after = out.state();
      for (String key : hidden) {
        UserValue value = state.load(key);
        after = value == null ? after : after.store(key, value);
      }
      outs.add(new Out(after, out.value()));
    }
    return outs.stream().distinct().toList();
  }

  /** The callers' locals that nothing the function gets leads to. */
  static SortedSet<String> hidden(List<UserValue> arguments, UserState state) {
    SortedSet<String> hidden = new TreeSet<>();
    Deque<String> paths = new ArrayDeque<>();
    state
        .entries()
        .forEach((key, value) -> {
          if (UserEvaluator.isLocal(key)) {
            hidden.add(key);
          } else if (value instanceof UserValue.Address address) {
            paths.add(address.path());
          }
        });
    for (UserValue argument : arguments) {
      if (argument instanceof UserValue.Address address) {
        paths.add(address.path());
      }
    }
    while (!paths.isEmpty()) {
      String path = paths.remove();
      for (String key : List.copyOf(hidden.tailSet(path))) {
        if (!key.startsWith(path)) {
          break;
        }
        if (UserState.isIn(key, path)) {
          hidden.remove(key);
          if (state.load(key) instanceof UserValue.Address further) {
            paths.add(further.path());
          }
        }
      }
    }
    return hidden;
  }

  private List<Out> walk(
      FunctionFacts function,
      List<UserValue> arguments,
      List<Step> path,
      int depth,
      UserState state) {
    log.entered.add(function);
    Decl.Function tree = program.tree(function);
    var unit = program.unit(function);
    Map<String, Type> types = types(tree);
    String prefix = "f" + depth + ".";
    UserFrame frame =
        new UserFrame(function.file(), depth, prefix, unit, types, Map.of(), null, path, null);
    UserState inside = state;
    List<Type.Parameter> parameters = tree.type().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      UserValue value = i < arguments.size() ? arguments.get(i) : UserValue.UNKNOWN;
      inside = inside.store(prefix + parameters.get(i).name(), value);
    }
    stack.add(function);
    UserRun run = new UserRun(Lowering.of(unit, tree.body()), frame, evaluator, this, null, 0);
    int callersLimit = limit;
    limit = runs.isEmpty() ? STEP_LIMIT : Math.min(limit, steps + CALL_LIMIT);
    runs.push(run);
    List<Out> results = run.from(inside);
    runs.pop();
    if (steps >= limit && limit < callersLimit) {
      gap(function.name() + "() is too large to be followed", function.where());
      results = UserEvaluator.one(inside, UserValue.UNKNOWN);
    }
    limit = callersLimit;
    stack.remove(stack.size() - 1);
    return results.stream()
        .map(out -> new Out(out.state().keep(key -> !key.startsWith(prefix)), out.value()))
        .distinct()
        .toList();
  }

  private static Map<String, Type> types(Decl.Function function) {
    Map<String, Type> types = new LinkedHashMap<>();
    for (Type.Parameter parameter : function.type().parameters()) {
      String name = parameter.name();
      if (name != null) {
        Type type = parameter.type();
        types.put(name, type instanceof Type.Array a ? new Type.Pointer(a.at(), a.of()) : type);
      }
    }
    Children.walk(
        function.body(),
        node -> {
          if (node instanceof Decl.Variable variable
              && !variable.specifiers().contains("static")
              && !variable.specifiers().contains("extern")) {
            types.putIfAbsent(variable.name(), variable.type());
          }
        });
    return types;
  }

  /** Runs the block of a statement expression; its value is that of its last statement. */
  List<Out> statements(Stmt.Block block, UserFrame frame, UserState state) {
    Map<String, Type> types = new LinkedHashMap<>();
    Children.walk(
        block,
        node -> {
          if (node instanceof Decl.Variable variable) {
            types.putIfAbsent(variable.name(), variable.type());
          }
        });
    UserFrame inner =
        new UserFrame(
            frame.file(),
            frame.depth() + 1,
            frame.prefix() + "b",
            frame.unit(),
            types,
            Map.of(),
            frame.site(),
            frame.path(),
            frame);
    List<Stmt> items = block.items();
    Expr value =
        !items.isEmpty() && items.get(items.size() - 1) instanceof Stmt.Expression last
            ? last.value()
            : null;
    Stmt.Block first =
        value == null
            ? block
            : new Stmt.Block(block.at(), items.subList(0, items.size() - 1), block.end());
    List<Out> before =
        new UserRun(
                Lowering.of(frame.unit(), first), inner, evaluator, this, runs.peek(), first.end())
            .from(state);
    if (value == null) {
      return before;
    }
    List<Out> outs = new ArrayList<>();
    before.forEach(out -> outs.addAll(evaluator.eval(value, inner, out.state())));
    return outs;
  }

  boolean spend(Place where) {
    steps++;
    if (steps == limit) {
      gap("more paths than are followed", where);
    }
    return steps < limit;
  }

  /** A mapping is used. */
  void touched(UserValue.Mapping mapping, UserFrame frame, int at) {
    Place where = frame.place(at);
    if (!mapping.owner().equals(owner)) {
      log.touches.add(new ThreadLog.Event(mapping, "uses it", where, frame.path()));
    }
  }

  /** A mapping's address goes into a member or global; {@code key} is null for an unknown one. */
  void kept(UserValue.Mapping mapping, @Nullable String key, Expr target, UserFrame frame) {
    kept(mapping, key, evaluator.storage().nameOf(target, frame), target, frame);
  }

  /** {@code name}: as {@link Storage#nameOf} tells it. */
  void kept(
      UserValue.Mapping mapping, @Nullable String key, String name, Expr target, UserFrame frame) {
    Place where = frame.place(target.at());
    if (key == null) {
      log.escapes.add(
          new ThreadLog.Event(
              mapping, "stores it where it could not be followed", where, frame.path()));
    } else if (!evaluator.storage().isThreadLocal(target, frame)) {
      log.keepers.computeIfAbsent(name, fresh -> new TreeSet<>()).add(key);
      log.kept.putIfAbsent(
          name + " " + mapping.made(), new ThreadLog.Event(mapping, name, where, frame.path()));
    }
  }

  void read(String key, Expr expr, UserFrame frame) {
    log.read(key, evaluator.storage().nameOf(expr, frame), frame.place(expr.at()));
  }

  /** A mapping's address goes to a function that is not in the files. */
  void escapes(UserValue.Mapping mapping, String to, UserFrame frame, int at) {
    String what =
        to.isEmpty()
            ? "passes it through a function pointer that was not followed"
            : Interesting.sends(to)
                ? "writes its address with " + to + "(), and whoever reads that may use it"
                : "passes it to " + to + "(), which is not in the analysed files";
    log.escapes.add(new ThreadLog.Event(mapping, what, frame.place(at), frame.path()));
  }

  /** The address space is copied with a mapping in it. */
  void forks(UserValue.Mapping mapping, String call, UserFrame frame, int at) {
    log.forks.add(new ThreadLog.Event(mapping, call, frame.place(at), frame.path()));
  }

  /** Something is done to a file. */
  void deed(
      String operation,
      UserValue file,
      String what,
      Expr.Call call,
      UserFrame frame,
      UserState state) {
    String how =
        operation.equals("mmap") && call.arguments().size() > 3
            ? Spelling.of(call.arguments().get(2)) + ", " + Spelling.of(call.arguments().get(3))
            : "";
    log.deeds.add(
        new ThreadLog.Deed(
            operation, file, what, how, state.affinity(), frame.place(call.at()), frame.path()));
  }

  /** What a global or member holds now, unless others may write it meanwhile. */
  UserValue lasting(UserValue value, Expr expr) {
    boolean number = value instanceof UserValue.Number || value instanceof UserValue.Counter;
    return number && interesting.isWrittenByOthers(Watched.last(expr), user)
        ? UserValue.UNKNOWN
        : value;
  }

  boolean writes(FunctionFacts function) {
    return interesting.writes(function);
  }
}
