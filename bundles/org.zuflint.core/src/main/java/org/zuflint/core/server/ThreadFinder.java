package org.zuflint.core.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.finding.Step;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Table;
import org.zuflint.core.reach.Relevance;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.SourceFile;
import org.zuflint.core.user.Interesting;
import org.zuflint.core.user.ThreadLog;
import org.zuflint.core.user.UserCalls;
import org.zuflint.core.user.UserState;
import org.zuflint.core.user.UserValue;
import org.zuflint.core.user.UserWalker;

/** Finds the threads of user-mode programs: {@code main}, and all that it starts. */
final class ThreadFinder {
  /** So many ways to start one kind of thread are walked. */
  private static final int STARTS = 12;

  private final Program program;
  private final UserCode code;
  private final Relevance relevance;
  private final Interesting interesting;
  private final Map<String, Found> found = new LinkedHashMap<>();

  /** Whether a file speaks of constructors, by its number. */
  private final Map<Integer, Boolean> constructors = new TreeMap<>();

  private final Deque<ThreadLog.Spawn> waiting = new ArrayDeque<>();

  private static final class Found {
    final FunctionFacts function;
    final Place created;
    final List<Step> path;
    final ThreadLog log = new ThreadLog();

    /** Only asked whether a start is in it. */
    final Set<List<Object>> starts = new HashSet<>();

    boolean several;

    Found(FunctionFacts function, Place created, List<Step> path) {
      this.function = function;
      this.created = created;
      this.path = path;
    }
  }

  private ThreadFinder(Program program, UserCode code, Relevance relevance) {
    this.program = program;
    this.code = code;
    this.relevance = relevance;
    this.interesting = new Interesting(program, code::has, relevance);
  }

  /** Calls of the system that no thread was seen to make stand in {@code unreached}. */
  record Threads(List<UserThread> threads, List<Place> unreached) {}

  static Threads find(Program program, UserCode code, Relevance relevance) {
    return new ThreadFinder(program, code, relevance).find();
  }

  private Threads find() {
    NavigableMap<Place, FunctionFacts> calls = systemCalls();
    if (calls.isEmpty()) {
      return new Threads(List.of(), List.of());
    }
    for (FunctionFacts function : program.functions()) {
      if (code.has(function.file()) && function.name().equals("main") && !function.isStatic()) {
        root(function, UserValue.Mask.UNSET, function.where());
      }
    }
    started();
    outside(calls);
    List<UserThread> threads = new ArrayList<>();
    found.forEach((id, one) ->
        threads.add(new UserThread(id, one.function, one.created, one.several, one.path, one.log)));
    return new Threads(threads, List.copyOf(unreached(calls).keySet()));
  }

  private void root(FunctionFacts function, UserValue.Mask affinity, Place created) {
    ThreadLog.Spawn start =
        new ThreadLog.Spawn(
            function, UserValue.UNKNOWN, affinity, UserState.EMPTY, -1, created, List.of());
    waiting.add(start);
  }

  private void started() {
    while (!waiting.isEmpty()) {
      ThreadLog.Spawn spawn = waiting.remove();
      Found one =
          found.computeIfAbsent(
              spawn.id(), fresh -> new Found(spawn.function(), spawn.where(), spawn.path()));
      one.several |= spawn.again();
      UserState state = spawn.start();
      if (!one.starts.add(List.of(spawn.argument(), state))) {
        continue;
      }
      if (one.starts.size() > STARTS) {
        one.log.gaps.putIfAbsent(spawn.where(), "more ways to start a thread than are followed");
        continue;
      }
      int before = one.log.spawns.size();
      new UserWalker(program, code::has, interesting, spawn.id(), one.log)
          .enter(spawn.function(), List.of(spawn.argument()), state, spawn.depth() + 1);
      List<ThreadLog.Spawn> spawns = one.log.spawns;
      waiting.addAll(List.copyOf(spawns.subList(before, spawns.size())));
    }
  }

  /**
   * What nobody in the files calls is called from outside, on an unknown CPU: by other programs, by
   * a library or as a signal handler.
   */
  private void outside(NavigableMap<Place, FunctionFacts> calls) {
    Set<FunctionFacts> counting = new HashSet<>(calls.values());
    Predicate<FunctionFacts> reaching = relevance.reaching(counting::contains);
    Set<String> called = new HashSet<>();
    for (FunctionFacts function : program.functions()) {
      if (code.has(function.file())) {
        function.callees().stream()
            .filter(callee -> !callee.equals(function.name()))
            .forEach(called::add);
      }
    }
    Map<String, Place> named = named();
    for (FunctionFacts function : program.functions()) {
      if (code.has(function.file())
          && !called.contains(function.name())
          && found.values().stream().noneMatch(one -> one.log.entered.contains(function))
          && reaching.test(function)
          && (!function.isStatic()
              || named.containsKey(function.name())
              || mayRunFirst(function.file()))) {
        root(
            function,
            UserValue.Mask.unsure(
                "who calls " + function.name() + "() is not in the analysed files",
                function.where()),
            named.getOrDefault(function.name(), function.where()));
      }
    }
    started();
  }

  /** {@code __attribute__((constructor))}: attributes are not in the tree. */
  private boolean mayRunFirst(int unit) {
    return constructors.computeIfAbsent(
        unit,
        fresh -> {
          SourceFile file = program.unit(unit).file();
          return file.text(0, file.bytes().length).contains("constructor");
        });
  }

  /** The functions of user code whose address is taken, and where. */
  private Map<String, Place> named() {
    Map<String, Place> named = new TreeMap<>();
    for (FunctionFacts function : program.functions()) {
      if (code.has(function.file())) {
        function.handovers().forEach(given -> named.putIfAbsent(given.function(), given.where()));
        function.references().forEach(name -> named.putIfAbsent(name, function.where()));
      }
    }
    for (Table table : program.tables()) {
      if (code.has(table.file())) {
        table.entries().forEach(entry -> named.putIfAbsent(entry.value(), entry.where()));
      }
    }
    return named;
  }

  private NavigableMap<Place, FunctionFacts> unreached(NavigableMap<Place, FunctionFacts> calls) {
    NavigableMap<Place, FunctionFacts> left = new TreeMap<>(calls);
    found.values().forEach(one -> one.log.visited.forEach(left::remove));
    return left;
  }

  /** Every place that commands or maps a file, or starts a thread. */
  private NavigableMap<Place, FunctionFacts> systemCalls() {
    NavigableMap<Place, FunctionFacts> calls = new TreeMap<>();
    for (FunctionFacts function : program.functions()) {
      if (!code.has(function.file())
          || function.callees().stream()
              .noneMatch(callee -> isSystemCall(callee) || callee.equals("syscall"))) {
        continue;
      }
      Unit unit = program.unit(function);
      Children.walk(
          program.tree(function).body(),
          node -> {
            if (node instanceof Expr.Call written
                && UserCalls.direct(written) instanceof Expr.Call call
                && call.callee() instanceof Expr.Name name
                && isSystemCall(name.id())
                && program.functions(name.id(), function.file()).stream()
                    .noneMatch(own -> code.has(own.file()))) {
              calls.put(unit.place(call.at()), function);
            }
          });
    }
    return calls;
  }

  private static boolean isSystemCall(String name) {
    return switch (name) {
      case "ioctl", "mmap", "mmap64", "pthread_create", "thrd_create", "clone" -> true;
      default -> false;
    };
  }

  /** The thread of this name, null when there is none. */
  static @Nullable UserThread named(List<UserThread> threads, String id) {
    return threads.stream().filter(thread -> thread.id().equals(id)).findFirst().orElse(null);
  }
}
