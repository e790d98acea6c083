package org.zuflint.core.parse;

import org.zuflint.core.parse.lex.Directives;
import org.zuflint.core.parse.lex.Lexed;
import org.zuflint.core.parse.lex.Symbols;
import org.zuflint.core.parse.lex.Words;

/** What the file's own {@code #define}s tell of the macros it uses. */
final class KnownMacros {
  private final byte[] text;
  private final Symbols symbols;

  private KnownMacros(Lexed lexed) {
    text = lexed.tokens().text();
    symbols = lexed.tokens().symbols();
  }

  static void learn(Lexed lexed) {
    KnownMacros macros = new KnownMacros(lexed);
    Directives directives = lexed.directives();
    for (int i = 0; i < directives.count(); i++) {
      if (directives.kind(i) == Directives.Kind.DEFINE) {
        macros.learn(directives.body(i), directives.end(i));
      }
    }
  }

  private void learn(int from, int end) {
    int behind = wordEnd(from, end);
    boolean function = behind < end && text[behind] == '(';
    int body = skipBlanks(function ? parenthesisEnd(behind, end) : behind, end);
    int bodyEnd = wordEnd(body, end);
    if (bodyEnd == body || isDigit(text[body])) {
      return;
    }
    int id = symbols.find(text, from, behind);
    if (id == 0) {
      return;
    }
    int first = symbols.find(text, body, bodyEnd);
    if (isWord(body, bodyEnd, "for") || (first != 0 && symbols.is(first, Words.ITERATOR))) {
      symbols.mark(id, function ? Words.ITERATOR : 0);
    } else if (isWord(body, bodyEnd, "__attribute__") || isWord(body, bodyEnd, "__attribute")) {
      symbols.mark(id, function ? Words.ATTRIBUTE | Words.WITH_ARGUMENTS : Words.ATTRIBUTE);
    }
  }

  private boolean isWord(int from, int to, String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (text[i] != word.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  private int wordEnd(int from, int end) {
    int i = from;
    while (i < end && (isLetter(text[i]) || isDigit(text[i]))) {
      i++;
    }
    return i;
  }

  private static boolean isLetter(byte b) {
    return ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') || b == '_';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private int parenthesisEnd(int from, int end) {
    int i = from;
    while (i < end && text[i] != ')') {
      i++;
    }
    return Math.min(end, i + 1);
  }

  private int skipBlanks(int from, int end) {
    int i = from;
    while (i < end && (text[i] <= ' ' || text[i] == '\\')) {
      i++;
    }
    return i;
  }
}
