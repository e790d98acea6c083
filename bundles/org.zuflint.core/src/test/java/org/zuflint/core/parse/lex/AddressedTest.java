package org.zuflint.core.parse.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressedTest {
  /** The letters of the word, so that parts of it are everywhere. */
  private static final String LETTERS = "zuflint: ";

  private static boolean is(String text) {
    return Addressed.is(text.getBytes(StandardCharsets.UTF_8));
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
      assertEquals(text.toString().contains("zuflint:"), is(text.toString()), text.toString());
    }
  }

  @Test
  void otherBytesAreNoneOfIt() {
    assertEquals(false, is("/* zuflínt: ü */"));
    assertEquals(true, is("/* ü zuflint: ü */"));
    assertEquals(false, is(""));
  }
}
