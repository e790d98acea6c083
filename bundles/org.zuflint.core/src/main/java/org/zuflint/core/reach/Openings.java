package org.zuflint.core.reach;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;
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
    Children.walk(
        tree.body(),
        node -> {
          if (node instanceof Expr.Assign assign
              && assign.target() instanceof Expr.Member member
              && member.field().equals("private_data")
              && !isNothing(assign.value())) {
            kept.add(isMade(assign.value(), tree, function, DEPTH));
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

  private boolean isMade(Expr value, Decl.Function tree, FunctionFacts function, int depth) {
    return depth > 0
        && switch (value) {
          case Expr.Cast cast -> isMade(cast.operand(), tree, function, depth);
          case Expr.Unary part when part.op().equals("&") ->
              part.operand() instanceof Expr.Member member
                  && isMade(member.base(), tree, function, depth - 1);
          case Expr.Call call ->
              call.callee() instanceof Expr.Name name
                  && isMaker(name.id(), function.file(), depth - 1);
          case Expr.Name name -> {
            List<Expr> values = values(name.id(), tree);
            yield !values.isEmpty()
                && values.stream()
                    .allMatch(one -> isNothing(one) || isMade(one, tree, function, depth - 1));
          }
          default -> false;
        };
  }

  /** All that a local variable is set to. */
  private static List<Expr> values(String variable, Decl.Function tree) {
    List<Expr> values = new ArrayList<>();
    Children.walk(
        tree.body(),
        node -> {
          Expr value = valueOf(variable, node);
          if (value != null) {
            values.add(value);
          }
        });
    return values;
  }

  private static @Nullable Expr valueOf(String variable, Node node) {
    return switch (node) {
      case Expr.Assign assign
          when assign.target() instanceof Expr.Name name && name.id().equals(variable) ->
          assign.value();
      case Decl.Variable declared when declared.name().equals(variable) -> declared.value();
      default -> null;
    };
  }

  /** Whether what the function answers is new; of one that nobody sees its name tells. */
  private boolean isMaker(String name, int file, int depth) {
    List<FunctionFacts> functions = program.functions(name, file);
    if (functions.isEmpty()) {
      return name.contains("alloc") || name.contains("memdup");
    }
    return depth > 0 && functions.stream().allMatch(function -> answersNew(function, depth));
  }

  private boolean answersNew(FunctionFacts function, int depth) {
    Decl.Function tree = program.tree(function);
    List<Expr> answers = new ArrayList<>();
    Children.walk(
        tree.body(),
        node -> {
          if (node instanceof Stmt.Return end && end.value() instanceof Expr value) {
            answers.add(value);
          }
        });
    return answers.stream()
            .allMatch(answer -> isFailure(answer) || isMade(answer, tree, function, depth - 1))
        && answers.stream().anyMatch(answer -> !isFailure(answer));
  }

  private static boolean isFailure(Expr answer) {
    return isNothing(answer)
        || (answer instanceof Expr.Call call
            && call.callee() instanceof Expr.Name name
            && name.id().equals("ERR_PTR"));
  }
}
