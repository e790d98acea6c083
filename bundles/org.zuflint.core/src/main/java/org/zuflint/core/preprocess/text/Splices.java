package org.zuflint.core.preprocess.text;

import java.util.Arrays;

/** A file's bytes without the line ends that a backslash takes back, and the way to its lines. */
final class Splices {
  private static final int[] NONE = {};

  private final byte[] text;
  private final int[] at;
  private final int[] removed;

  private Splices(byte[] text, int[] at, int[] removed) {
    this.text = text;
    this.at = at;
    this.removed = removed;
  }

  static Splices of(byte[] bytes) {
    int first = next(bytes, 0);
    if (first < 0) {
      return new Splices(bytes, NONE, NONE);
    }
    byte[] text = new byte[bytes.length];
    int[] at = new int[16];
    int[] removed = new int[16];
    int count = 0;
    int from = 0;
    int length = 0;
    for (int splice = first; splice >= 0; splice = next(bytes, from)) {
      System.arraycopy(bytes, from, text, length, splice - from);
      length += splice - from;
      from = splice + length(bytes, splice);
      if (count == at.length) {
        at = Arrays.copyOf(at, count * 2);
        removed = Arrays.copyOf(removed, count * 2);
      }
      at[count] = length;
      removed[count++] = from - length;
    }
    System.arraycopy(bytes, from, text, length, bytes.length - from);
    length += bytes.length - from;
    return new Splices(
        Arrays.copyOf(text, length), Arrays.copyOf(at, count), Arrays.copyOf(removed, count));
  }

  private static int next(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\\' && length(bytes, i) > 0) {
        return i;
      }
    }
    return -1;
  }

  /** Backslash, blanks (which gcc forgives) and line end. */
  private static int length(byte[] bytes, int backslash) {
    int i = backslash + 1;
    while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r')) {
      i++;
    }
    return i < bytes.length && bytes[i] == '\n' ? i + 1 - backslash : 0;
  }

  byte[] text() {
    return text;
  }

  /** Where a byte of the text stands in the file. */
  int offset(int inText) {
    int found = Arrays.binarySearch(at, inText);
    int splice = found >= 0 ? found : -found - 2;
    return splice < 0 ? inText : inText + removed[splice];
  }
}
