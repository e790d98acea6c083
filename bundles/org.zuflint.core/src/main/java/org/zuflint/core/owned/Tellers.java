package org.zuflint.core.owned;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Type;
import org.zuflint.core.body.Graphs;
import org.zuflint.core.body.Steps;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.ir.Instr;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.links.Local;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/**
 * Who tells owners to go on: before their pages are mapped, or though he is not the one who maps
 * them.
 */
final class Tellers {
  /** Something has been zapped: what is told then has been mapped before. */
  private static final String ZAPPED = "(zapped)";

  /** Before a variable whose object's owner is told in several ways. */
  private static final String SEVERAL = "(several) ";

  /** Before a variable that is another one since. */
  private static final String ANEW = "(anew) ";

  private final Program program;
  private final Mapper mapper;
  private final Set<String> completions;
  private final Set<Terms.Exit> exits;
  private final Graphs graphs;

  /**
   * @param completions what owners wait for to be completed
   * @param exits the words, and what is to be written there, that they wait for otherwise
   */
  Tellers(Program program, Mapper mapper, Set<String> completions, Set<Terms.Exit> exits) {
    this.program = program;
    this.mapper = mapper;
    this.completions = completions;
    this.exits = exits;
    this.graphs = new Graphs(program);
  }

  /**
   * The calls and writes that tell owners to go on, on ways from {@code roots} that come to no
   * insert or zap before: perhaps not by who maps.
   *
   * @param own whether all that a variable's object tells is told when nothing of it is mapped
   */
  List<Hasty> others(Set<FunctionFacts> roots, BiPredicate<String, FunctionFacts> own) {
    Set<FunctionFacts> run = new LinkedHashSet<>();
    Deque<FunctionFacts> open = new ArrayDeque<>(roots);
    List<Hasty> others = new ArrayList<>();
    while (!open.isEmpty()) {
      FunctionFacts next = open.remove();
      if (!run.add(next)) {
        continue;
      }
      if (mapper.comes(next) || mayTell(next)) {
        others(next, own, others, open);
      } else {
        next.callees().forEach(name -> open.addAll(program.functions(name, next.file())));
      }
    }
    return others;
  }

  /** False only when nothing in the function tells an owner anything: its tree is not looked at. */
  private boolean mayTell(FunctionFacts function) {
    boolean completes =
        !completions.isEmpty()
            && function.callees().stream().anyMatch(name -> name.startsWith("complete"));
    return completes
        || exits.stream()
            .anyMatch(exit -> function.names().may(exit.asked().word().replace(".", "")));
  }

  private void others(
      FunctionFacts function,
      BiPredicate<String, FunctionFacts> own,
      List<Hasty> others,
      Deque<FunctionFacts> open) {
    Local local = new Local(function, program.tree(function));
    Children.walk(
        program.tree(function).body(),
        node -> {
          if (mapper.isLater(function, node)) {
            return;
          }
          String what = what(node);
          String root = what == null ? null : Local.root(object(node));
          boolean fine = root != null && (made(local, root) || own.test(root, function));
          if (what != null && !fine) {
            others.add(hasty(function, node, what, Hasty.Why.OTHER));
          }
          if (node instanceof Expr.Call call && call.callee() instanceof Expr.Name name) {
            open.addAll(program.functions(name.id(), function.file()));
          }
        });
  }

  private static boolean made(Local local, String root) {
    Type type = local.local(root);
    if (type != null && !(type instanceof Type.Pointer)) {
      return true;
    }
    return !local.isParameter(root)
        && !local.values(root).isEmpty()
        && local.values(root).stream()
            .allMatch(value ->
                value instanceof Expr.Call call
                    && call.callee() instanceof Expr.Name name
                    && name.id().contains("alloc"));
  }

  private Hasty hasty(FunctionFacts function, Node node, String what, Hasty.Why why) {
    int at = node instanceof Expr expr ? expr.at() : 0;
    return new Hasty(function, what, program.unit(function).place(at), why, false);
  }

  private @Nullable String what(Node node) {
    if (node instanceof Expr.Call call
        && call.callee() instanceof Expr.Name name
        && !call.arguments().isEmpty()) {
      Expr first = call.arguments().get(0);
      boolean completes =
          name.id().startsWith("complete") && completions.contains(Watched.last(first));
      int number = OwnerCalls.publishes(name.id()) ? 0 : OwnerCalls.word(name.id());
      boolean writes =
          number >= 0
              && number < call.arguments().size()
              && !OwnerCalls.gives(name.id())
              && isExit(Watched.word(call.arguments().get(number)), Mapper.value(name.id(), call));
      return completes || writes ? name.id() + "()" : null;
    }
    if (node instanceof Expr.Assign assign) {
      String value = assign.op().equals("=") ? Mapper.value(assign.value()) : Mapper.SOME;
      String word = Watched.word(assign.target());
      return isExit(word, value) ? write(word) : null;
    }
    return null;
  }

  private boolean isExit(String word, String value) {
    return exits.stream().anyMatch(exit -> exit.asked().word().equals(word) && exit.by(value));
  }

  private static Expr object(Node node) {
    return switch (node) {
      case Expr.Call call -> call.arguments().get(0);
      case Expr.Assign assign -> assign.target();
      default -> (Expr) node;
    };
  }

  /**
   * Where owners are told to go on, and then their pages are mapped.
   *
   * @param own whether all that a variable's object tells is told to nobody who may go on now
   */
  List<Hasty> early(Set<FunctionFacts> functions, BiPredicate<String, FunctionFacts> own) {
    List<Hasty> early = new ArrayList<>();
    functions.stream()
        .filter(function -> mapper.comes(function))
        .forEach(function -> early(function, own, early));
    return early;
  }

  private void early(
      FunctionFacts function, BiPredicate<String, FunctionFacts> own, List<Hasty> found) {
    Graph graph = graphs.of(function).graph();
    Local local = new Local(function, program.tree(function));
    Map<Integer, Set<String>> before = new HashMap<>();
    Map<String, Hasty> told = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    before.put(0, Set.of());
    while (!open.isEmpty()) {
      int node = open.remove();
      Set<String> now = new TreeSet<>(before.getOrDefault(node, Set.of()));
      Expr expr = Steps.expr(graph.instr(node));
      if (expr != null) {
        step(function, expr, own, now, told, found);
      }
      if (graph.instr(node) instanceof Instr.Declare declare) {
        now.remove(declare.variable().name());
        now.add(ANEW + declare.variable().name());
      }
      List<Integer> successors = graph.successors(node);
      for (int next : successors) {
        Set<String> known = before.get(next);
        Set<String> after = new TreeSet<>(now);
        if (graph.instr(node) instanceof Instr.Test test && successors.size() == 2) {
          asksAnew(test.condition(), next == successors.get(0), local, told).forEach(after::remove);
        }
        if (known == null || !known.containsAll(after)) {
          Set<String> all = new TreeSet<>(after);
          all.addAll(known == null ? Set.of() : known);
          before.put(next, all);
          open.add(next);
        }
      }
    }
  }

  /**
   * The variables whose object has a word that tells its owner to go on, and was found to tell him
   * to wait here: he, or the next one, has asked anew.
   */
  private Set<String> asksAnew(Expr test, boolean taken, Local local, Map<String, Hasty> told) {
    Asked asked = told.isEmpty() ? null : Asked.of(test, local, program);
    String root = asked == null || asked.op().isEmpty() ? null : tested(test, asked.word());
    Hasty hasty = root == null ? null : told.get(root);
    if (asked == null
        || root == null
        || told.containsKey(SEVERAL + root)
        || hasty == null
        || !hasty.call().equals(write(asked.word()))) {
      return Set.of();
    }
    boolean equal = asked.op().equals("==") == taken;
    boolean waits =
        exits.stream()
            .filter(exit -> exit.asked().word().equals(asked.word()))
            .allMatch(exit ->
                !exit.asked().op().isEmpty()
                    && exit.asked().value().equals(asked.value())
                    && equal != (exit.asked().op().equals("==") == exit.answer()));
    return waits ? Set.of(root) : Set.of();
  }

  /** The variable whose object's word is tested: {@code s} of {@code !READ_ONCE(s->laden)}. */
  private static @Nullable String tested(Expr test, String word) {
    Set<String> roots = new TreeSet<>();
    Children.walk(
        test,
        node -> {
          if (node instanceof Expr.Member member && member.field().equals(word)) {
            roots.add(String.valueOf(Local.root(member)));
          }
        });
    return roots.size() == 1 ? roots.iterator().next() : null;
  }

  private static String write(String word) {
    return "a write of '" + word + "'";
  }

  private void step(
      FunctionFacts function,
      Expr expr,
      BiPredicate<String, FunctionFacts> own,
      Set<String> now,
      Map<String, Hasty> told,
      List<Hasty> found) {
    Children.walk(
        expr,
        node -> {
          if (node instanceof Expr.Call call
              && call.callee() instanceof Expr.Name name
              && inserts(name.id(), function.file())) {
            now.stream()
                .filter(told::containsKey)
                .filter(variable -> call.arguments().stream().anyMatch(one -> names(one, variable)))
                .map(told::get)
                .filter(hasty -> hasty != null && !found.contains(hasty))
                .forEach(found::add);
          }
          if (node instanceof Expr.Assign assign && assign.target() instanceof Expr.Name name) {
            now.remove(name.id());
            now.add(ANEW + name.id());
          }
          if (node instanceof Expr.Call call
              && call.callee() instanceof Expr.Name name
              && mapper.zaps(name.id(), function.file())) {
            now.removeIf(one -> one.startsWith(ANEW));
            now.add(ZAPPED);
          }
          for (Map.Entry<String, String> one : toldBy(node, function.file(), 0).entrySet()) {
            boolean zapped = now.contains(ZAPPED) && !now.contains(ANEW + one.getKey());
            if (zapped || own.test(one.getKey(), function)) {
              continue;
            }
            now.add(one.getKey());
            Hasty hasty = hasty(function, node, one.getValue(), Hasty.Why.BEFORE);
            Hasty other = told.putIfAbsent(one.getKey(), hasty);
            if (other != null && !other.call().equals(hasty.call())) {
              told.put(SEVERAL + one.getKey(), hasty);
            }
          }
        });
  }

  private boolean inserts(String name, int file) {
    return mapper.inserts(name, file, new HashSet<>());
  }

  private static boolean names(Expr expr, String variable) {
    return Children.any(expr, node -> node instanceof Expr.Name name && name.id().equals(variable));
  }

  /**
   * The variables whose objects are told, by what; a called function may do so with what it gets.
   */
  private Map<String, String> toldBy(Node node, int file, int depth) {
    String what = what(node);
    String root = what == null ? null : Local.root(object(node));
    if (what != null) {
      return root == null ? Map.of() : Map.of(root, what);
    }
    if (depth > 2 || !(node instanceof Expr.Call call && call.callee() instanceof Expr.Name name)) {
      return Map.of();
    }
    Map<String, String> all = new HashMap<>();
    for (FunctionFacts called : program.functions(name.id(), file)) {
      if (!mapper.comes(called)) {
        List<String> parameters = new Local(called, program.tree(called)).parameters();
        Children.walk(
            program.tree(called).body(),
            below ->
                toldBy(below, called.file(), depth + 1)
                    .forEach((variable, by) -> {
                      int number = parameters.indexOf(variable);
                      if (number >= 0
                          && number < call.arguments().size()
                          && Local.root(call.arguments().get(number)) instanceof String given
                          && isPlain(call.arguments().get(number))) {
                        all.put(given, by);
                      }
                    }));
      }
    }
    return all;
  }

  /** Whether the object itself is given, not one that is found in it. */
  private static boolean isPlain(Expr argument) {
    return argument instanceof Expr.Name
        || (argument instanceof Expr.Unary address && address.operand() instanceof Expr.Name);
  }
}
