package org.zuflint.core.contexts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.driver.Access;
import org.zuflint.core.finding.Step;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.reach.KnownArguments;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Pinning;
import org.zuflint.core.state.Truth;
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
  private final Set<Called> seen = new LinkedHashSet<>();
  private final List<AccessFact> inserts = new ArrayList<>();

  /** A function of which some paths were not walked, and the constants that it was given. */
  record Cut(FunctionFacts function, List<Value> given) {
    static Cut of(FunctionFacts function, List<Value> given) {
      return new Cut(
          function,
          given.stream().map(value -> Truth.isConstant(value) ? value : Value.UNKNOWN).toList());
    }
  }

  /** A function, and what one call gives it. */
  private record Called(FunctionFacts function, KnownArguments known) {}

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
      Analyses analyses, EntryPoint entry, Collection<Cut> from, Consumer<FunctionFacts> asked) {
    ByName search = new ByName(analyses, entry, asked);
    search.run(from);
    return List.copyOf(search.inserts);
  }

  private void run(Collection<Cut> from) {
    Deque<Called> work = new ArrayDeque<>();
    for (Cut cut : from) {
      Type.Function type = analyses.program().tree(cut.function()).type();
      work.add(new Called(cut.function(), KnownArguments.of(type, cut.given())));
    }
    while (!work.isEmpty()) {
      Called called = work.remove();
      if (seen.add(called)) {
        called
            .known()
            .visit(
                analyses.program().tree(called.function()),
                node -> {
                  if (node instanceof Expr.Call call && call.callee() instanceof Expr.Name name) {
                    call(name.id(), call, called, work);
                  }
                });
      }
    }
  }

  private void call(String callee, Expr.Call call, Called from, Deque<Called> work) {
    Program program = analyses.program();
    PteCalls.PteCall pte = PteCalls.of(callee);
    if (pte == null) {
      for (FunctionFacts function : program.functions(callee, from.function().file())) {
        asked.accept(function);
        if (analyses.relevance().accesses(function)) {
          Type.Function type = program.tree(function).type();
          work.add(new Called(function, from.known().of(type, call)));
        }
      }
    } else if (pte.kind() == Access.Kind.INSERT && pte.target() != PteCalls.Target.MM) {
      insert(pte.name(), program.unit(from.function()).place(call.at()));
    }
  }

  private void insert(String call, Place where) {
    if (inserts.stream().anyMatch(known -> known.where().equals(where))) {
      return;
    }
    inserts.add(
        new AccessFact(
            entry,
            new EntryPoint.Operation(entry.words(), ""),
            Access.Kind.INSERT,
            call,
            where,
            new Value.Vma(VmaKey.OWN, Value.Foreign.NO),
            Life.MANY,
            Pinning.NONE,
            null,
            false,
            List.of(new Step(where, "inserts with " + call + "()"))));
  }
}
