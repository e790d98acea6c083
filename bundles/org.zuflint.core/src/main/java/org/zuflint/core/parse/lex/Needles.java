package org.zuflint.core.parse.lex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Texts of which one is looked for in many files. All bytes of a kernel are asked, so most are
 * passed over: two letters together tell how far the next place is where one may stand (S. Wu and
 * U. Manber, A fast algorithm for multi-pattern searching, 1994).
 */
public final class Needles {
  /** What stands in a comment that speaks to zuflint. */
  public static final Needles ADDRESSED = of("zuflint:");

  /** Letters are told apart by so many bits. */
  private static final int BITS = 7;

  private static final int LETTER = (1 << BITS) - 1;

  private static final byte[][] NONE = {};

  /** By their first letter. */
  private final byte[][][] texts = new byte[1 << BITS][][];

  /** Letters of the shortest text: so many of each are looked at together. */
  private final int window;

  /** By the last two letters of a window, how far it may move on; 0 where a text may stand. */
  private final byte[] steps = new byte[1 << (2 * BITS)];

  private Needles(List<byte[]> texts) {
    for (int letter = 0; letter <= LETTER; letter++) {
      int first = letter;
      this.texts[letter] = texts.stream().filter(text -> text[0] == first).toArray(byte[][]::new);
    }
    this.window = texts.stream().mapToInt(text -> text.length).min().orElse(0);
    Arrays.fill(steps, (byte) (window - 1));
    for (byte[] text : texts) {
      for (int i = 1; i < window; i++) {
        int pair = pair(text, i);
        steps[pair] = (byte) Math.min(steps[pair], window - 1 - i);
      }
    }
  }

  private static int pair(byte[] text, int second) {
    return ((text[second - 1] & LETTER) << BITS) | (text[second] & LETTER);
  }

  /** {@code texts}: one or more of at least two ASCII letters. */
  public static Needles of(String... texts) {
    return new Needles(
        Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.US_ASCII)).toList());
  }

  /** Whether one of them stands in it. */
  public boolean areIn(byte[] hay) {
    return first(hay, 0) >= 0;
  }

  /** Where one of them begins, not before {@code from}; -1 when none does. */
  public int first(byte[] hay, int from) {
    int at = from + window - 1;
    while (at < hay.length) {
      int step = steps[pair(hay, at)];
      if (step == 0) {
        if (isOne(hay, at - window + 1)) {
          return at - window + 1;
        }
        step = 1;
      }
      at += step;
    }
    return -1;
  }

  private boolean isOne(byte[] hay, int from) {
    int first = hay[from];
    for (byte[] text : first < 0 ? NONE : texts[first]) {
      int end = from + text.length;
      if (end <= hay.length && Arrays.equals(hay, from, end, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }
}
