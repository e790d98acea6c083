package org.zuflint.core.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One C file: its name as shown to the user, its bytes, and where its lines start. */
public final class SourceFile {
  private final String path;
  private final byte[] bytes;
  private final int[] lineStarts;

  private SourceFile(String path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
    this.lineStarts = lineStartsOf(bytes);
  }

  /** A file under the name {@code path} ('/' between folders); the bytes are not copied. */
  public static SourceFile of(String path, byte[] bytes) {
    return new SourceFile(path, bytes);
  }

  /** A file made of text, for cases and examples. */
  public static SourceFile of(String path, String text) {
    return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public String path() {
    return path;
  }

  /** The file's content; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The text of bytes {@code from} (inclusive) to {@code to} (exclusive). */
  public String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  public int lines() {
    return lineStarts.length;
  }

  /** Where a line (first is 1) begins. */
  public int offset(int line) {
    return lineStarts[line - 1];
  }

  /** The text of a line (first is 1) without its line end. */
  public String line(int line) {
    int from = lineStarts[line - 1];
    int to = line < lineStarts.length ? lineStarts[line] : bytes.length;
    while (to > from && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r')) {
      to--;
    }
    return text(from, to);
  }

  /**
   * All lines without their ends; empty when the text is not UTF-8, has other line ends than
   * Linux's, or ends without one.
   */
  public Optional<List<String>> plainLines() {
    String whole = new String(bytes, StandardCharsets.UTF_8);
    boolean plain =
        whole.endsWith("\n")
            && whole.indexOf('\r') < 0
            && Arrays.equals(whole.getBytes(StandardCharsets.UTF_8), bytes);
    return plain
        ? Optional.of(List.of(whole.substring(0, whole.length() - 1).split("\n", -1)))
        : Optional.empty();
  }

  /** Line and column (both from 1, columns in bytes as gcc counts them) of a byte offset. */
  public Place place(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Place(path, line + 1, offset - lineStarts[line] + 1);
  }

  private static int[] lineStartsOf(byte[] bytes) {
    int[] starts = new int[16 + bytes.length / 24];
    int line = 1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (line == starts.length) {
          starts = Arrays.copyOf(starts, line * 2);
        }
        starts[line++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, line);
  }
}
