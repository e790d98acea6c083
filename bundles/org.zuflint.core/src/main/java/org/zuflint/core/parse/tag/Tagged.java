package org.zuflint.core.parse.tag;

import java.util.Arrays;

/** The words of one external declaration as the grammar is to see them. */
public final class Tagged {
  private byte[] types = new byte[64];
  private int[] tokens = new int[64];
  private int count;

  void clear() {
    count = 0;
  }

  void add(int type, int token) {
    if (count == types.length - 1) {
      types = Arrays.copyOf(types, types.length * 2);
      tokens = Arrays.copyOf(tokens, tokens.length * 2);
    }
    types[count] = (byte) type;
    tokens[count] = token;
    count++;
  }

  /** Type of the last word, 0 before the first. */
  int last() {
    return count == 0 ? 0 : types[count - 1];
  }

  /** Takes the last word for something else. */
  void retype(int type) {
    types[count - 1] = (byte) type;
  }

  /** Marks the end; {@code token} is the first token behind the declaration. */
  void finish(int token) {
    types[count] = (byte) -1;
    tokens[count] = token;
  }

  public int count() {
    return count;
  }

  /** The type the grammar sees; -1 (the end) at {@code count}. */
  public int type(int i) {
    return types[i];
  }

  /** The token of the file that stands there. */
  public int token(int i) {
    return tokens[i];
  }
}
