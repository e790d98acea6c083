package org.zuflint.core.parse.lex;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Words seen lately, so that files share their spellings. It may forget, never lie: a race only
 * costs a second copy of a word, words being immutable.
 */
final class Spellings {
  /** Four neighbours may hold a word; the one that came last stands first. */
  private static final int WAYS = 4;

  private static final int SLOTS = 1 << 19;

  private static final @Nullable Word[] SEEN = new Word[SLOTS];

  /** The hash of the word in each slot, or of one that was there a moment ago. */
  private static final int[] HASHES = new int[SLOTS];

  private Spellings() {}

  /** A word and what {@link Words#spelling} says of it. */
  record Word(String text, int hash, int flags) {}

  static Word of(byte[] text, int from, int to) {
    return of(text, from, to, hash(text, from, to));
  }

  static Word of(byte[] text, int from, int to, int hash) {
    int first = ((hash * 0x9E3779B9) >>> 13) & -WAYS;
    for (int slot = first; slot < first + WAYS; slot++) {
      if (HASHES[slot] == hash) {
        Word seen = SEEN[slot];
        if (seen != null && seen.hash == hash && equal(seen.text, text, from, to)) {
          return seen;
        }
      }
    }
    System.arraycopy(HASHES, first, HASHES, first + 1, WAYS - 1);
    System.arraycopy(SEEN, first, SEEN, first + 1, WAYS - 1);
    String fresh = new String(text, from, to - from, isAscii(text, from, to) ? ISO_8859_1 : UTF_8);
    Word word = new Word(fresh, hash, Words.spelling(text, from, to));
    SEEN[first] = word;
    HASHES[first] = hash;
    return word;
  }

  static int hash(byte[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    return hash;
  }

  /** Whether the word is spelled so. */
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
