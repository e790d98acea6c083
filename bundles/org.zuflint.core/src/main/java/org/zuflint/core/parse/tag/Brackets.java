package org.zuflint.core.parse.tag;

import java.util.Arrays;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.grammar.GnuCLexer;

/** Which bracket closes which. */
public final class Brackets {
  private final Tokens tokens;

  /** By bracket: one more than the other one, 0 for none. */
  private int[] match;

  private boolean[] semicolons;
  private int[] open = new int[64];
  private int depth;
  private boolean balanced;
  private boolean byMargin;

  private Brackets(Tokens tokens) {
    this.tokens = tokens;
    match = new int[tokens.count() + 1];
    semicolons = new boolean[tokens.count() + 1];
  }

  /**
   * Matches by nesting; if braces are missing, again with the margin as witness: functions end in
   * column 1.
   */
  public static Brackets of(Tokens tokens) {
    Brackets brackets = new Brackets(tokens);
    brackets.match();
    return brackets;
  }

  /** The tokens are others now. */
  public void renew() {
    int size = tokens.count() + 1;
    if (size > match.length) {
      match = new int[size * 2];
      semicolons = new boolean[size * 2];
    } else {
      Arrays.fill(match, 0, size, 0);
      Arrays.fill(semicolons, 0, size, false);
    }
    match();
  }

  private void match() {
    balanced = true;
    byMargin = false;
    pairAll();
    if (!balanced) {
      byMargin = true;
      Arrays.fill(match, 0);
      pairAll();
    }
  }

  /** The other bracket of the pair; -1 when there is none. */
  public int match(int at) {
    return match[at] - 1;
  }

  /** Whether a semicolon stands directly in the parentheses that {@code at} opens. */
  boolean hasSemicolon(int at) {
    return semicolons[at];
  }

  private void pairAll() {
    depth = 0;
    int count = tokens.count();
    for (int i = 0; i < count; i++) {
      switch (tokens.type(i)) {
        case GnuCLexer.LPAREN, GnuCLexer.LBRACK -> push(i);
        case GnuCLexer.LBRACE -> openBrace(i);
        case GnuCLexer.RPAREN -> close(i, GnuCLexer.LPAREN);
        case GnuCLexer.RBRACK -> close(i, GnuCLexer.LBRACK);
        case GnuCLexer.RBRACE -> closeBrace(i);
        case GnuCLexer.SEMI -> {
          if (depth > 0) {
            semicolons[open[depth - 1]] = true;
          }
        }
        default -> {}
      }
    }
    for (int i = 0; i < depth; i++) {
      balanced &= tokens.type(open[i]) != GnuCLexer.LBRACE;
    }
  }

  private void openBrace(int i) {
    if (byMargin && tokens.line(i) == Tokens.MARGIN) {
      depth = 0;
    }
    push(i);
  }

  private void push(int i) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = i;
  }

  private void close(int i, int type) {
    int level = depth - 1;
    while (level >= 0
        && tokens.type(open[level]) != type
        && tokens.type(open[level]) != GnuCLexer.LBRACE) {
      level--;
    }
    if (level >= 0 && tokens.type(open[level]) == type) {
      pair(level, i);
    }
  }

  private void closeBrace(int i) {
    int level = depth - 1;
    while (level >= 0 && tokens.type(open[level]) != GnuCLexer.LBRACE) {
      level--;
    }
    if (level < 0) {
      balanced = false;
      return;
    }
    if (byMargin && tokens.line(i) == Tokens.MARGIN) {
      level = 0;
      while (tokens.type(open[level]) != GnuCLexer.LBRACE) {
        level++;
      }
    } else if (byMargin && tokens.line(open[level]) == Tokens.MARGIN) {
      return;
    }
    pair(level, i);
  }

  private void pair(int level, int i) {
    match[open[level]] = i + 1;
    match[i] = open[level] + 1;
    depth = level;
  }
}
