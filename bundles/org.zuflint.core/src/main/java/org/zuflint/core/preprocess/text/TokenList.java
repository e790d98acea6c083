package org.zuflint.core.preprocess.text;

import java.util.Arrays;

/**
 * Tokens in flat arrays: type, number of the spelling, flags, where it was spelled, and which
 * expansion's body spelled it (0: none did).
 */
public final class TokenList {
  /** A blank, comment or line end stands before the token. */
  public static final int WHITE = 1;

  /** Names a macro, but must never be expanded. */
  public static final int NO_EXPAND = 1 << 1;

  /** {@code ##} stands behind it in a macro's body. */
  public static final int PASTES = 1 << 2;

  /** First of its line, indented; first of its line, in column 1. */
  public static final int INDENTED = 1 << 3;

  public static final int MARGIN = 1 << 4;

  /** So many are copied one by one. */
  private static final int FEW = 6;

  private byte[] types;
  private byte[] flags;
  private int[] ids;
  private int[] spells;
  private int[] froms;
  private int count;

  public TokenList(int size) {
    types = new byte[size];
    flags = new byte[size];
    ids = new int[size];
    spells = new int[size];
    froms = new int[size];
  }

  public void add(int type, int id, int flag, int spell, int from) {
    int at = count;
    if (at == ids.length) {
      grow(at + 1);
    }
    types[at] = (byte) type;
    flags[at] = (byte) flag;
    ids[at] = id;
    spells[at] = spell;
    froms[at] = from;
    count = at + 1;
  }

  private void grow(int least) {
    int size = Math.max(least, ids.length * 2);
    types = Arrays.copyOf(types, size);
    flags = Arrays.copyOf(flags, size);
    ids = Arrays.copyOf(ids, size);
    spells = Arrays.copyOf(spells, size);
    froms = Arrays.copyOf(froms, size);
  }

  /** Appends tokens {@code from} to {@code to} of another list, or of this one. */
  public void addAll(TokenList other, int from, int to) {
    int more = to - from;
    if (more < FEW) {
      for (int i = from; i < to; i++) {
        add(other.types[i], other.ids[i], other.flags[i], other.spells[i], other.froms[i]);
      }
      return;
    }
    if (count + more > ids.length) {
      grow(count + more);
    }
    System.arraycopy(other.types, from, types, count, more);
    System.arraycopy(other.flags, from, flags, count, more);
    System.arraycopy(other.ids, from, ids, count, more);
    System.arraycopy(other.spells, from, spells, count, more);
    System.arraycopy(other.froms, from, froms, count, more);
    count += more;
  }

  /** Appends tokens of a file whose first byte has the place {@code base}. */
  public void addAll(TokenFile file, int from, int to, int base) {
    int more = to - from;
    if (count + more > ids.length) {
      grow(count + more);
    }
    System.arraycopy(file.types(), from, types, count, more);
    System.arraycopy(file.flags(), from, flags, count, more);
    System.arraycopy(file.ids(), from, ids, count, more);
    int[] starts = file.starts();
    for (int i = 0; i < more; i++) {
      spells[count + i] = base + starts[from + i];
    }
    Arrays.fill(froms, count, count + more, 0);
    count += more;
  }

  public int count() {
    return count;
  }

  /** Forgets the tokens from {@code size} on. */
  public void cut(int size) {
    count = size;
  }

  /** Types by token; behind the last one stands what does not count. */
  public byte[] types() {
    return types;
  }

  /** Numbers of spellings by token; behind the last one stands what does not count. */
  public int[] ids() {
    return ids;
  }

  public int type(int at) {
    return types[at];
  }

  public int id(int at) {
    return ids[at];
  }

  public int flags(int at) {
    return flags[at];
  }

  public boolean is(int at, int flag) {
    return (flags[at] & flag) != 0;
  }

  /** Sets or clears a flag. */
  public void flag(int at, int flag, boolean on) {
    flags[at] = (byte) (on ? flags[at] | flag : flags[at] & ~flag);
  }

  public int spell(int at) {
    return spells[at];
  }

  public int from(int at) {
    return froms[at];
  }
}
