package org.zuflint.app.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.inputs.InputSearch;
import org.zuflint.app.inputs.Originals;
import org.zuflint.core.source.Place;

/** Diffs of several kinds, and which lines of a file with three functions they touch. */
class TouchedTest {
  private static final String CODE =
      """
      int one(void)
      {
      	return 1;
      }

      int two(void)
      {
      	return 2;
      }

      int three(void)
      {
      	return 3;
      }
      """;

  @TempDir Path base;

  private List<Integer> lines(String name, String diff) throws IOException {
    Path file = base.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, CODE);
    Originals originals =
        new Originals(base, base, InputSearch.find(base, List.of(name), null).files());
    Touched touched = Touched.of(diff);
    return IntStream.rangeClosed(1, 14)
        .filter(line -> touched.has(new Place(name, line, 1), originals))
        .boxed()
        .toList();
  }

  @Test
  void aChangedLineTouchesItsFunction() throws IOException {
    String diff = "--- a/d/a.c\n+++ b/d/a.c\n@@ -8 +8 @@ x\n-\treturn 0;\n+\treturn 2;\n";
    assertEquals(List.of(5, 6, 7, 8, 9), lines("d/a.c", diff));
    assertEquals(List.of(5, 6, 7, 8, 9), lines("x/d/a.c", diff));
    assertEquals(List.of(), lines("e/a.c", diff));
  }

  @Test
  void contextIsNotTouchedAndALineThatWentIs() throws IOException {
    String diff =
        """
        From: somebody
        Subject: [PATCH] a mail

        +++ not a name yet
        ---
        --- "a/d/\\303\\274.c"
        +++ "b/d/\\303\\274.c"
        @@ -7,3 +7,2 @@ int two(void)
         {
        -\tzap();
         \treturn 2;
        --\s
        2.1
        """;
    assertEquals(List.of(5, 6, 7, 8, 9), lines("d/ü.c", diff));
    String gone = "+++ b/d/a.c\n@@ -13 +12,0 @@\n-\tzap();\n";
    assertEquals(List.of(10, 11, 12, 13, 14), lines("d/a.c", gone));
  }

  @Test
  void aFileThatIsGoneTouchesNothing() throws IOException {
    assertEquals(List.of(), lines("d/a.c", "--- a/d/a.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-int a;\n"));
  }
}
