package org.zuflint.core.parse.lex;

import java.util.Arrays;
import java.util.Locale;

/** The preprocessor's lines of one file, in order. */
public final class Directives {
  /** What a line says. */
  public enum Kind {
    DEFINE,
    UNDEF,
    INCLUDE,
    INCLUDE_NEXT,
    IMPORT,
    IF,
    IFDEF,
    IFNDEF,
    ELIF,
    ELIFDEF,
    ELIFNDEF,
    ELSE,
    ENDIF,
    ERROR,
    WARNING,
    PRAGMA,
    LINE,
    OTHER;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Whether its name stands there, in whatever case. */
    boolean isNamed(byte[] text, int from, int to) {
      int i = 0;
      while (from + i < to && i < word.length() && lower(text[from + i]) == word.charAt(i)) {
        i++;
      }
      return from + i == to && i == word.length();
    }

    private static int lower(byte b) {
      return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }
  }

  private Kind[] kinds = new Kind[64];
  private int[] starts = new int[64];
  private int[] bodies = new int[64];
  private int[] ends = new int[64];
  private int[] tokens = new int[64];
  private int[] behind = new int[64];
  private int count;

  void add(Kind kind, int start, int body, int end, int token, int tokenEnd) {
    if (count == kinds.length) {
      int size = count * 2;
      kinds = Arrays.copyOf(kinds, size);
      starts = Arrays.copyOf(starts, size);
      bodies = Arrays.copyOf(bodies, size);
      ends = Arrays.copyOf(ends, size);
      tokens = Arrays.copyOf(tokens, size);
      behind = Arrays.copyOf(behind, size);
    }
    kinds[count] = kind;
    starts[count] = start;
    bodies[count] = body;
    ends[count] = end;
    tokens[count] = token;
    behind[count] = tokenEnd;
    count++;
  }

  public int count() {
    return count;
  }

  public Kind kind(int i) {
    return kinds[i];
  }

  /** The byte of {@code #}. */
  public int start(int i) {
    return starts[i];
  }

  /** The byte where what follows the directive's name starts. */
  public int body(int i) {
    return bodies[i];
  }

  /** The byte behind the line. */
  public int end(int i) {
    return ends[i];
  }

  /** How many tokens stand before the line. */
  public int token(int i) {
    return tokens[i];
  }

  /** The first token behind the line; the line itself has tokens only if they were asked for. */
  public int tokenEnd(int i) {
    return behind[i];
  }
}
