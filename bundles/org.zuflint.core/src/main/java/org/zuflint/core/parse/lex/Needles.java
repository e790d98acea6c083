package org.zuflint.core.parse.lex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Texts of which one is looked for in many files. All bytes of a kernel are asked, so most are
 * passed over (R. N. Horspool, Practical fast searching in strings, 1980; for several texts as S.
 * Wu and U. Manber, A fast algorithm for multi-pattern searching, 1994).
 */
public final class Needles {
  /** What stands in a comment that speaks to zuflint. */
  public static final Needles ADDRESSED = of("zuflint:");

  private final List<byte[]> texts;

  /** Letters of the shortest text: so many of each are looked at together. */
  private final int window;

  /** By byte, how far the window's end may move on when that byte stands there. */
  private final byte[] steps = new byte[256];

  /** By byte, whether the window of some text ends with it. */
  private final boolean[] ends = new boolean[256];

  private Needles(List<byte[]> texts) {
    this.texts = texts;
    this.window = texts.stream().mapToInt(text -> text.length).min().orElse(0);
    Arrays.fill(steps, (byte) window);
    for (byte[] text : texts) {
      for (int i = 0; i < window - 1; i++) {
        int letter = text[i] & 0xff;
        steps[letter] = (byte) Math.min(steps[letter], window - 1 - i);
      }
      ends[text[window - 1] & 0xff] = true;
    }
  }

  /** {@code texts}: one or more, of ASCII letters, none of them empty. */
  public static Needles of(String... texts) {
    return new Needles(
        Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.US_ASCII)).toList());
  }

  /** Whether one of them stands in it. */
  public boolean areIn(byte[] hay) {
    int at = window - 1;
    while (at < hay.length) {
      int here = hay[at] & 0xff;
      if (ends[here] && isOne(hay, at - window + 1)) {
        return true;
      }
      at += steps[here];
    }
    return false;
  }

  private boolean isOne(byte[] hay, int from) {
    for (byte[] text : texts) {
      int end = from + text.length;
      if (end <= hay.length && Arrays.equals(hay, from, end, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }
}
