package org.zuflint.core.preprocess.macro;

import org.zuflint.core.parse.lex.Kinds;
import org.zuflint.core.preprocess.text.TokenList;
import org.zuflint.core.preprocess.text.Vocabulary;

/** What {@code #} makes of an argument. */
final class Stringizer {
  private Stringizer() {}

  /**
   * The string that tokens {@code from} to {@code to} are written as; its beginning if it is longer
   * than {@link Vocabulary#LONGEST}.
   */
  static String of(TokenList tokens, int from, int to, Vocabulary vocabulary) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = from; i < to && text.length() <= Vocabulary.LONGEST; i++) {
      if (i > from && tokens.is(i, TokenList.WHITE)) {
        text.append(' ');
      }
      String spelling = vocabulary.name(tokens.id(i));
      int type = tokens.type(i);
      if (type == Kinds.STRING || type == Kinds.CHAR) {
        escape(spelling, text);
      } else {
        text.append(spelling);
      }
    }
    int slashes = 0;
    while (text.charAt(text.length() - 1 - slashes) == '\\') {
      slashes++;
    }
    if (slashes % 2 == 1) {
      text.setLength(text.length() - 1);
    }
    return text.append('"').toString();
  }

  /** The string constant that is read as {@code text}. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    escape(text, quoted);
    return quoted.append('"').toString();
  }

  private static void escape(String spelling, StringBuilder text) {
    for (int k = 0; k < spelling.length(); k++) {
      char c = spelling.charAt(k);
      if (c == '"' || c == '\\') {
        text.append('\\');
      }
      text.append(c);
    }
  }
}
