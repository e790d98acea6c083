package org.zuflint.core.parse.conditions;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.grammar.GnuCLexer;

/** Decides which branches of a group the parser sees. */
final class Choices {
  private static final int NONE = -1;

  private final Tokens tokens;
  private final boolean[] gone;

  /**
   * Whether a macro was taken for defined when one branch had to be chosen, so that later choices
   * agree.
   */
  private final TreeMap<String, Boolean> taken = new TreeMap<>();

  Choices(Tokens tokens, boolean[] gone) {
    this.tokens = tokens;
    this.gone = gone;
  }

  /** Whether every live branch is a row of whole things that may stand side by side here. */
  boolean canKeepAll(Group group) {
    if (group.guard) {
      return true;
    }
    int before = last(0, group.from);
    if (!startsThing(before, group)) {
      return false;
    }
    for (Branch branch : group.branches) {
      if (!branch.dead && !isWhole(branch, before, group)) {
        return false;
      }
    }
    return true;
  }

  private boolean startsThing(int before, Group group) {
    if (before == NONE) {
      return true;
    }
    if (group.before.depth() > 0 && !group.before.isInBraces()) {
      return false;
    }
    return switch (tokens.type(before)) {
      case GnuCLexer.SEMI, GnuCLexer.LBRACE, GnuCLexer.RBRACE, GnuCLexer.COMMA, GnuCLexer.COLON ->
          true;
      case GnuCLexer.RPAREN -> group.before.depth() == 0;
      default -> false;
    };
  }

  private boolean isWhole(Branch branch, int before, Group group) {
    int first = first(branch.from, branch.to);
    if (first == NONE) {
      return true;
    }
    if (tokens.type(first) == GnuCLexer.ELSE) {
      return false;
    }
    if (!branch.balanced && !isRowOfFunctions(first, branch, group)) {
      return false;
    }
    int previous = before == NONE ? GnuCLexer.SEMI : tokens.type(before);
    if (previous == GnuCLexer.RPAREN && tokens.type(first) == GnuCLexer.LBRACE) {
      return false;
    }
    if (previous == GnuCLexer.RBRACE
        && tokens.type(first) == GnuCLexer.WHILE
        && tokens.type(first + 1) == GnuCLexer.LPAREN
        && isDoEnd(first, branch.to)) {
      return false;
    }
    int end = tokens.type(last(branch.from, branch.to));
    if (end == GnuCLexer.COMMA) {
      return previous == GnuCLexer.COMMA || previous == GnuCLexer.LBRACE;
    }
    if (previous == GnuCLexer.COMMA) {
      return false;
    }
    if (end == GnuCLexer.COLON) {
      return isLabel(tokens.type(first));
    }
    return end == GnuCLexer.SEMI || end == GnuCLexer.RBRACE;
  }

  /** A bracket is missing in one of the functions; the branch still ends where one ends. */
  private boolean isRowOfFunctions(int first, Branch branch, Group group) {
    int last = last(branch.from, branch.to);
    return group.before.depth() == 0
        && tokens.line(first) == Tokens.MARGIN
        && tokens.type(first) != GnuCLexer.RBRACE
        && tokens.type(last) == GnuCLexer.RBRACE
        && tokens.line(last) == Tokens.MARGIN;
  }

  /** {@code while (...);} and nothing behind: it closes a {@code do}. */
  private boolean isDoEnd(int first, int to) {
    int depth = 0;
    for (int i = first + 1; i < to; i++) {
      int type = tokens.type(i);
      depth += type == GnuCLexer.LPAREN ? 1 : type == GnuCLexer.RPAREN ? -1 : 0;
      if (depth == 0) {
        return tokens.type(i + 1) == GnuCLexer.SEMI;
      }
    }
    return false;
  }

  private static boolean isLabel(int type) {
    return type == GnuCLexer.CASE || type == GnuCLexer.DEFAULT || type == GnuCLexer.IDENT;
  }

  /** The one branch to keep when not all can be; null when none is live. */
  @Nullable Branch choose(Group group) {
    Branch first = null;
    for (Branch branch : group.branches) {
      if (!branch.dead) {
        String name = name(branch.condition);
        Boolean known = name == null ? null : taken.get(name);
        if (known != null && known == isPositive(branch.condition)) {
          return branch;
        }
        first = first == null && (known == null || isElse(branch)) ? branch : first;
      }
    }
    if (first == null) {
      return fallback(group);
    }
    String name = name(first.condition);
    if (name != null) {
      taken.put(name, isPositive(first.condition));
    }
    return first;
  }

  /** Every condition is known not to hold: with no else, nothing is kept. */
  private static @Nullable Branch fallback(Group group) {
    Branch last = group.current();
    return group.exhaustive && !last.dead ? last : null;
  }

  private static boolean isElse(Branch branch) {
    return branch.condition.equals("else");
  }

  private static @Nullable String name(String condition) {
    if (condition.startsWith("ifdef ")) {
      return condition.substring(6);
    }
    if (condition.startsWith("ifndef ")) {
      return condition.substring(7);
    }
    return condition.startsWith("if ") ? condition.substring(3).replaceFirst("^!\\s*", "") : null;
  }

  private static boolean isPositive(String condition) {
    return !condition.startsWith("ifndef ") && !condition.startsWith("if !");
  }

  private int first(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!gone[i]) {
        return i;
      }
    }
    return NONE;
  }

  private int last(int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (!gone[i]) {
        return i;
      }
    }
    return NONE;
  }
}
