package org.zuflint.core.preprocess.macro;

import java.util.Arrays;
import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.TokenList;

/** The arguments of one call, as written and expanded. */
final class Arguments {
  static final Arguments NONE = new Arguments(new TokenList(0), new TokenList(0));

  private final TokenList raw;
  private final TokenList expanded;
  private int[] firsts = new int[8];
  private int[] behinds = new int[8];
  private int[] expandedFirsts = {};
  private int[] expandedBehinds = {};
  private int count;
  private boolean omitted;
  private boolean variable;

  /** Arguments that stand in {@code raw}; their expansions go to {@code expanded}. */
  Arguments(TokenList raw, TokenList expanded) {
    this.raw = raw;
    this.expanded = expanded;
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

  /** Forgets an argument without tokens. */
  void clear() {
    count = 0;
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

  void omit() {
    omitted = true;
  }

  /** Whether there is a token in the expanded variable arguments. */
  boolean hasVariable() {
    return variable;
  }

  void variable(boolean some) {
    variable = some;
  }

  /** Which arguments the body wants expanded. */
  static boolean[] wanted(Macro macro) {
    boolean[] wanted = new boolean[macro.parameters()];
    TokenList body = macro.body();
    for (int i = 0; i < body.count(); i++) {
      boolean pasted = body.is(i, TokenList.PASTES) || (i > 0 && body.is(i - 1, TokenList.PASTES));
      if (macro.role(i) == Macro.PARAMETER && !pasted) {
        wanted[body.id(i)] = true;
      } else if (macro.role(i) >= Macro.OPTIONAL) {
        wanted[macro.parameters() - 1] = true;
      }
    }
    return wanted;
  }
}
