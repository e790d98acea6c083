package org.zuflint.core.parse;

import java.util.List;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.preprocess.Preprocessed;

/**
 * The tree of a unit as the compiler sees it, headers included.
 *
 * @param unit what the tree's token indexes mean
 * @param errors what could not be parsed, each where the author wrote it
 * @param dropped how many tokens the grammar did not get to see (attributes)
 */
public record Compiled(
    Preprocessed unit, List<Decl> declarations, List<Unit.SyntaxError> errors, int dropped) {
  public Compiled {
    declarations = List.copyOf(declarations);
    errors = List.copyOf(errors);
  }
}
