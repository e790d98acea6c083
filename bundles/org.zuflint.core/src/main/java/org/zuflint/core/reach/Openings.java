package org.zuflint.core.reach;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.links.Local;
import org.zuflint.core.owned.OwnerWaits;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/**
 * Whether an open makes the object that its file keeps: nobody else has that yet, and nothing of it
 * is mapped.
 */
public final class Openings {
  /** So many calls deep. */
  private static final int DEPTH = 4;

  private final Program program;

  public Openings(Program program) {
    this.program = program;
  }

  /** Whether all that the function puts into {@code file->private_data} was just made. */
  public boolean makeObject(FunctionFacts open) {
    List<Boolean> kept = new ArrayList<>();
    keeps(open, new HashSet<>(), kept, DEPTH);
    return !kept.isEmpty() && !kept.contains(false);
  }

  private void keeps(
      FunctionFacts function, Set<FunctionFacts> seen, List<Boolean> kept, int depth) {
    if (depth == 0 || !seen.add(function)) {
      return;
    }
    Decl.Function tree = program.tree(function);
    Local local = new Local(function, tree);
    Children.walk(
        tree.body(),
        node -> {
          if (node instanceof Expr.Assign assign
              && assign.target() instanceof Expr.Member member
              && member.field().equals("private_data")
              && !isNothing(assign.value())) {
            kept.add(isMade(assign.value(), local, DEPTH));
          }
        });
    for (String callee : function.callees()) {
      program
          .functions(callee, function.file())
          .forEach(called -> keeps(called, seen, kept, depth - 1));
    }
  }

  private static boolean isNothing(Expr value) {
    return value instanceof Expr.Name name && name.id().equals("NULL");
  }

  private boolean isMade(Expr value, Local local, int depth) {
    return depth > 0
        && switch (value) {
          case Expr.Cast cast -> isMade(cast.operand(), local, depth);
          case Expr.Unary part when part.op().equals("&") ->
              part.operand() instanceof Expr.Member member
                  && isMade(member.base(), local, depth - 1);
          case Expr.Call call ->
              call.callee() instanceof Expr.Name name
                  && isMaker(name.id(), local.file(), depth - 1);
          case Expr.Name name -> {
            List<Expr> values = local.values(name.id());
            yield local.has(name.id())
                && !values.isEmpty()
                && values.stream().allMatch(one -> isNothing(one) || isMade(one, local, depth - 1));
          }
          default -> false;
        };
  }

  /** Whether what the function answers is new; of one that nobody sees its name tells. */
  private boolean isMaker(String name, int file, int depth) {
    List<FunctionFacts> functions = program.functions(name, file);
    if (functions.isEmpty()) {
      return OwnerWaits.makes(name);
    }
    return depth > 0 && functions.stream().allMatch(function -> answersNew(function, depth));
  }

  private boolean answersNew(FunctionFacts function, int depth) {
    Local local = new Local(function, program.tree(function));
    List<Expr> answers = local.answers();
    return answers.stream()
            .allMatch(answer -> isFailure(answer) || isMade(answer, local, depth - 1))
        && answers.stream().anyMatch(answer -> !isFailure(answer));
  }

  private static boolean isFailure(Expr answer) {
    return isNothing(answer)
        || (answer instanceof Expr.Call call
            && call.callee() instanceof Expr.Name name
            && name.id().equals("ERR_PTR"));
  }
}
