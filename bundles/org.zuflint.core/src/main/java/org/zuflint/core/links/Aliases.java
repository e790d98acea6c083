package org.zuflint.core.links;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/** Members and variables that may hold the same, as one is copied into the other. */
public final class Aliases {
  private final Program program;

  /** Whether a call puts its last argument where its first one points to. */
  private final Predicate<String> puts;

  private final Map<String, Set<String>> same = new TreeMap<>();

  public Aliases(Program program, Predicate<String> puts) {
    this.program = program;
    this.puts = puts;
  }

  /** What this function copies; {@code variables}: those of the driver's that are asked for. */
  public void add(FunctionFacts function, Set<String> variables) {
    boolean copies =
        !function.watched().written().isEmpty()
            || function.callees().stream().anyMatch(this::puts)
            || variables.stream().anyMatch(function.names()::may);
    if (!copies) {
      return;
    }
    Local local = new Local(function, program.tree(function));
    Children.walk(
        program.tree(function).body(),
        node -> {
          if (node instanceof Expr.Assign assign && assign.op().equals("=")) {
            add(assign.target(), assign.value(), local);
          } else if (node instanceof Expr.Call call
              && call.callee() instanceof Expr.Name name
              && call.arguments().size() > 1
              && puts(name.id())) {
            add(call.arguments().get(0), call.arguments().getLast(), local);
          }
        });
  }

  private boolean puts(String callee) {
    return callee.equals("swap") || puts.test(callee);
  }

  private void add(Expr target, Expr value, Local local) {
    String to = Watched.word(target);
    for (String from : isKept(to, local) ? local.words(value) : Set.<String>of()) {
      if (isKept(from, local)) {
        same.computeIfAbsent(from, fresh -> new TreeSet<>()).add(to);
        same.computeIfAbsent(to, fresh -> new TreeSet<>()).add(from);
      }
    }
  }

  /** Whether it is a member, or a variable that is there between the calls. */
  private boolean isKept(String word, Local local) {
    return word.matches("\\w+")
        || (word.startsWith(".")
            && !local.has(word.substring(1))
            && program.variable(word.substring(1), local.file()) != null);
  }

  /** Adds all that may hold the same as one of these words. */
  public void spread(Set<String> words) {
    Deque<String> open = new ArrayDeque<>(words);
    while (!open.isEmpty()) {
      for (String to : same.getOrDefault(open.remove(), Set.of())) {
        if (words.add(to)) {
          open.add(to);
        }
      }
    }
  }
}
