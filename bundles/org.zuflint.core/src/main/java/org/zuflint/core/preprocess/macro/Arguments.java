package org.zuflint.core.preprocess.macro;

import java.util.Arrays;
import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.TokenList;

/** The arguments of one call, as written and expanded. */
final class Arguments {
  static final Arguments NONE = new Arguments(new TokenList(0), new TokenList(0), 0);

  private final TokenList raw;
  private final TokenList expanded;
  private int[] firsts;
  private int[] behinds;
  private int[] expandedFirsts = {};
  private int[] expandedBehinds = {};
  private int count;
  private boolean omitted;
  private boolean variable;

  /**
   * Arguments that stand in {@code raw}; their expansions go to {@code expanded}.
   *
   * @param usual how many there should be
   */
  Arguments(TokenList raw, TokenList expanded, int usual) {
    this.raw = raw;
    this.expanded = expanded;
    firsts = new int[Math.max(1, usual)];
    behinds = new int[Math.max(1, usual)];
  }

  void add(int first, int behind) {
    if (count == firsts.length) {
      firsts = Arrays.copyOf(firsts, count * 2);
      behinds = Arrays.copyOf(behinds, count * 2);
    }
    firsts[count] = first;
    behinds[count++] = behind;
  }

  int count() {
    return count;
  }

  /** Takes them for those of a macro; false when they are too many or too few. */
  boolean fit(Macro macro) {
    int parameters = macro.parameters();
    boolean empty = count == 1 && firsts[0] == behinds[0];
    if (empty && parameters == 0) {
      count = 0;
      return true;
    }
    omitted |= macro.variadic() && (count < parameters || (count == 1 && empty && parameters == 1));
    if (macro.variadic() && count == parameters - 1) {
      add(raw.count(), raw.count());
    }
    return count == parameters;
  }

  TokenList raw() {
    return raw;
  }

  TokenList expanded() {
    return expanded;
  }

  int first(int argument) {
    return firsts[argument];
  }

  int behind(int argument) {
    return behinds[argument];
  }

  void expandable() {
    expandedFirsts = new int[count];
    expandedBehinds = new int[count];
  }

  void expanded(int argument, int first, int behind) {
    expandedFirsts[argument] = first;
    expandedBehinds[argument] = behind;
  }

  int expandedFirst(int argument) {
    return expandedFirsts[argument];
  }

  int expandedBehind(int argument) {
    return expandedBehinds[argument];
  }

  /** Whether the variable arguments were left out, not only empty. */
  boolean isOmitted() {
    return omitted;
  }

  /** Whether there is a token in the expanded variable arguments. */
  boolean hasVariable() {
    return variable;
  }

  void variable(boolean some) {
    variable = some;
  }
}
