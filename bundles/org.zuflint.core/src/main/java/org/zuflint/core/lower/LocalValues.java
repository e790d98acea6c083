package org.zuflint.core.lower;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Stmt;

/** What the text of a function gives to a variable of its own. */
public final class LocalValues {
  private LocalValues() {}

  /**
   * The expressions that are assigned to it, in the order written; of {@code +=} the right side.
   */
  public static List<Expr> of(String variable, Stmt.Block body) {
    List<Expr> values = new ArrayList<>();
    Children.walk(
        body,
        node -> {
          if (node instanceof Decl.Variable own
              && own.name().equals(variable)
              && own.value() instanceof Expr value) {
            values.add(value);
          } else if (node instanceof Expr.Assign assign
              && assign.target() instanceof Expr.Name name
              && name.id().equals(variable)) {
            values.add(assign.value());
          }
        });
    return values;
  }
}
