package org.zuflint.core.parse.build;

import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.lex.Words;
import org.zuflint.grammar.GnuCLexer;

/** What attributes, which the grammar does not see, say of the end of a variable's scope. */
final class Endings {
  private Endings() {}

  /**
   * {@link Decl.Variable#FREE} or {@link Decl.Variable#CLEANUP} and a name, from the attributes
   * around the variable whose name is token {@code name}; null for most.
   *
   * @param from the first token of its declaration
   */
  static @Nullable String of(Tokens tokens, int from, int name) {
    int at = Math.max(0, Math.min(from, name));
    for (int i = at; i < name; i++) {
      // what stands before a comma is of the variables before it
      at = tokens.type(i) == GnuCLexer.COMMA ? i : at;
    }
    while (at < tokens.count()) {
      if (at != name && takesArguments(tokens, at)) {
        int end = behindParentheses(tokens, at + 1);
        String ending = ending(tokens, at, end);
        if (ending != null) {
          return ending;
        }
        at = end;
      } else if (at > name && tokens.type(at) != GnuCLexer.IDENT) {
        return null;
      } else {
        at++;
      }
    }
    return null;
  }

  private static boolean takesArguments(Tokens tokens, int at) {
    int type = tokens.type(at);
    return type == GnuCLexer.ATTRIBUTE
        || (type == GnuCLexer.IDENT && (tokens.flags(at) & Words.WITH_ARGUMENTS) != 0);
  }

  /** {@code __free(f)}, {@code __cleanup(f)}, {@code __attribute__((cleanup(f)))}. */
  private static @Nullable String ending(Tokens tokens, int at, int end) {
    for (int i = at; i + 2 < end; i++) {
      boolean called =
          tokens.type(i) == GnuCLexer.IDENT
              && tokens.type(i + 1) == GnuCLexer.LPAREN
              && tokens.type(i + 2) == GnuCLexer.IDENT;
      switch (called ? tokens.spelling(i) : "") {
        case "__free" -> {
          return Decl.Variable.FREE + tokens.spelling(i + 2);
        }
        case "__cleanup", "__cleanup__", "cleanup" -> {
          return Decl.Variable.CLEANUP + tokens.spelling(i + 2);
        }
        default -> {}
      }
    }
    return null;
  }

  private static int behindParentheses(Tokens tokens, int open) {
    int depth = 0;
    int at = open;
    while (at < tokens.count()) {
      int type = tokens.type(at++);
      depth += type == GnuCLexer.LPAREN ? 1 : type == GnuCLexer.RPAREN ? -1 : 0;
      if (depth <= 0) {
        break;
      }
    }
    return at;
  }
}
