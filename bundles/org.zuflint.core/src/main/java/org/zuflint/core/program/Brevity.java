package org.zuflint.core.program;

import java.util.Set;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;

/**
 * Finds helpers so short that looking into each call costs nothing: those that ask for a stored vma, and those that
 * hand a parameter back.
 */
final class Brevity {
  private static final int STATEMENTS = 8;

  private final Set<String> parameters;
  private int statements;
  private boolean loops;
  private boolean telling;

  private Brevity(Set<String> parameters) {
    this.parameters = parameters;
  }

  static boolean of(Stmt.Block body, Set<String> parameters) {
    Brevity brevity = new Brevity(parameters);
    brevity.see(body);
    return brevity.telling && !brevity.loops && brevity.statements <= STATEMENTS;
  }

  private void see(Node node) {
    switch (node) {
      case Stmt.Return end -> {
        statements++;
        telling |= end.value() instanceof Expr.Name name && parameters.contains(name.id());
      }
      case Stmt.Expression step -> statements++;
      case Stmt.Declaration step -> statements++;
      case Stmt.If choice -> statements++;
      case Stmt.Block block -> {}
      case Stmt.Empty empty -> {}
      case Stmt other -> loops = true;
      case Expr.Member member -> telling |= member.field().contains("vma");
      default -> {}
    }
    if (!loops && statements <= STATEMENTS) {
      Children.of(node, this::see);
    }
  }
}
