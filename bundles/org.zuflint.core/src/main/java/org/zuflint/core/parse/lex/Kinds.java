package org.zuflint.core.parse.lex;

import org.zuflint.grammar.GnuCLexer;

/** Token types that mean something before the parser: the grammar's own numbers. */
public final class Kinds {
  public static final int IDENT = GnuCLexer.IDENT;
  public static final int NUMBER = GnuCLexer.NUMBER;
  public static final int CHAR = GnuCLexer.CHAR;
  public static final int STRING = GnuCLexer.STRING;
  public static final int LPAREN = GnuCLexer.LPAREN;
  public static final int RPAREN = GnuCLexer.RPAREN;
  public static final int COMMA = GnuCLexer.COMMA;
  public static final int COLON = GnuCLexer.COLON;
  public static final int QUESTION = GnuCLexer.QUESTION;
  public static final int BINARY = GnuCLexer.BINARY;
  public static final int AMP = GnuCLexer.AMP;
  public static final int SIGN = GnuCLexer.SIGN;
  public static final int STAR = GnuCLexer.STAR;

  /** A character or text that is no token of C. */
  public static final int UNKNOWN = GnuCLexer.UNKNOWN;

  private static final int FIRST_WORD = GnuCLexer.STORAGE;

  private Kinds() {}

  /** Whether a token of this type is spelled like a word; keywords are. */
  public static boolean isWord(int type) {
    return type >= FIRST_WORD && type <= IDENT;
  }
}
