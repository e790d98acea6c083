package org.zuflint.core.preprocess.macro;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.parse.lex.Operators;
import org.zuflint.core.preprocess.macro.Surroundings.Want;
import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.preprocess.text.TokenList;
import org.zuflint.core.preprocess.text.Vocabulary;

/**
 * Expands macros in the order in which gcc does (libcpp, macro.c): a stack of what is being read
 * again, whose macros are disabled as long as it is not read to its end.
 */
public final class Expander {
  private static final int LPAREN = Operators.id("(");
  private static final int RPAREN = Operators.id(")");
  private static final int NONE = -1;

  /** Calls inside the arguments of calls. */
  private static final int DEEPEST = 400;

  /** Tokens that one expansion in a file may leave behind. */
  private static final int MOST = 20_000_000;

  private final Vocabulary vocabulary;
  private final MacroTable table;
  private final Surroundings surroundings;
  private final Expansions expansions;
  private final Substitution substitution;
  private final Builtins builtins;
  private final TokenList arena = new TokenList(1 << 14);
  private final TokenList results = new TokenList(1 << 12);

  /** The token under consideration; it is overwritten by the next. */
  private final TokenList token = new TokenList(4);

  private int[] ats = new int[64];
  private int[] ends = new int[64];
  private int[] disables = new int[64];
  private boolean[] walls = new boolean[64];
  private int depth;
  private boolean raw;
  private boolean inDirective;
  private Want want = Want.TOKEN;
  private boolean white;
  private int nesting;

  /** Where a directive's tokens start in the arena; arguments may stand before them. */
  private int line;

  public Expander(
      Vocabulary vocabulary, MacroTable table, Surroundings surroundings, Expansions expansions) {
    this.vocabulary = vocabulary;
    this.table = table;
    this.surroundings = surroundings;
    this.expansions = expansions;
    substitution = new Substitution(vocabulary, surroundings);
    builtins = new Builtins(vocabulary, surroundings);
  }

  /**
   * Expands the macro whose name the file has just given as {@code token}, and all that it makes,
   * to {@code out}; everything of it has {@code out}'s own mark.
   */
  public void expand(int type, int id, int flags, int place, TokenList out) {
    arena.cut(0);
    results.cut(0);
    token.cut(0);
    token.add(type, id, flags, place, 0);
    Macro macro = table.open(id);
    if (macro == null || !enter(macro)) {
      out.addAll(token, 0, 1);
    }
    while (depth > 0) {
      if (next()) {
        out.addAll(token, 0, 1);
      }
      if (arena.count() > MOST) {
        surroundings.trouble("macros make too many tokens");
        reset();
      }
    }
  }

  private void reset() {
    while (depth > 0) {
      pop();
    }
  }

  /** Starts to read a directive's tokens; what they call ends with them. */
  public void openLine(TokenFile file, int from, int to, int base) {
    if (depth == 0 && !raw) {
      arena.cut(0);
    }
    int start = arena.count();
    line = start;
    arena.addAll(file, from, to, base);
    push(start, arena.count(), NONE, true);
    inDirective = true;
  }

  /** Type of the directive's next token, macros expanded unless {@code plain}; 0 at its end. */
  public int lineToken(boolean plain) {
    boolean before = raw;
    raw = plain;
    boolean some = next();
    raw = before;
    return some ? token.type(0) : 0;
  }

  /** Number of the spelling of the token that {@link #lineToken} told the type of. */
  public int lineId() {
    return token.id(0);
  }

  /** Whether a blank stands before it. */
  public boolean isLineWhite() {
    return token.is(0, TokenList.WHITE);
  }

  /** Forgets what is left of the directive. */
  public void closeLine() {
    while (!walls[depth - 1]) {
      pop();
    }
    pop();
    arena.cut(line);
    inDirective = false;
    white = false;
  }

  private void push(int from, int to, int disabled, boolean wall) {
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

  private void pop() {
    depth--;
    if (disables[depth] >= 0) {
      table.disable(disables[depth], false);
    }
  }

  /** Reads the next token, macros expanded unless {@link #raw}; false at a wall or the end. */
  private boolean next() {
    boolean top = depth > 0;
    while (read()) {
      int id = token.id(0);
      if (white) {
        token.flag(0, TokenList.WHITE, true);
        white = false;
      }
      Macro macro = inDirective ? table.macro(id) : table.open(id);
      if (macro == null || token.is(0, TokenList.NO_EXPAND)) {
        return true;
      }
      if (table.isDisabled(id)) {
        token.flag(0, TokenList.NO_EXPAND, true);
        return true;
      }
      if (raw || !enter(macro)) {
        return true;
      }
      if (top && depth == 0) {
        return false;
      }
    }
    return false;
  }

  private boolean read() {
    while (depth > 0) {
      int context = depth - 1;
      if (ats[context] < ends[context]) {
        token.cut(0);
        token.addAll(arena, ats[context], ats[context] + 1);
        ats[context]++;
        return true;
      }
      if (walls[context]) {
        return false;
      }
      pop();
      if (depth == 0 && !raw) {
        return false;
      }
    }
    token.cut(0);
    return surroundings.next(token, want);
  }

  private void unread() {
    if (depth > 0) {
      ats[depth - 1]--;
    } else {
      surroundings.back();
    }
  }

  /** Replaces the macro named by the token; false when it is not called. */
  private boolean enter(Macro macro) {
    int type = token.type(0);
    int flags = token.flags(0);
    int place = token.spell(0);
    int from = token.from(0);
    boolean blank = (flags & TokenList.WHITE) != 0;
    if (macro.kind() != Macro.Kind.DEFINED) {
      boolean made = builtIn(macro, blank);
      if (!made) {
        rename(type, macro.name(), flags, place, from);
      }
      return made;
    }
    Arguments arguments = Arguments.NONE;
    int mark = results.count();
    if (macro.isFunction()) {
      Arguments found = called() ? arguments(macro) : null;
      if (found == null) {
        rename(type, macro.name(), flags, place, from);
        return false;
      }
      expandArguments(macro, found);
      arguments = found;
    }
    int expansion = expansions.add(macro.name(), place, from);
    int start = arena.count();
    substitution.run(macro, arguments, table.base(macro.name()), expansion, arena);
    results.cut(mark);
    begin(start, blank, macro.name());
    return true;
  }

  private void rename(int type, int id, int flags, int place, int from) {
    token.cut(0);
    token.add(type, id, flags, place, from);
  }

  private void begin(int start, boolean blank, int name) {
    if (start == arena.count()) {
      white |= blank;
    } else {
      arena.flag(start, TokenList.WHITE, blank);
    }
    push(start, arena.count(), name, false);
  }

  private boolean builtIn(Macro macro, boolean blank) {
    int place = token.spell(0);
    int from = token.from(0);
    int start = arena.count();
    if (macro.kind() == Macro.Kind.QUESTION) {
      return false;
    }
    if (macro.kind() == Macro.Kind.PRAGMA) {
      if (!called() || arguments(macro) == null) {
        return false;
      }
      arena.cut(start);
      white |= blank;
      return true;
    }
    int id = builtins.id(macro.kind());
    arena.add(vocabulary.type(id), id, 0, place, from);
    begin(start, blank, macro.name());
    return true;
  }

  /** Whether a parenthesis follows; it is passed. */
  private boolean called() {
    boolean before = raw;
    boolean blank = white;
    raw = true;
    want = Want.PARENTHESIS;
    boolean some = next();
    want = Want.TOKEN;
    raw = before;
    if (some && token.id(0) == LPAREN) {
      return true;
    }
    if (some) {
      unread();
    }
    white = blank;
    return false;
  }

  /** Reads the arguments; null when they do not fit. */
  private @Nullable Arguments arguments(Macro macro) {
    boolean before = raw;
    raw = true;
    Arguments arguments = new Arguments(arena, results);
    int parentheses = 0;
    int start = arena.count();
    while (true) {
      if (!next()) {
        raw = before;
        surroundings.trouble(
            "unterminated argument list of macro '" + vocabulary.name(macro.name()) + "'");
        return null;
      }
      int id = token.id(0);
      if (id == RPAREN && parentheses-- == 0) {
        break;
      }
      parentheses += id == LPAREN ? 1 : 0;
      boolean last = macro.variadic() && arguments.count() == macro.parameters() - 1;
      if (id == Macro.COMMA && parentheses == 0 && !last) {
        arguments.add(start, arena.count());
        start = arena.count();
      } else {
        arena.addAll(token, 0, 1);
      }
    }
    arguments.add(start, arena.count());
    raw = before;
    white = false;
    return fit(macro, arguments) ? arguments : null;
  }

  private boolean fit(Macro macro, Arguments arguments) {
    int parameters = macro.parameters();
    int count = arguments.count();
    boolean empty = count == 1 && arguments.first(0) == arguments.behind(0);
    if (empty && parameters == 0) {
      arguments.clear();
      return true;
    }
    if (macro.variadic() && (count < parameters || (count == 1 && empty && parameters == 1))) {
      arguments.omit();
    }
    if (macro.variadic() && count == parameters - 1) {
      arguments.add(arena.count(), arena.count());
      count++;
    }
    if (count == parameters) {
      return true;
    }
    surroundings.trouble(
        "macro '"
            + vocabulary.name(macro.name())
            + "' takes "
            + parameters
            + " arguments, not "
            + count);
    return false;
  }

  private void expandArguments(Macro macro, Arguments arguments) {
    arguments.expandable();
    boolean[] wanted = Arguments.wanted(macro);
    for (int i = 0; i < arguments.count(); i++) {
      int start = results.count();
      if (wanted[i]) {
        expandArgument(arguments.first(i), arguments.behind(i));
      }
      arguments.expanded(i, start, results.count());
    }
    if (macro.variadic()) {
      int last = macro.parameters() - 1;
      arguments.variable(arguments.expandedBehind(last) > arguments.expandedFirst(last));
    }
  }

  private void expandArgument(int from, int to) {
    if (++nesting > DEEPEST) {
      surroundings.trouble("macro calls are nested too deeply");
      results.addAll(arena, from, to);
      nesting--;
      return;
    }
    push(from, to, NONE, true);
    boolean blank = white;
    white = false;
    while (next()) {
      results.addAll(token, 0, 1);
    }
    white = blank;
    pop();
    nesting--;
  }
}
