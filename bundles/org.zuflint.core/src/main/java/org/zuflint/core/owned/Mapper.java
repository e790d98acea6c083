package org.zuflint.core.owned;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.body.Graphs;
import org.zuflint.core.body.Steps;
import org.zuflint.core.driver.Access;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.links.Aliases;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/** The functions of a driver that insert and zap, and what they do: write, mention, hold. */
final class Mapper {
  /** In place of a value that is not known. */
  static final String SOME = "?";

  private final Program program;

  /** Those that may come to an insert or zap. */
  private final Set<FunctionFacts> coming = new LinkedHashSet<>();

  private final Map<String, Set<String>> written = new TreeMap<>();

  private final Set<String> lent = new TreeSet<>();
  private final Set<String> mentioned = new TreeSet<>();

  /** The driver's variables that it mentions. */
  private final Set<String> variables = new TreeSet<>();

  private final Set<FunctionFacts> zapping = new LinkedHashSet<>();

  /** By function, what comes after an insert or zap. */
  private final Map<FunctionFacts, Set<Integer>> later = new HashMap<>();

  /** What is written at any time. */
  private final Set<String> touched = new TreeSet<>();

  private final Set<String> counted = new TreeSet<>();
  private final Set<String> held;

  /** Semaphores, and whether nobody makes them with anything to take. */
  private final Map<String, Boolean> taken = new TreeMap<>();

  Mapper(Program program, List<FunctionFacts> functions, boolean followed) {
    this.program = program;
    Map<FunctionFacts, Set<FunctionFacts>> callers = new HashMap<>();
    for (FunctionFacts function : functions) {
      for (FunctionFacts called : called(function)) {
        callers.computeIfAbsent(called, fresh -> new LinkedHashSet<>()).add(function);
      }
    }
    Deque<FunctionFacts> open = new ArrayDeque<>();
    functions.stream().filter(this::draws).forEach(open::add);
    while (!open.isEmpty()) {
      FunctionFacts next = open.remove();
      if (coming.add(next)) {
        open.addAll(callers.getOrDefault(next, Set.of()));
      }
    }
    Set<FunctionFacts> own = new LinkedHashSet<>();
    for (FunctionFacts function : coming) {
      boolean dispatches = !callers.containsKey(function) && dispatches(program.tree(function));
      Set<FunctionFacts> all = dispatches ? Set.of(function) : below(function);
      own.addAll(all);
      if (!dispatches) {
        all.forEach(one -> touched.addAll(one.watched().written()));
      }
    }
    for (FunctionFacts function : own) {
      Children.walk(program.tree(function).body(), node -> see(node, function.file()));
    }
    after(callers);
    Aliases aliases = new Aliases(program, OwnerWaits::gives);
    functions.forEach(function -> aliases.add(function, variables));
    variables.forEach(name -> mentioned.add("." + name));
    aliases.spread(mentioned);
    functions.stream()
        .filter(function -> function.callees().contains("sema_init"))
        .forEach(this::semaphores);
    held = followed ? new Held(program, coming).locks() : Set.of();
  }

  /** What is written after a zap; what was written before says nothing. */
  private void after(Map<FunctionFacts, Set<FunctionFacts>> callers) {
    Deque<FunctionFacts> open = new ArrayDeque<>();
    coming.stream()
        .filter(function -> function.callees().stream().anyMatch(Mapper::zaps))
        .forEach(open::add);
    while (!open.isEmpty()) {
      FunctionFacts next = open.remove();
      if (zapping.add(next)) {
        open.addAll(callers.getOrDefault(next, Set.of()));
      }
    }
    Graphs graphs = new Graphs(program);
    Set<FunctionFacts> finishing = new LinkedHashSet<>();
    for (FunctionFacts function : coming) {
      Graph graph = graphs.of(function).graph();
      Set<Integer> behind =
          Steps.behind(
              graph, name -> draws(name, function.file()) || isOne(name, function, coming));
      behind.forEach(node ->
          Steps.each(
              graph,
              node,
              part -> later.computeIfAbsent(function, fresh -> new HashSet<>()).add(at(part))));
      for (int node : Steps.behind(graph, name -> zaps(name) || isOne(name, function, zapping))) {
        Steps.each(graph, node, this::finish);
        for (String name : Steps.calls(graph.instr(node))) {
          for (FunctionFacts called : program.functions(name, function.file())) {
            finishing.addAll(below(called));
          }
        }
      }
    }
    finishing.forEach(function -> Children.walk(program.tree(function).body(), this::finish));
  }

  private boolean isOne(String name, FunctionFacts from, Set<FunctionFacts> these) {
    return program.functions(name, from.file()).stream().anyMatch(these::contains);
  }

  private static int at(Node node) {
    return node instanceof Expr expr ? expr.at() : -1;
  }

  /** Whether what stands there comes after an insert or zap of the same function. */
  boolean isLater(FunctionFacts function, Node node) {
    return later.getOrDefault(function, Set.of()).contains(at(node));
  }

  private static boolean zaps(String callee) {
    return PteCalls.of(callee) instanceof PteCalls.PteCall pte && pte.kind() == Access.Kind.ZAP;
  }

  private void semaphores(FunctionFacts function) {
    Children.walk(
        program.tree(function).body(),
        node -> {
          if (node instanceof Expr.Call call
              && call.callee() instanceof Expr.Name name
              && name.id().equals("sema_init")
              && call.arguments().size() == 2) {
            boolean nothing = Asked.constant(call.arguments().get(1)).equals(Asked.NOTHING);
            taken.merge(Watched.word(call.arguments().get(0)), nothing, Boolean::logicalAnd);
          }
        });
  }

  /** Whether a semaphore of this name has nothing to take until somebody gives. */
  boolean isTaken(String semaphore) {
    return taken.getOrDefault(semaphore, false);
  }

  private boolean draws(FunctionFacts function) {
    return function.callees().stream().anyMatch(callee -> draws(callee, function.file()));
  }

  /** Whether a name means an insert or zap, perhaps by a macro. */
  boolean draws(String callee, int file) {
    return PteCalls.draws(callee)
        || (program.functions(callee, file).isEmpty()
            && program.defines(callee, file).stream()
                .anyMatch(define -> PteCalls.draws(define.body().replaceAll("(?s)\\W.*", ""))));
  }

  private List<FunctionFacts> called(FunctionFacts function) {
    return function.callees().stream()
        .flatMap(callee -> program.functions(callee, function.file()).stream())
        .toList();
  }

  private Set<FunctionFacts> below(FunctionFacts function) {
    Set<FunctionFacts> below = new LinkedHashSet<>();
    Deque<FunctionFacts> open = new ArrayDeque<>(List.of(function));
    while (!open.isEmpty()) {
      FunctionFacts next = open.remove();
      if (below.add(next)) {
        open.addAll(called(next));
      }
    }
    return below;
  }

  /** Whether what it does depends on what it is asked for. */
  private static boolean dispatches(Decl.Function tree) {
    Set<String> parameters = new HashSet<>();
    tree.type().parameters().forEach(parameter -> parameters.add(String.valueOf(parameter.name())));
    return Children.any(
        tree.body(),
        node ->
            switch (node) {
              case Stmt.Switch choice -> names(choice.value(), parameters);
              case Stmt.If choice ->
                  choice.test() instanceof Expr.Binary test
                      && test.op().equals("==")
                      && names(test.left(), parameters);
              default -> false;
            });
  }

  private static boolean names(Expr expr, Set<String> names) {
    return expr instanceof Expr.Name name && names.contains(name.id());
  }

  private void see(Node node, int file) {
    switch (node) {
      case Expr.Name name when program.variable(name.id(), file) != null ->
          variables.add(name.id());
      case Expr.Member member -> mentioned.add(member.field());
      case Expr.Assign assign -> lend(assign.value());
      case Decl.Variable variable when variable.value() instanceof Expr value -> lend(value);
      case Expr.Call call when call.callee() instanceof Expr.Name name -> count(name.id(), call);
      default -> {}
    }
  }

  private void finish(Node node) {
    switch (node) {
      case Expr.Assign assign ->
          write(assign.target(), assign.op().equals("=") ? assign.value() : null);
      case Expr.Postfix step -> write(step.operand(), null);
      case Expr.Unary step when step.op().equals("++") || step.op().equals("--") ->
          write(step.operand(), null);
      case Expr.Call call when call.callee() instanceof Expr.Name name -> call(name.id(), call);
      default -> {}
    }
  }

  private void count(String name, Expr.Call call) {
    boolean counts =
        name.startsWith("kref_") || name.startsWith("refcount_") || name.startsWith("atomic_");
    if (counts) {
      call.arguments().forEach(argument -> counted.add(Watched.word(argument)));
    }
  }

  /** What has its address kept may be written through that. */
  private void lend(Expr value) {
    if (value instanceof Expr.Unary address && address.op().equals("&")) {
      lent.add(Watched.word(address.operand()));
    }
  }

  private void call(String name, Expr.Call call) {
    List<Expr> arguments = call.arguments();
    int number = OwnerCalls.publishes(name) ? 0 : OwnerCalls.word(name);
    if (number >= 0 && number < arguments.size() && !OwnerCalls.gives(name)) {
      String word = Watched.word(arguments.get(number));
      written.computeIfAbsent(word, fresh -> new TreeSet<>()).add(value(name, call));
    }
  }

  private void write(Expr target, @Nullable Expr value) {
    String word = Watched.word(target);
    written
        .computeIfAbsent(word, fresh -> new TreeSet<>())
        .add(value == null ? SOME : value(value));
  }

  /** What such a call writes. */
  static String value(String name, Expr.Call call) {
    List<Expr> arguments = call.arguments();
    boolean sets = name.equals("WRITE_ONCE") || OwnerCalls.publishes(name) || name.endsWith("_set");
    return switch (name) {
      case "list_del", "list_del_init", "llist_del_all" -> Asked.EMPTY;
      case "set_bit", "__set_bit" -> "1";
      case "clear_bit", "__clear_bit", "clear_bit_unlock" -> Asked.NOTHING;
      default -> sets && arguments.size() == 2 ? value(arguments.get(1)) : SOME;
    };
  }

  /** What is written, as {@link Asked} has it. */
  static String value(Expr value) {
    boolean constant =
        value instanceof Expr.Number
            || (value instanceof Expr.Name name && name.id().matches("[A-Z0-9_]+|true|false"));
    return constant ? Asked.constant(value) : SOME;
  }

  /** Whether the function may come to an insert or zap. */
  boolean comes(FunctionFacts function) {
    return coming.contains(function);
  }

  /** Whether a call comes to an insert. */
  boolean inserts(String name, int file, Set<FunctionFacts> seen) {
    if (PteCalls.of(name) instanceof PteCalls.PteCall pte) {
      return pte.kind() == Access.Kind.INSERT;
    }
    return program.functions(name, file).stream()
        .filter(function -> coming.contains(function) && seen.add(function))
        .anyMatch(function ->
            function.callees().stream().anyMatch(callee -> inserts(callee, function.file(), seen)));
  }

  /** Whether a call comes to a zap. */
  boolean zaps(String name, int file) {
    return zaps(name) || program.functions(name, file).stream().anyMatch(zapping::contains);
  }

  /** Those of these functions that may come to an insert or zap. */
  Set<FunctionFacts> coming() {
    return coming;
  }

  boolean mentions(String member) {
    return mentioned.contains(member);
  }

  /** Whether it takes or gives references that this word counts. */
  boolean counts(String word) {
    return counted.contains(word);
  }

  /** Whether it holds the lock, which is {@code struct.member}, all the while it inserts. */
  boolean holds(String lock) {
    return held.stream().anyMatch(one -> Held.same(one, lock));
  }

  /** Whether it writes the word at any time: perhaps too early. */
  boolean touches(String word) {
    return touched.contains(word);
  }

  /** The answers to a question that show that it has written what it writes when it is done. */
  List<Boolean> done(Asked asked) {
    Set<String> values = written.get(asked.word());
    if (values == null || lent.contains(asked.word())) {
      return List.of();
    }
    List<Boolean> both = List.of(true, false);
    if (values.contains(SOME) || asked.op().isEmpty()) {
      return both;
    }
    boolean is = asked.op().equals("==");
    if (!asked.value().equals(Asked.NOTHING)) {
      return List.of(values.contains(asked.value()) == is);
    }
    boolean clears = values.contains(Asked.NOTHING);
    boolean sets = values.stream().anyMatch(value -> !value.equals(Asked.NOTHING));
    return clears && sets ? both : List.of(clears == is);
  }
}
