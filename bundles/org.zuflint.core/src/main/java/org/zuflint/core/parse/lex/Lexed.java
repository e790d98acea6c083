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

  /** First byte of a comment that is never closed, -1 when there is none. */
  public int unclosed() {
    int last = comments.length - 2;
    byte[] text = tokens.text();
    boolean closes =
        last < 0
            || text[comments[last] + 1] != '*'
            || (comments[last + 1] - comments[last] > 3
                && text[comments[last + 1] - 2] == '*'
                && text[comments[last + 1] - 1] == '/');
    return closes ? -1 : comments[last];
  }

  /** First byte and byte after the last of every comment, in turn. */
  public int[] comments() {
    return comments;
  }
}
