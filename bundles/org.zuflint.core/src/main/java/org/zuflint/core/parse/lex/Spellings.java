package org.zuflint.core.parse.lex;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Words seen lately, so that files share their spellings. It may forget, never lie: a race only
 * costs a second copy of a word, strings being immutable.
 */
final class Spellings {
  private static final String[] SEEN = new String[1 << 16];

  private Spellings() {}

  static String of(byte[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    return of(text, from, to, hash);
  }

  static String of(byte[] text, int from, int to, int hash) {
    int slot = (hash * 0x9E3779B9) >>> 16;
    String seen = SEEN[slot];
    if (seen != null && equal(seen, text, from, to)) {
      return seen;
    }
    String fresh = new String(text, from, to - from, isAscii(text, from, to) ? ISO_8859_1 : UTF_8);
    SEEN[slot] = fresh;
    return fresh;
  }

  /** Whether the word is spelled so; a word that is not ASCII equals nothing but is rare. */
  static boolean equal(String word, byte[] text, int from, int to) {
    if (word.length() != to - from) {
      return !isAscii(text, from, to) && word.equals(new String(text, from, to - from, UTF_8));
    }
    for (int i = from; i < to; i++) {
      if (word.charAt(i - from) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
