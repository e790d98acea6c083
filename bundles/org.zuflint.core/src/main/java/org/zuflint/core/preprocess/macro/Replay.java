package org.zuflint.core.preprocess.macro;

import java.util.Arrays;
import org.zuflint.core.preprocess.text.TokenList;

/**
 * What is being read again: ranges of tokens, one inside the other. The macro that made a range is
 * disabled until the range is read to its end.
 */
final class Replay {
  static final int NONE = -1;

  private final MacroTable table;
  private final TokenList arena;
  private int[] ats = new int[64];
  private int[] ends = new int[64];
  private int[] disables = new int[64];
  private boolean[] walls = new boolean[64];
  private int depth;

  /** Ranges of {@code arena}. */
  Replay(MacroTable table, TokenList arena) {
    this.table = table;
    this.arena = arena;
  }

  int depth() {
    return depth;
  }

  /**
   * Tokens {@code from} to {@code to} are to be read.
   *
   * @param disabled number of the macro that made them; {@link #NONE} for none
   * @param wall whether nothing behind them may be read before they are popped
   */
  void push(int from, int to, int disabled, boolean wall) {
    if (depth == ats.length) {
      int size = depth * 2;
      ats = Arrays.copyOf(ats, size);
      ends = Arrays.copyOf(ends, size);
      disables = Arrays.copyOf(disables, size);
      walls = Arrays.copyOf(walls, size);
    }
    ats[depth] = from;
    ends[depth] = to;
    disables[depth] = disabled;
    walls[depth++] = wall;
    if (disabled >= 0) {
      table.disable(disabled, true);
    }
  }

  void pop() {
    depth--;
    if (disables[depth] >= 0) {
      table.disable(disables[depth], false);
    }
  }

  /** Whether the innermost range keeps what is behind it out. */
  boolean isWall() {
    return walls[depth - 1];
  }

  boolean isAtEnd() {
    return ats[depth - 1] == ends[depth - 1];
  }

  /** Passes a token of the innermost range; its index. */
  int take() {
    return ats[depth - 1]++;
  }

  /** Takes back the token that was passed last. */
  void back() {
    ats[depth - 1]--;
  }

  /** Appends the tokens before the next macro to {@code to}, whose names {@code table} opens. */
  void plain(TokenList to, boolean inDirective) {
    int[] ids = arena.ids();
    int from = ats[depth - 1];
    int end = ends[depth - 1];
    int i = from;
    while (i < end && (inDirective ? table.macro(ids[i]) : table.open(ids[i])) == null) {
      i++;
    }
    copy(to, from, i);
  }

  /** The same, and commas and parentheses stop it, too. */
  void plainArgument(TokenList to, boolean inDirective) {
    int[] ids = arena.ids();
    int from = ats[depth - 1];
    int end = ends[depth - 1];
    int i = from;
    while (i < end
        && !Expander.isArgumentMark(ids[i])
        && (inDirective ? table.macro(ids[i]) : table.open(ids[i])) == null) {
      i++;
    }
    copy(to, from, i);
  }

  private void copy(TokenList to, int from, int behind) {
    if (behind > from) {
      to.addAll(arena, from, behind);
      ats[depth - 1] = behind;
    }
  }
}
