package org.zuflint.core.parse.lex;

/** A file in words. */
public final class Lexed {
  private final Tokens tokens;
  private final Directives directives;
  private final int[] comments;

  Lexed(Tokens tokens, Directives directives, int[] comments) {
    this.tokens = tokens;
    this.directives = directives;
    this.comments = comments;
  }

  public Tokens tokens() {
    return tokens;
  }

  public Directives directives() {
    return directives;
  }

  /** First byte and byte after the last of every comment, in turn. */
  public int[] comments() {
    return comments;
  }
}
