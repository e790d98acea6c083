package org.zuflint.core.parse.lex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whether a text says something to zuflint. All bytes of a kernel are asked, so most are passed
 * over (R. N. Horspool, Practical fast searching in strings, 1980).
 */
public final class Addressed {
  private static final byte[] WORD = "zuflint:".getBytes(StandardCharsets.US_ASCII);

  /** By byte, how far the word's end may move on when that byte stands there. */
  private static final byte[] STEPS = steps();

  private Addressed() {}

  /** Whether {@code zuflint:} stands in it. */
  public static boolean is(byte[] text) {
    int last = WORD.length - 1;
    int at = last;
    while (at < text.length) {
      byte here = text[at];
      if (here == WORD[last] && Arrays.equals(text, at - last, at + 1, WORD, 0, WORD.length)) {
        return true;
      }
      at += STEPS[here & 0xff];
    }
    return false;
  }

  private static byte[] steps() {
    byte[] steps = new byte[256];
    Arrays.fill(steps, (byte) WORD.length);
    for (int i = 0; i < WORD.length - 1; i++) {
      steps[WORD[i]] = (byte) (WORD.length - 1 - i);
    }
    return steps;
  }
}
