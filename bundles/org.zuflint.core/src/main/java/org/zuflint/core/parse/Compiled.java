package org.zuflint.core.parse;

import java.util.List;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.preprocess.Preprocessed;

/**
 * The tree of a unit as the compiler sees it, headers included.
 *
 * @param unit what the tree's token indexes mean
 * @param externals what is declared, in the order of the text
 * @param errors what could not be parsed, each where the author wrote it
 * @param dropped how many tokens the grammar did not get to see (attributes)
 */
public record Compiled(
    Preprocessed unit, List<External> externals, List<Unit.SyntaxError> errors, int dropped) {
  public Compiled {
    externals = List.copyOf(externals);
    errors = List.copyOf(errors);
  }

  /**
   * An external declaration; other units may have the same trees.
   *
   * @param first the token from which on the trees' nodes count theirs
   */
  public record External(int first, List<Decl> trees) {}

  /** All that is declared. */
  public List<Decl> declarations() {
    return externals.stream().flatMap(external -> external.trees().stream()).toList();
  }
}
