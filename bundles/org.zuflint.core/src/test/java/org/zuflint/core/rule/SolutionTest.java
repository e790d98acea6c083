package org.zuflint.core.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.ir.Instr;
import org.zuflint.core.lower.Lowering;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.source.SourceFile;

/** One solver for both directions, loops and conditions. */
class SolutionTest {
  /** The names called so far on some path (or, backward, from here on). */
  private record Called(boolean forward) implements Problem<SortedSet<String>> {
    @Override
    public SortedSet<String> start() {
      return new TreeSet<>();
    }

    @Override
    public SortedSet<String> join(SortedSet<String> one, SortedSet<String> other) {
      SortedSet<String> both = new TreeSet<>(one);
      both.addAll(other);
      return both;
    }

    @Override
    public SortedSet<String> after(Instr step, SortedSet<String> known) {
      if (step instanceof Instr.Eval eval
          && eval.value() instanceof Expr.Call call
          && call.callee() instanceof Expr.Name name) {
        SortedSet<String> more = new TreeSet<>(known);
        more.add(name.id());
        return more;
      }
      return known;
    }

    @Override
    public SortedSet<String> branch(Expr condition, boolean holds, SortedSet<String> known) {
      SortedSet<String> more = new TreeSet<>(known);
      more.add(condition instanceof Expr.Name name ? (holds ? "" : "!") + name.id() : "?");
      return more;
    }
  }

  @Test
  void forwardKnowsTheBranch() {
    Graph graph = graph("void f(int x) { a(); if (x) { b(); return; } c(); }");
    Solution<SortedSet<String>> solution = Solution.of(graph, new Called(true));
    assertEquals("[a, x]", shown(solution.before(find(graph, "b"))));
    assertEquals("[!x, a, c]", shown(solution.after(find(graph, "c"))));
  }

  @Test
  void backwardTellsWhatIsToCome() {
    Graph graph = graph("void f(int x) { a(); if (x) { b(); return; } c(); }");
    Solution<SortedSet<String>> solution = Solution.of(graph, new Called(false));
    assertEquals("[b, c]", shown(solution.after(find(graph, "a"))));
    assertEquals("[]", shown(solution.after(find(graph, "b"))));
  }

  @Test
  void loopsComeToRest() {
    Graph graph = graph("void f(int x) { while (x) { a(); if (x) continue; b(); } c(); }");
    Solution<SortedSet<String>> solution = Solution.of(graph, new Called(true));
    assertEquals("[!x, a, b, x]", shown(solution.before(find(graph, "a"))));
  }

  @Test
  void whatGrowsWithoutEndIsRefused() {
    Graph graph = graph("void f(int x) { while (x) a(); }");
    Problem<Integer> growing =
        new Problem<>() {
          @Override
          public boolean forward() {
            return true;
          }

          @Override
          public Integer start() {
            return 0;
          }

          @Override
          public Integer join(Integer one, Integer other) {
            return Math.max(one, other);
          }

          @Override
          public Integer after(Instr step, Integer known) {
            return known + 1;
          }
        };
    assertThrows(IllegalStateException.class, () -> Solution.of(graph, growing));
  }

  private static String shown(Optional<SortedSet<String>> known) {
    return known.map(Object::toString).orElse("unreached");
  }

  private static int find(Graph graph, String callee) {
    for (int node = 0; node < graph.size(); node++) {
      if (graph.instr(node) instanceof Instr.Eval eval
          && eval.value() instanceof Expr.Call call
          && call.callee() instanceof Expr.Name name
          && name.id().equals(callee)) {
        return node;
      }
    }
    throw new AssertionError(callee);
  }

  private static Graph graph(String text) {
    Unit unit = Parser.parse(SourceFile.of("a.c", text));
    return Lowering.of(unit, ((Decl.Function) unit.declarations().get(0)).body());
  }
}
