package org.zuflint.core.parse.share;

import org.zuflint.core.parse.lex.Symbols;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.grammar.GnuCLexer;

/**
 * Finds where an external declaration ends without reading it, and the mark of its tokens: 128 bits
 * made of each token's type, spelling and place in its line, and of what is known of the word.
 * Declarations with equal marks are taken for equal, as a version control does with files.
 */
final class Extent {
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final long OTHER_FACTOR = 0xC2B2AE3D27D4EB4FL;

  private final Tokens tokens;
  private final Symbols symbols;
  private int end;
  private long mark;
  private long check;
  private int depth;
  private boolean parameters;
  private boolean body;
  private boolean plain;

  Extent(Tokens tokens) {
    this.tokens = tokens;
    this.symbols = tokens.symbols();
  }

  /** Goes along the declaration at {@code from}; false when its end is not plain to see. */
  boolean pass(int from) {
    int count = tokens.count();
    depth = 0;
    parameters = false;
    body = false;
    plain = true;
    long first = FACTOR;
    long second = OTHER_FACTOR;
    int i = from;
    boolean ended = false;
    while (i < count && !ended) {
      long token = token(i);
      first = (first ^ token) * FACTOR;
      first ^= first >>> 32;
      second = (second + token) * OTHER_FACTOR;
      second ^= second >>> 29;
      ended = passes(i);
      i++;
    }
    end = i;
    mark = first;
    check = second;
    return ended && plain;
  }

  /** The token behind it. */
  int end() {
    return end;
  }

  /** The first half of the mark. */
  long mark() {
    return mark;
  }

  /** The second half. */
  long check() {
    return check;
  }

  /** All that a token's part in the tree depends on. */
  private long token(int i) {
    int id = tokens.id(i);
    int known = symbols.flags(id) << 9 | tokens.type(i) << 2 | tokens.line(i);
    return (long) known << 32 | id;
  }

  /** Whether the declaration ends with token {@code i}. */
  private boolean passes(int i) {
    switch (tokens.type(i)) {
      case GnuCLexer.LPAREN -> open(i);
      case GnuCLexer.LBRACK -> depth++;
      case GnuCLexer.LBRACE -> {
        body |= depth == 0 && parameters;
        depth++;
      }
      case GnuCLexer.RBRACK -> depth--;
      case GnuCLexer.RPAREN -> {
        depth--;
        plain &= depth > 0 || !parameters || mayFollow(tokens.type(i + 1));
      }
      case GnuCLexer.RBRACE -> {
        return --depth == 0 && body;
      }
      case GnuCLexer.ASSIGN -> parameters &= depth > 0;
      case GnuCLexer.SEMI -> {
        return depth == 0;
      }
      default -> {}
    }
    return depth < 0;
  }

  /** A body may follow parameters; any other brace belongs to a type or an initializer. */
  private void open(int i) {
    if (depth++ == 0 && i > 0) {
      int before = tokens.type(i - 1);
      parameters |=
          before != GnuCLexer.ATTRIBUTE
              && before != GnuCLexer.TYPEOF
              && before != GnuCLexer.ASM
              && before != GnuCLexer.STATIC_ASSERT;
    }
  }

  /** What stands behind parameters where no old-style declarations of them do. */
  private static boolean mayFollow(int type) {
    return switch (type) {
      case GnuCLexer.SEMI,
          GnuCLexer.COMMA,
          GnuCLexer.LBRACE,
          GnuCLexer.LPAREN,
          GnuCLexer.LBRACK,
          GnuCLexer.ASSIGN,
          GnuCLexer.ATTRIBUTE,
          GnuCLexer.ASM ->
          true;
      default -> false;
    };
  }
}
