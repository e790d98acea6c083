package org.zuflint.core.parse;

import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.tag.Brackets;
import org.zuflint.core.parse.tag.Tagger;
import org.zuflint.grammar.GnuCLexer;

/** Passes external declarations of which only the names of types are wanted. */
final class HeaderWalk {
  private final Tokens tokens;
  private final Brackets brackets;
  private final Tagger tagger;

  HeaderWalk(Tokens tokens, Brackets brackets, Tagger tagger) {
    this.tokens = tokens;
    this.brackets = brackets;
    this.tagger = tagger;
  }

  /** The token behind the declaration that starts at {@code from}. */
  int behind(int from) {
    int i = from;
    while (tokens.type(i) == GnuCLexer.EXTENSION) {
      i++;
    }
    if (tokens.type(i) == GnuCLexer.TYPEDEF) {
      tagger.declaration(from);
      return Math.max(tagger.end(), from + 1);
    }
    return end(i);
  }

  /** A body follows parameters; any other brace belongs to a type or an initializer. */
  private int end(int from) {
    boolean parameters = false;
    int i = from;
    while (i < tokens.count()) {
      int type = tokens.type(i);
      int match = isOpening(type) ? brackets.match(i) : -1;
      if (type == GnuCLexer.SEMI) {
        return i + 1;
      }
      if (type == GnuCLexer.LPAREN) {
        parameters |= !takesArguments(tokens.type(i - 1));
      } else if (type == GnuCLexer.ASSIGN) {
        parameters = false;
      } else if (type == GnuCLexer.LBRACE && parameters) {
        return Math.max(match, i) + 1;
      }
      i = Math.max(match, i) + 1;
    }
    return tokens.count();
  }

  private static boolean isOpening(int type) {
    return type == GnuCLexer.LPAREN || type == GnuCLexer.LBRACK || type == GnuCLexer.LBRACE;
  }

  private static boolean takesArguments(int type) {
    return type == GnuCLexer.ATTRIBUTE || type == GnuCLexer.TYPEOF || type == GnuCLexer.ASM;
  }
}
