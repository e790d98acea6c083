package org.zuflint.core.program;

import java.util.HashSet;
import java.util.Set;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;

/**
 * Finds helpers so short that looking into each call costs nothing: those that hand a parameter
 * back, or that take what a member holds.
 */
final class Brevity {
  private static final int STATEMENTS = 8;

  private final Set<String> parameters;
  private int statements;
  private boolean loops;
  private boolean telling;
  private boolean branches;
  private final Set<String> taken = new HashSet<>();
  private final Set<String> returned = new HashSet<>();

  private Brevity(Set<String> parameters) {
    this.parameters = parameters;
  }

  static boolean of(Stmt.Block body, Set<String> parameters) {
    Brevity brevity = new Brevity(parameters);
    brevity.see(body);
    brevity.taken.retainAll(brevity.returned);
    boolean takes = !brevity.branches && !brevity.taken.isEmpty();
    return (brevity.telling || takes) && !brevity.loops && brevity.statements <= STATEMENTS;
  }

  private void see(Node node) {
    switch (node) {
      case Stmt.Return end -> {
        statements++;
        if (end.value() instanceof Expr.Name name) {
          telling |= parameters.contains(name.id());
          returned.add(name.id());
        }
      }
      case Stmt.Expression step -> statements++;
      case Stmt.Declaration step -> statements++;
      case Stmt.If choice -> {
        statements++;
        branches = true;
      }
      case Stmt.Block block -> {}
      case Stmt.Empty empty -> {}
      case Stmt other -> loops = true;
      case Expr.Assign assign
          when assign.target() instanceof Expr.Name name && assign.value() instanceof Expr.Member ->
          taken.add(name.id());
      case Decl.Variable variable when variable.value() instanceof Expr.Member ->
          taken.add(variable.name());
      default -> {}
    }
    if (!loops && statements <= STATEMENTS) {
      Children.of(node, this::see);
    }
  }
}
