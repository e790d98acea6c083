package org.zuflint.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.source.SourceFile;

/** Whatever the bytes are: a tree comes out, its places lie in the file, and twice the same. */
class FuzzTest {
  private static final byte[] ODD =
      "(){}[];,:?*&=.#\"'\\/\n\t a1@\0".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedFilesMakeTrees(long seed) throws IOException {
    Random random = new Random(seed);
    for (Path file : GoldenTest.cases()) {
      byte[] whole = Files.readAllBytes(file);
      for (int round = 0; round < 8; round++) {
        check(damaged(whole, random), "seed " + seed + ", " + file + ", round " + round);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noiseMakesTrees(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      byte[] noise = new byte[random.nextInt(400)];
      for (int i = 0; i < noise.length; i++) {
        noise[i] =
            random.nextInt(4) == 0 ? (byte) random.nextInt(256) : ODD[random.nextInt(ODD.length)];
      }
      check(noise, "seed " + seed + ", round " + round);
    }
  }

  private static void check(byte[] bytes, String what) {
    SourceFile file = SourceFile.of("fuzz.c", bytes);
    Unit unit = Parser.parse(file);
    assertFalse(TreeDump.of(unit).isEmpty(), what);
    assertEquals(unit.declarations(), Parser.parse(file).declarations(), what);
    int broken = 0;
    for (Decl decl : unit.declarations()) {
      broken += decl instanceof Decl.Broken ? 1 : 0;
    }
    assertEquals(unit.errors().size(), broken, what);
    for (Unit.Comment comment : unit.comments()) {
      assertEquals(comment.text(), file.text(comment.offset(), comment.end()), what);
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int hits = 1 + random.nextInt(6);
    for (int i = 0; i < hits; i++) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(bytes.length - at, random.nextInt(12));
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = ODD[random.nextInt(ODD.length)];
        case 1 -> Arrays.fill(bytes, at, at + length, (byte) ' ');
        default ->
            System.arraycopy(bytes, random.nextInt(bytes.length - length), bytes, at, length);
      }
    }
    return bytes;
  }
}
