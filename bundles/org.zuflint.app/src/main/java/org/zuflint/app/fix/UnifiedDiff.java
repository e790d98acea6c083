package org.zuflint.app.fix;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.finding.Edit;

/** Two versions of a file as a unified diff that {@code git apply} takes. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** One line of the comparison: kept (both numbers), removed or added. */
  private record Line(char sign, String text) {}

  private UnifiedDiff() {}

  /** The diff of {@code file}, named from the root; empty when nothing differs. */
  static String of(String file, List<String> before, List<String> after) {
    List<Line> lines = compare(before, after);
    StringBuilder hunks = new StringBuilder();
    int at = 0;
    int oldLine = 1;
    int newLine = 1;
    while (at < lines.size()) {
      int first = nextChange(lines, at);
      if (first == lines.size()) {
        break;
      }
      int start = Math.max(at, first - CONTEXT);
      oldLine += start - at;
      newLine += start - at;
      int end = hunkEnd(lines, first);
      List<Line> hunk = lines.subList(start, end);
      int oldCount = (int) hunk.stream().filter(line -> line.sign != '+').count();
      int newCount = (int) hunk.stream().filter(line -> line.sign != '-').count();
      hunks.append("@@ -" + range(oldLine, oldCount) + " +" + range(newLine, newCount) + " @@\n");
      hunk.forEach(line -> hunks.append(line.sign).append(line.text).append('\n'));
      oldLine += oldCount;
      newLine += newCount;
      at = end;
    }
    return hunks.isEmpty() ? "" : head(file) + hunks;
  }

  /** What makes {@code after} of {@code before}, the last line first. */
  static List<Edit> edits(String file, List<String> before, List<String> after) {
    List<Edit> edits = new ArrayList<>();
    List<String> added = new ArrayList<>();
    int line = 1;
    int removed = 0;
    for (Line one : compare(before, after)) {
      if (one.sign == ' ') {
        if (removed > 0 || !added.isEmpty()) {
          edits.add(new Edit(file, line - removed, removed, added));
          added.clear();
          removed = 0;
        }
        line++;
      } else if (one.sign == '-') {
        removed++;
        line++;
      } else {
        added.add(one.text);
      }
    }
    if (removed > 0 || !added.isEmpty()) {
      edits.add(new Edit(file, line - removed, removed, added));
    }
    return List.copyOf(edits.reversed());
  }

  private static String range(int line, int count) {
    return (count == 0 ? line - 1 : line) + "," + count;
  }

  private static int nextChange(List<Line> lines, int from) {
    int at = from;
    while (at < lines.size() && lines.get(at).sign == ' ') {
      at++;
    }
    return at;
  }

  /** A hunk goes on while the next change is so near that contexts would touch. */
  private static int hunkEnd(List<Line> lines, int change) {
    int end = change;
    while (true) {
      while (end < lines.size() && lines.get(end).sign != ' ') {
        end++;
      }
      int next = nextChange(lines, end);
      if (next == lines.size() || next - end > 2 * CONTEXT) {
        return Math.min(lines.size(), end + CONTEXT);
      }
      end = next;
    }
  }

  private static String head(String file) {
    String old = quoted("a/" + file);
    String now = quoted("b/" + file);
    return "diff --git " + old + " " + now + "\n--- " + tabbed(old) + "\n+++ " + tabbed(now) + "\n";
  }

  /** A name with blanks ends with a tab, or the rest would be taken for a date. */
  private static String tabbed(String name) {
    return name.indexOf(' ') >= 0 && !name.startsWith("\"") ? name + "\t" : name;
  }

  /** Git's way to write names with quotes, backslashes or controls. */
  private static String quoted(String name) {
    boolean plain = name.chars().noneMatch(c -> c == '"' || c == '\\' || c < ' ');
    return plain
        ? name
        : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
  }

  /** Longest common subsequence of what is between the common start and end. */
  private static List<Line> compare(List<String> before, List<String> after) {
    int start = 0;
    int most = Math.min(before.size(), after.size());
    while (start < most && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    List<Line> lines = new ArrayList<>();
    before.subList(0, start).forEach(text -> lines.add(new Line(' ', text)));
    middle(
        before.subList(start, before.size() - end),
        after.subList(start, after.size() - end),
        lines);
    before
        .subList(before.size() - end, before.size())
        .forEach(text -> lines.add(new Line(' ', text)));
    return lines;
  }

  private static void middle(List<String> before, List<String> after, List<Line> lines) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean same = i < before.size() && j < after.size() && before.get(i).equals(after.get(j));
      if (same) {
        lines.add(new Line(' ', before.get(i++)));
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', before.get(i++)));
      } else {
        lines.add(new Line('+', after.get(j++)));
      }
    }
  }
}
