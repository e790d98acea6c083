package org.zuflint.app.fix;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.zuflint.core.finding.Edit;

/**
 * A piece of a file replaced by a text. Lines and columns count from 1, columns count UTF-16 units,
 * the end is not part of the piece.
 *
 * @param file as shown to the user
 * @param bytes the columns in bytes, as gcc counts them
 */
public record Change(
    String file, int line, int column, int endLine, int endColumn, Bytes bytes, String text) {
  /** The two columns of a change in bytes. */
  public record Bytes(int column, int endColumn) {}

  private static final int PRINTABLE = 0x20;
  private static final int DELETE = 0x7f;

  /** {@code edit} to {@code lines}, without what stays the same on its only line. */
  static Change of(Edit edit, List<String> lines) {
    int line = edit.line();
    String text = String.join("\n", edit.added());
    if (edit.removed() == 0 || edit.added().isEmpty()) {
      String whole = edit.added().isEmpty() ? "" : text + "\n";
      return new Change(edit.file(), line, 1, line + edit.removed(), 1, new Bytes(1, 1), whole);
    }
    String first = lines.get(line - 1);
    String last = lines.get(line + edit.removed() - 2);
    if (edit.removed() > 1) {
      return piece(edit, first, 0, last, last.length(), text);
    }
    int before = before(first, text);
    int after = after(first, text, before);
    return piece(
        edit,
        first,
        before,
        last,
        last.length() - after,
        text.substring(before, text.length() - after));
  }

  private static Change piece(
      Edit edit, String first, int start, String last, int end, String text) {
    return new Change(
        edit.file(),
        edit.line(),
        start + 1,
        edit.line() + edit.removed() - 1,
        end + 1,
        new Bytes(bytes(first, start) + 1, bytes(last, end) + 1),
        text);
  }

  /** How much of the beginning is the same, in whole words. */
  private static int before(String was, String is) {
    int most = Math.min(was.length(), is.length());
    int same = 0;
    while (same < most && was.charAt(same) == is.charAt(same)) {
      same++;
    }
    while (same > 0 && wordful(was.charAt(same - 1))) {
      same--;
    }
    return same;
  }

  /** How much of the end is the same, in whole words, beside {@code before}. */
  private static int after(String was, String is, int before) {
    int most = Math.min(was.length(), is.length()) - before;
    int same = 0;
    while (same < most
        && was.charAt(was.length() - same - 1) == is.charAt(is.length() - same - 1)) {
      same++;
    }
    while (same > 0 && same < most && wordful(was.charAt(was.length() - same))) {
      same--;
    }
    return same;
  }

  /** Part of a word, or of a character. */
  private static boolean wordful(char unit) {
    return Character.isUnicodeIdentifierPart(unit) || Character.isSurrogate(unit);
  }

  private static int bytes(String line, int units) {
    return line.substring(0, units).getBytes(StandardCharsets.UTF_8).length;
  }

  /** The line of gcc's -fdiagnostics-parseable-fixits, which IDEs read. */
  public String fixit() {
    return "fix-it:\""
        + escaped(file)
        + "\":{"
        + line
        + ":"
        + bytes.column
        + "-"
        + endLine
        + ":"
        + bytes.endColumn
        + "}:\""
        + escaped(text)
        + "\"";
  }

  /** As gcc escapes: what cannot be printed in octal, byte by byte. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      int value = one & 0xff;
      switch (value) {
        case '\\' -> escaped.append("\\\\");
        case '"' -> escaped.append("\\\"");
        case '\n' -> escaped.append("\\n");
        case '\t' -> escaped.append("\\t");
        default -> {
          boolean plain = value >= PRINTABLE && value < DELETE;
          escaped.append(plain ? String.valueOf((char) value) : octal(value));
        }
      }
    }
    return escaped.toString();
  }

  private static String octal(int value) {
    String digits = Integer.toOctalString(value);
    return "\\" + "0".repeat(3 - digits.length()) + digits;
  }
}
