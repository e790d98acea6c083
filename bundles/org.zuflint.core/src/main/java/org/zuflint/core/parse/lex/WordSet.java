package org.zuflint.core.parse.lex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Words that are looked for in many texts, such as the bodies of macros. */
public final class WordSet {
  private static final int SOME = (1 << 14) - 1;

  /** Only asked whether one is in it. */
  private final Set<String> words;

  /** Of hashes of the words: most words of a text are passed without making a string of them. */
  private final BitSet some = new BitSet(SOME + 1);

  public WordSet(Collection<String> words) {
    this.words = new HashSet<>(words);
    words.forEach(word -> some.set(word.hashCode() & SOME));
  }

  /** All words of a text, in its order. */
  public static List<String> of(String text) {
    List<String> all = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      int from = at;
      while (at < text.length() && isOfWord(text.charAt(at))) {
        at++;
      }
      if (at > from) {
        all.add(text.substring(from, at));
      }
    }
    return all;
  }

  public boolean has(String word) {
    return words.contains(word);
  }

  /** Whether one of them stands in the text. */
  public boolean isIn(String text) {
    return any(text, word -> true);
  }

  /** Tells of those that stand in the text. */
  public void each(String text, Consumer<String> found) {
    any(
        text,
        word -> {
          found.accept(word);
          return false;
        });
  }

  /** Whether {@code test} holds for one of those that stand in the text. */
  private boolean any(String text, Predicate<String> test) {
    int at = 0;
    int length = text.length();
    while (at < length) {
      int from = at;
      int hash = 0;
      while (at < length && isOfWord(text.charAt(at))) {
        hash = hash * 31 + text.charAt(at++);
      }
      if (at > from && some.get(hash & SOME)) {
        String word = text.substring(from, at);
        if (words.contains(word) && test.test(word)) {
          return true;
        }
      }
      at += at == from ? 1 : 0;
    }
    return false;
  }

  private static boolean isOfWord(char letter) {
    int small = letter | 0x20;
    return (small >= 'a' && small <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  }
}
