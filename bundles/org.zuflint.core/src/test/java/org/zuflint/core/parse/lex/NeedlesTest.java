package org.zuflint.core.parse.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeedlesTest {
  /** The letters of the word, so that parts of it are everywhere. */
  private static final String LETTERS = "zuflint: ";

  private static final Needles ONE = Needles.of("zuflint:");
  private static final Needles SOME = Needles.of("lint:", "flint", "i n", "tz");

  private static boolean is(Needles needles, String text) {
    return needles.areIn(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void saysWhatASearchOfTheTextSays() {
    Random random = new Random(20261130);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      while (text.length() < length) {
        int part = random.nextInt(12);
        text.append(part == 0 ? "zuflint:" : LETTERS.charAt(part % LETTERS.length()));
      }
      String all = text.toString();
      assertEquals(all.contains("zuflint:"), is(ONE, all), all);
      boolean some =
          all.contains("lint:")
              || all.contains("flint")
              || all.contains("i n")
              || all.contains("tz");
      assertEquals(some, is(SOME, all), all);
      int from = random.nextInt(length + 1);
      byte[] hay = all.getBytes(StandardCharsets.US_ASCII);
      assertEquals(all.indexOf("zuflint:", from), ONE.first(hay, from), all);
    }
  }

  @Test
  void otherBytesAreNoneOfIt() {
    assertEquals(false, is(ONE, "/* zuflínt: ü */"));
    assertEquals(true, is(ONE, "/* ü zuflint: ü */"));
    assertEquals(false, is(ONE, ""));
  }
}
