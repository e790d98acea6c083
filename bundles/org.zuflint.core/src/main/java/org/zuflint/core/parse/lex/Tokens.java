package org.zuflint.core.parse.lex;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one file: type, first byte, byte after the last, number of the word or operator.
 */
public final class Tokens {
  /** Not the first token of its line. */
  public static final byte INSIDE = 0;

  /** First of its line, indented. */
  public static final byte INDENTED = 1;

  /** First of its line, in column 1. */
  public static final byte MARGIN = 2;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Where tokens stand that come from no single text. */
  private static final int[] NOWHERE = {};

  private final byte[] text;
  private final Symbols symbols;
  private byte[] types;
  private byte[] lines;
  private int[] starts;
  private int[] ends;
  private int[] ids;
  private int count;

  /** Spellings by number, where the tokens come from no single text. */
  private final String @Nullable [] names;

  Tokens(byte[] text, int length, Symbols symbols) {
    int guess = length / 5 + 16;
    this.text = text;
    this.symbols = symbols;
    this.names = null;
    this.types = new byte[guess];
    this.lines = new byte[guess];
    this.starts = new int[guess];
    this.ends = new int[guess];
    this.ids = new int[guess];
  }

  private Tokens(
      String[] names, Symbols symbols, byte[] types, byte[] lines, int[] ids, int count) {
    this.text = new byte[0];
    this.symbols = symbols;
    this.names = names;
    this.types = types;
    this.lines = lines;
    this.ids = ids;
    this.count = count;
    this.starts = NOWHERE;
    this.ends = NOWHERE;
  }

  /**
   * Tokens of many files, each with the number of its spelling.
   *
   * @param lines as {@link #line} tells them
   */
  public static Tokens numbered(
      String[] names, Symbols symbols, byte[] types, byte[] lines, int[] ids, int count) {
    return new Tokens(names, symbols, types, lines, ids, count);
  }

  /** No tokens yet, whose words will have the same numbers: {@link #show} makes them some. */
  public Tokens part() {
    if (names == null) {
      throw new IllegalStateException("a part of tokens that have no numbers");
    }
    return new Tokens(names, symbols, new byte[64], new byte[64], new int[64], 0);
  }

  /** Makes these the tokens {@code from} to {@code to} of {@code all}. */
  public void show(Tokens all, int from, int to) {
    count = to - from;
    if (count > types.length) {
      types = new byte[count * 2];
      lines = new byte[count * 2];
      ids = new int[count * 2];
    }
    System.arraycopy(all.types, from, types, 0, count);
    System.arraycopy(all.lines, from, lines, 0, count);
    System.arraycopy(all.ids, from, ids, 0, count);
  }

  void add(int type, byte line, int start, int end, int id) {
    int at = count;
    if (at == types.length - 1) {
      grow();
    }
    types[at] = (byte) type;
    lines[at] = line;
    starts[at] = start;
    ends[at] = end;
    ids[at] = id;
    count = at + 1;
  }

  private void grow() {
    int size = types.length * 2;
    types = Arrays.copyOf(types, size);
    lines = Arrays.copyOf(lines, size);
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    ids = Arrays.copyOf(ids, size);
  }

  public int count() {
    return count;
  }

  /** The file's bytes, with zeros behind them. */
  public byte[] text() {
    return text;
  }

  public Symbols symbols() {
    return symbols;
  }

  /** The token's type; 0 behind the last token. */
  public int type(int at) {
    return at < count ? types[at] : 0;
  }

  /** Its first byte; 0 where tokens come from no single text. */
  public int start(int at) {
    return names == null ? starts[at] : 0;
  }

  public int end(int at) {
    return names == null ? ends[at] : 0;
  }

  /** Number of the word in {@link Symbols}, or of the operator in {@link Operators}. */
  public int id(int at) {
    return ids[at];
  }

  /** {@link #INSIDE}, {@link #INDENTED} or {@link #MARGIN}. */
  public byte line(int at) {
    return at < count ? lines[at] : MARGIN;
  }

  /** What is known of the word at {@code at}. */
  public int flags(int at) {
    return symbols.flags(ids[at]);
  }

  /** The token as spelled. */
  public String spelling(int at) {
    if (names != null) {
      return names[ids[at]];
    }
    return Spellings.of(text, starts[at], ends[at]).text();
  }

  /**
   * The text from token {@code first} to token {@code last}, blanks and line ends made one blank.
   */
  public String spelling(int first, int last) {
    if (names != null) {
      StringBuilder spelled = new StringBuilder(names[ids[first]]);
      for (int i = first + 1; i <= last; i++) {
        spelled.append(' ').append(names[ids[i]]);
      }
      return spelled.toString();
    }
    String slice = new String(text, starts[first], ends[last] - starts[first], UTF_8);
    return BLANKS.matcher(slice).replaceAll(" ");
  }

  /** Where tokens start, by token. */
  public int[] startsOfAll() {
    return Arrays.copyOf(starts, count);
  }

  /** Moves token {@code from} to {@code to}, when tokens before it are given up. */
  public void move(int from, int to) {
    types[to] = types[from];
    lines[to] = lines[from];
    starts[to] = starts[from];
    ends[to] = ends[from];
    ids[to] = ids[from];
  }

  /** Forgets the tokens from {@code size} on. */
  public void cut(int size) {
    count = size;
  }
}
