package org.zuflint.core.parse.share;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.parse.build.TreeParser;
import org.zuflint.core.parse.lex.Symbols;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.tag.Brackets;
import org.zuflint.core.parse.tag.Tagged;
import org.zuflint.core.parse.tag.Tagger;

/**
 * Reads the external declarations of one unit, each by itself: what stands behind one does not
 * change its tree. One that cannot be read alone is left to who reads all of the unit.
 */
public final class Shared {
  private final SharedTrees trees;
  private final Tokens tokens;
  private final Symbols symbols;
  private final Extent extent;

  /** The declaration that is read now, as if it was all there is. */
  private final Tokens part;

  private final Brackets brackets;
  private final Tagger tagger;
  private final TreeParser parser;
  private int dropped;

  public Shared(SharedTrees trees, Tokens tokens) {
    this.trees = trees;
    this.tokens = tokens;
    symbols = tokens.symbols();
    extent = new Extent(tokens);
    part = tokens.part();
    brackets = Brackets.of(part);
    tagger = new Tagger(part, brackets);
    parser = new TreeParser(part);
  }

  /**
   * What the declaration at {@code from} makes, whose nodes count tokens from its first one; null
   * when it cannot be told from the rest, or is broken.
   */
  public @Nullable List<Decl> at(int from) {
    if (!extent.pass(from)) {
      return null;
    }
    Item known = trees.get(extent.mark());
    if (known == null || known.check() != extent.check()) {
      known = read(from, extent.end());
      if (known == null) {
        return null;
      }
      trees.put(extent.mark(), known);
    } else {
      known.tell(symbols);
    }
    dropped += known.dropped();
    return known.trees();
  }

  /** The token behind the declaration that was read last. */
  public int end() {
    return extent.end();
  }

  /** How many tokens of what was read the grammar did not get to see. */
  public int dropped() {
    return dropped;
  }

  private @Nullable Item read(int from, int end) {
    part.show(tokens, from, end);
    brackets.renew();
    int before = tagger.dropped();
    symbols.watch();
    Tagged words = tagger.declaration(0);
    int[] marks = symbols.watched();
    List<Decl> made = words.count() == 0 ? List.of() : parser.declaration(words);
    boolean whole = made != null && tagger.end() == part.count();
    return whole
        ? new Item(extent.check(), end - from, List.copyOf(made), marks, tagger.dropped() - before)
        : null;
  }
}
