package org.zuflint.core.owned;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.kernel.CpuCalls;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.links.Local;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/** What the functions of a driver wait for words to become. */
final class Polls {
  private final Program program;
  private final List<FunctionFacts> functions;
  private final Map<String, Found> known = new HashMap<>();

  /** {@code all}: whether each question about the word is among them. */
  private static final class Found {
    private final Set<Terms.Exit> exits = new LinkedHashSet<>();
    private boolean all = true;

    /** Whether the function that is looked at has a loop that only its body ends. */
    private boolean endless;
  }

  Polls(Program program, List<FunctionFacts> functions) {
    this.program = program;
    this.functions = functions;
  }

  /** The answers that end some wait for the word; null when they are not all known. */
  synchronized @Nullable Set<Terms.Exit> exits(String word) {
    Found found = known.computeIfAbsent(word, this::look);
    return found.all ? found.exits : null;
  }

  private Found look(String word) {
    Found found = new Found();
    for (FunctionFacts function : functions) {
      if (function.watched().polled().contains(word)) {
        Local local = new Local(function, program.tree(function));
        found.endless = Children.any(program.tree(function).body(), Polls::isEndless);
        Children.walk(program.tree(function).body(), node -> see(node, word, local, found));
      }
    }
    return found;
  }

  private void see(Node node, String word, Local local, Found found) {
    switch (node) {
      case Stmt.While loop -> test(loop.test(), false, word, local, found);
      case Stmt.DoWhile loop -> test(loop.test(), false, word, local, found);
      case Stmt.For loop when loop.test() instanceof Expr test ->
          test(test, false, word, local, found);
      case Stmt.If choice when found.endless -> {
        test(choice.test(), true, word, local, found);
        test(choice.test(), false, word, local, found);
      }
      case Expr.Call call when call.callee() instanceof Expr.Name name -> {
        boolean waits = CpuCalls.hasCondition(name.id()) && call.arguments().size() > 1;
        boolean otherwise =
            name.id().startsWith("smp_cond_load_") || name.id().contains("_poll_timeout");
        if (waits) {
          test(call.arguments().get(1), true, word, local, found);
        }
        found.all &=
            !otherwise || call.arguments().stream().noneMatch(one -> mentions(one, word, local));
      }
      default -> {}
    }
  }

  private static boolean isEndless(Node node) {
    return switch (node) {
      case Stmt.For loop -> loop.test() == null;
      case Stmt.While loop -> !Children.any(loop.test(), part -> part instanceof Expr.Member);
      default -> false;
    };
  }

  private void test(Expr test, boolean ends, String word, Local local, Found found) {
    if (test instanceof Expr.Unary not && not.op().equals("!")) {
      test(not.operand(), !ends, word, local, found);
    } else if (test instanceof Expr.Binary two && two.op().matches("&&|[|][|]")) {
      test(two.left(), ends, word, local, found);
      test(two.right(), ends, word, local, found);
    } else if (mentions(test, word, local)) {
      Asked asked = Asked.of(test, local, program);
      if (asked == null || !asked.word().equals(word)) {
        found.all = false;
      } else {
        found.exits.add(new Terms.Exit(asked, ends));
      }
    }
  }

  /** Whether the word may be meant, perhaps by a variable, function or macro that leads to it. */
  private boolean mentions(Expr test, String word, Local local) {
    return Children.any(
        test,
        node ->
            switch (node) {
              case Expr.Member member -> member.field().equals(word);
              case Expr.Name name ->
                  Watched.word(name).equals(word)
                      || local.values(name.id()).stream()
                          .anyMatch(
                              value -> Children.any(value, part -> isPart(part, word, local)));
              case Expr.Call call -> isPart(call, word, local);
              default -> false;
            });
  }

  private boolean isPart(Node part, String word, Local local) {
    if (part instanceof Expr.Member member) {
      return member.field().equals(word);
    }
    String name = word.replace(".", "");
    return part instanceof Expr.Call call
        && call.callee() instanceof Expr.Name callee
        && (program.functions(callee.id(), local.file()).stream()
                .anyMatch(function -> function.names().may(name))
            || program.defines(callee.id(), local.file()).stream()
                .anyMatch(define -> define.body().contains(name)));
  }
}
