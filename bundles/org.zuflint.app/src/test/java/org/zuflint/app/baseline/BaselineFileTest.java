package org.zuflint.app.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.app.config.Refusal;

/** Fingerprints, and the file that keeps them. */
class BaselineFileTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadSorted() throws IOException {
    Known first = new Known("0a", "r", "a <&>\" ü.c", "x = \"1\";");
    Known second = new Known("0b", "r", "b.c", "");
    StringBuilder text = new StringBuilder();
    BaselineFile.write(List.of(second, first), text);
    Path file = Files.writeString(folder.resolve("b.json"), text);
    assertEquals(List.of(first, second), BaselineFile.read("b.json", file));
    assertEquals(7, text.toString().lines().count(), text.toString());
  }

  @Test
  void anEmptyOneIsABaselineToo() throws IOException {
    StringBuilder text = new StringBuilder();
    BaselineFile.write(List.of(), text);
    Path file = Files.writeString(folder.resolve("b.json"), text);
    assertEquals(List.of(), BaselineFile.read("b.json", file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"schema\": 2, \"findings\": []}",
        "{\"schema\": 1, \"findings\": [{}]}",
        "{\"schema\": 1, \"findings\": {}}"
      })
  void brokenOnesAreRefused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("b.json"), text);
    Refusal refusal = assertThrows(Refusal.class, () -> BaselineFile.read("b.json", file));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("b.json: is no baseline"),
        refusal.getMessage());
  }

  @Test
  void aMissingOneIsAnError() {
    Refusal refusal =
        assertThrows(Refusal.class, () -> BaselineFile.read("x.json", folder.resolve("x.json")));
    assertTrue(String.valueOf(refusal.getMessage()).startsWith("x.json: is no file"));
  }

  @Test
  void blanksDoNotCountButTextAndOrdinalDo() {
    String one = Fingerprint.of("r", "a.c", "\tx  = 1;", 0);
    assertEquals(32, one.length());
    assertEquals(one, Fingerprint.of("r", "a.c", "  x = 1; ", 0));
    assertNotEquals(one, Fingerprint.of("r", "a.c", "x = 1;", 1));
    assertNotEquals(one, Fingerprint.of("r", "b.c", "x = 1;", 0));
    assertNotEquals(one, Fingerprint.of("r", "a.c", "x = 2;", 0));
  }
}
