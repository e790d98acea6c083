package org.zuflint.core.parse.share;

import java.util.List;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.parse.lex.Symbols;

/**
 * An external declaration that was read by itself.
 *
 * @param check second half of the mark of its tokens, see {@link Extent}
 * @param count how many tokens it has; the trees count from its first one
 * @param trees what it declares
 * @param marks numbers of words and what it tells of them, in turn
 * @param dropped how many tokens the grammar did not get to see
 */
@SuppressWarnings("ArrayRecordComponent") // There are many; nobody compares or changes them.
record Item(long check, int count, List<Decl> trees, int[] marks, int dropped) {
  /** Tells what the declaration tells of words. */
  void tell(Symbols symbols) {
    for (int i = 0; i < marks.length; i += 2) {
      symbols.mark(marks[i], marks[i + 1]);
    }
  }
}
