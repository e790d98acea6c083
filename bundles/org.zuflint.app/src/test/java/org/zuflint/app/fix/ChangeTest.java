package org.zuflint.app.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.zuflint.core.finding.Edit;

/** A change does to the text what its edit does to the lines; gcc's line does the same in bytes. */
class ChangeTest {
  private static final Pattern FIXIT =
      Pattern.compile("fix-it:\"a.c\":\\{(\\d+):(\\d+)-(\\d+):(\\d+)\\}:\"(.*)\"");

  private static final List<String> WORDS =
      List.of("a", "VM_IO", "VM_LOCAL_CPU", " ", " | ", "|=", ";", "ü", "😀", "\t", "\"", "\\");

  @Test
  void aFlagIsInsertedWithoutTheRest() {
    Change change =
        Change.of(
            new Edit("a.c", 2, 1, List.of("\tü = VM_DONTCOPY | VM_LOCAL_CPU;")),
            List.of("{", "\tü = VM_LOCAL_CPU;", "}"));
    assertEquals("fix-it:\"a.c\":{2:7-2:7}:\"VM_DONTCOPY | \"", change.fixit());
    assertEquals(6, change.column());
  }

  @Test
  void linesAreInsertedAndDropped() {
    List<String> lines = List.of("a", "b", "c");
    assertEquals(
        "fix-it:\"ü \\\"x\\\".c\":{2:1-2:1}:\"\\tn\\n\"".replace("ü", "\\303\\274"),
        Change.of(new Edit("ü \"x\".c", 2, 0, List.of("\tn")), lines).fixit());
    assertEquals(
        "fix-it:\"a.c\":{2:1-3:1}:\"\"",
        Change.of(new Edit("a.c", 2, 1, List.of()), lines).fixit());
  }

  @Test
  void randomEdits() {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      List<String> lines = lines(random, 1 + random.nextInt(4));
      int line = 1 + random.nextInt(lines.size());
      int removed = random.nextInt(lines.size() - line + 2);
      List<String> added = lines(random, removed == 0 ? 1 : random.nextInt(3));
      if (removed == 1 && added.size() == 1 && random.nextBoolean()) {
        String was = lines.get(line - 1);
        added =
            List.of(
                was.substring(0, was.offsetByCodePoints(0, was.codePointCount(0, was.length()) / 2))
                    + added.get(0));
      }
      Edit edit = new Edit("a.c", line, removed, added);
      List<String> expected = new ArrayList<>(lines);
      expected.subList(line - 1, line - 1 + removed).clear();
      expected.addAll(line - 1, added);
      Change change = Change.of(edit, lines);
      assertEquals(whole(expected), units(whole(lines), change), "seed " + seed);
      assertEquals(whole(expected), bytes(whole(lines), change.fixit()), "seed " + seed);
    }
  }

  private static List<String> lines(Random random, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder line = new StringBuilder();
      for (int words = random.nextInt(6); words > 0; words--) {
        line.append(WORDS.get(random.nextInt(WORDS.size())));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String whole(List<String> lines) {
    StringBuilder whole = new StringBuilder();
    lines.forEach(line -> whole.append(line).append('\n'));
    return whole.toString();
  }

  private static String units(String text, Change change) {
    return text.substring(0, offset(text, change.line(), change.column()))
        + change.text()
        + text.substring(offset(text, change.endLine(), change.endColumn()));
  }

  private static int offset(String text, int line, int column) {
    int offset = 0;
    for (int i = 1; i < line; i++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    return offset + column - 1;
  }

  /** Applies gcc's line as a reader does that knows bytes only. */
  private static String bytes(String text, String fixit) {
    Matcher parts = FIXIT.matcher(fixit);
    assertTrue(parts.matches(), fixit);
    String latin = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    int start = offset(latin, number(parts, 1), number(parts, 2));
    int end = offset(latin, number(parts, 3), number(parts, 4));
    String fixed = latin.substring(0, start) + unescaped(parts.group(5)) + latin.substring(end);
    return new String(fixed.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static String unescaped(String text) {
    Matcher escape = Pattern.compile("\\\\([0-7]{3}|.)").matcher(text);
    return escape.replaceAll(found -> {
      String code = found.group(1);
      String plain =
          switch (code) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "\\", "\"" -> code;
            default -> String.valueOf((char) Integer.parseInt(code, 8));
          };
      return Matcher.quoteReplacement(plain);
    });
  }
}
