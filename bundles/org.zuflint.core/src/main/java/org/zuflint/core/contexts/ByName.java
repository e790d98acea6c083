package org.zuflint.core.contexts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.driver.Access;
import org.zuflint.core.finding.Step;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Pinning;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/**
 * Inserts that the names of functions lead to, where a handler has more paths than are followed:
 * told to people, never a reason for a verdict.
 */
final class ByName {
  private final Analyses analyses;
  private final EntryPoint entry;
  private final Consumer<FunctionFacts> asked;
  private final Set<FunctionFacts> seen = new LinkedHashSet<>();
  private final List<AccessFact> inserts = new ArrayList<>();

  private ByName(Analyses analyses, EntryPoint entry, Consumer<FunctionFacts> asked) {
    this.asked = asked;
    this.analyses = analyses;
    this.entry = entry;
  }

  /**
   * The inserts into the entry's own vma that these come to, each place once, nearest first.
   *
   * @param asked told of each function that a search comes by
   */
  static List<AccessFact> inserts(
      Analyses analyses,
      EntryPoint entry,
      Collection<FunctionFacts> from,
      Consumer<FunctionFacts> asked) {
    ByName search = new ByName(analyses, entry, asked);
    search.run(from);
    return List.copyOf(search.inserts);
  }

  private void run(Collection<FunctionFacts> from) {
    Program program = analyses.program();
    Deque<FunctionFacts> work = new ArrayDeque<>(from);
    while (!work.isEmpty()) {
      FunctionFacts function = work.remove();
      if (!seen.add(function)) {
        continue;
      }
      if (analyses.relevance().accessesDirectly(function)) {
        calls(function);
      }
      for (String callee : function.callees()) {
        program.functions(callee, function.file()).stream()
            .filter(called -> PteCalls.of(callee) == null)
            .peek(asked)
            .filter(analyses.relevance()::accesses)
            .forEach(work::add);
      }
    }
  }

  private void calls(FunctionFacts function) {
    Unit unit = analyses.program().unit(function);
    Children.walk(
        analyses.program().tree(function).body(),
        node -> {
          if (node instanceof Expr.Call call
              && call.callee() instanceof Expr.Name name
              && PteCalls.of(name.id()) instanceof PteCalls.PteCall pte
              && pte.kind() == Access.Kind.INSERT
              && pte.target() != PteCalls.Target.MM) {
            insert(pte.name(), unit.place(call.at()));
          }
        });
  }

  private void insert(String call, Place where) {
    inserts.add(
        new AccessFact(
            entry,
            entry.words(),
            Access.Kind.INSERT,
            call,
            where,
            new Value.Vma(VmaKey.OWN, Value.Foreign.NO),
            Life.MANY,
            Pinning.NONE,
            null,
            List.of(new Step(where, "inserts with " + call + "()"))));
  }
}
