package org.zuflint.app.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hunks as diff -u makes them. */
class UnifiedDiffTest {
  private static List<String> numbers(int to) {
    return IntStream.rangeClosed(1, to).mapToObj(String::valueOf).toList();
  }

  private static String hunks(List<String> before, List<String> after) {
    String diff = UnifiedDiff.of("d/a.c", before, after);
    return diff.replaceFirst("(?s).*?\\+\\+\\+ b/d/a\\.c\n", "");
  }

  @Test
  void nothingChangedIsNoDiff() {
    assertEquals("", UnifiedDiff.of("a.c", numbers(3), numbers(3)));
  }

  @Test
  void aChangeHasThreeLinesAround() {
    List<String> after = new ArrayList<>(numbers(9));
    after.set(4, "five");
    assertEquals("@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n", hunks(numbers(9), after));
  }

  @Test
  void nearChangesShareAHunkAndFarOnesDoNot() {
    List<String> after = new ArrayList<>(numbers(30));
    after.remove(24);
    after.remove(5);
    after.add(1, "new");
    assertEquals(
        """
        @@ -1,9 +1,9 @@
         1
        +new
         2
         3
         4
         5
        -6
         7
         8
         9
        @@ -22,7 +22,6 @@
         22
         23
         24
        -25
         26
         27
         28
        """,
        hunks(numbers(30), after));
  }

  @Test
  void additionsAtTheStartAndInAnEmptyFile() {
    assertEquals("@@ -1,1 +1,2 @@\n+a\n 1\n", hunks(numbers(1), List.of("a", "1")));
    assertEquals("@@ -0,0 +1,1 @@\n+a\n", hunks(List.of(), List.of("a")));
  }

  @Test
  void namesWithBlanksEndWithATab() {
    String diff = UnifiedDiff.of("a b.c", List.of("x"), List.of("y"));
    assertEquals(List.of("--- a/a b.c\t", "+++ b/a b.c\t"), diff.lines().skip(1).limit(2).toList());
  }
}
