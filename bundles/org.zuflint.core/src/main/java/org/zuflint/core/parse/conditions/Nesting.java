package org.zuflint.core.parse.conditions;

import java.util.Arrays;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.grammar.GnuCLexer;

/** The brackets that are open at a point of the file. */
final class Nesting {
  private byte[] open;
  private int depth;
  private int lowest;
  private boolean crossed;

  Nesting() {
    open = new byte[16];
  }

  private Nesting(Nesting other) {
    open = Arrays.copyOf(other.open, Math.max(16, other.depth * 2));
    depth = other.depth;
    lowest = depth;
  }

  /** The same brackets, for a branch to go on from. */
  Nesting copy() {
    return new Nesting(this);
  }

  void pass(Tokens tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      switch (tokens.type(i)) {
        case GnuCLexer.LPAREN, GnuCLexer.LBRACE, GnuCLexer.LBRACK -> push((byte) tokens.type(i));
        case GnuCLexer.RPAREN -> pop(GnuCLexer.LPAREN);
        case GnuCLexer.RBRACE -> pop(GnuCLexer.LBRACE);
        case GnuCLexer.RBRACK -> pop(GnuCLexer.LBRACK);
        default -> {}
      }
    }
  }

  /** Whether everything since the copy closed what it opened, and nothing else. */
  boolean isLevelWith(Nesting before) {
    return !crossed && depth == before.depth && lowest >= before.depth;
  }

  int depth() {
    return depth;
  }

  boolean isInBraces() {
    return depth > 0 && open[depth - 1] == GnuCLexer.LBRACE;
  }

  private void push(byte type) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = type;
  }

  private void pop(int type) {
    if (depth == 0 || open[depth - 1] != type) {
      crossed = true;
    }
    if (depth > 0) {
      depth--;
      lowest = Math.min(lowest, depth);
    }
  }
}
