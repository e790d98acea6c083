package org.zuflint.core.preprocess.macro;

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

  /** Calls inside the arguments of calls. */
  private static final int DEEPEST = 400;

  private final Vocabulary vocabulary;
  private final MacroTable table;
  private final Surroundings surroundings;
  private final Expansions expansions;
  private final Substitution substitution;
  private final Builtins builtins;
  private final TokenList arena = new TokenList(1 << 14);
  private final TokenList results = new TokenList(1 << 12);
  private final TokenList given = new TokenList(4);
  private final Replay replay;

  /** The token under consideration; it is overwritten by the next. */
  private int type;

  private int id;
  private int flags;
  private int place;
  private int from;
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
    replay = new Replay(table, arena);
    substitution = new Substitution(vocabulary, surroundings);
    builtins = new Builtins(vocabulary, surroundings);
  }

  /** What arguments are told apart by. */
  static boolean isArgumentMark(int id) {
    return id == LPAREN || id == RPAREN || id == Macro.COMMA;
  }

  /**
   * Expands the macro whose name the file has just given as {@code token}, and all that it makes,
   * to {@code out}; everything of it has {@code out}'s own mark.
   */
  public void expand(int type, int id, int flags, int place, TokenList out) {
    arena.cut(0);
    results.cut(0);
    set(type, id, flags, place, 0);
    Macro macro = table.open(id);
    if (macro == null || !enter(macro)) {
      emit(out);
    }
    while (replay.depth() > 0) {
      rest(out);
    }
  }

  /** Appends what stands before the next macro, and what the next one leaves as it is. */
  private boolean rest(TokenList out) {
    if (!white) {
      replay.plain(out, inDirective);
    }
    boolean some = next();
    if (some) {
      emit(out);
    }
    return some;
  }

  private void emit(TokenList out) {
    out.add(type, id, flags, place, from);
  }

  private void set(int type, int id, int flags, int place, int from) {
    this.type = type;
    this.id = id;
    this.flags = flags;
    this.place = place;
    this.from = from;
  }

  private void load(TokenList list, int at) {
    type = list.type(at);
    id = list.id(at);
    flags = list.flags(at);
    place = list.spell(at);
    from = list.from(at);
  }

  /** Starts to read a directive's tokens; what they call ends with them. */
  public void openLine(TokenFile file, int from, int to, int base) {
    if (replay.depth() == 0 && !raw) {
      arena.cut(0);
    }
    int start = arena.count();
    line = start;
    arena.addAll(file, from, to, base);
    replay.push(start, arena.count(), Replay.NONE, true);
    inDirective = true;
  }

  /** Type of the directive's next token, macros expanded unless {@code plain}; 0 at its end. */
  public int lineToken(boolean plain) {
    boolean before = raw;
    raw = plain;
    boolean some = next();
    raw = before;
    return some ? type : 0;
  }

  /** Number of the spelling of the token that {@link #lineToken} told the type of. */
  public int lineId() {
    return id;
  }

  /** Whether a blank stands before it. */
  public boolean isLineWhite() {
    return (flags & TokenList.WHITE) != 0;
  }

  /** Forgets what is left of the directive. */
  public void closeLine() {
    while (!replay.isWall()) {
      replay.pop();
    }
    replay.pop();
    arena.cut(line);
    inDirective = false;
    white = false;
  }

  /** Reads the next token, macros expanded unless {@link #raw}; false at a wall or the end. */
  private boolean next() {
    boolean top = replay.depth() > 0;
    while (read()) {
      if (white) {
        flags |= TokenList.WHITE;
        white = false;
      }
      Macro macro = inDirective ? table.macro(id) : table.open(id);
      if (macro == null || (flags & TokenList.NO_EXPAND) != 0) {
        return true;
      }
      if (table.isDisabled(id)) {
        flags |= TokenList.NO_EXPAND;
        return true;
      }
      if (raw || !enter(macro)) {
        return true;
      }
      if (top && replay.depth() == 0) {
        return false;
      }
    }
    return false;
  }

  private boolean read() {
    while (replay.depth() > 0) {
      if (!replay.isAtEnd()) {
        load(arena, replay.take());
        return true;
      }
      if (replay.isWall()) {
        return false;
      }
      replay.pop();
      if (replay.depth() == 0 && !raw) {
        return false;
      }
    }
    given.cut(0);
    boolean some = surroundings.next(given, want);
    if (some) {
      load(given, 0);
    }
    return some;
  }

  private void unread() {
    if (replay.depth() > 0) {
      replay.back();
    } else {
      surroundings.back();
    }
  }

  /** Replaces the macro named by the token; false when it is not called. */
  private boolean enter(Macro macro) {
    int typeOfName = type;
    int flagsOfName = flags;
    int placeOfName = place;
    int fromOfName = from;
    boolean entered = macro.kind() == Macro.Kind.DEFINED ? defined(macro) : builtIn(macro);
    if (!entered) {
      set(typeOfName, macro.name(), flagsOfName, placeOfName, fromOfName);
    }
    return entered;
  }

  private boolean defined(Macro macro) {
    boolean blank = (flags & TokenList.WHITE) != 0;
    int placeOfName = place;
    int fromOfName = from;
    Arguments arguments = Arguments.NONE;
    int mark = results.count();
    if (macro.isFunction()) {
      Arguments found = called() ? arguments(macro) : null;
      if (found == null) {
        return false;
      }
      expandArguments(macro, found);
      arguments = found;
    }
    if (results.count() + arena.count() > Substitution.MOST) {
      throw surroundings.givenUp(Substitution.TOO_MANY);
    }
    int expansion = expansions.add(macro.name(), placeOfName, fromOfName);
    int start = arena.count();
    substitution.run(macro, arguments, table.base(macro.name()), expansion, arena);
    results.cut(mark);
    begin(start, blank, macro.name());
    return true;
  }

  private void begin(int start, boolean blank, int name) {
    if (start == arena.count()) {
      white |= blank;
    } else {
      arena.flag(start, TokenList.WHITE, blank);
    }
    replay.push(start, arena.count(), name, false);
  }

  private boolean builtIn(Macro macro) {
    boolean blank = (flags & TokenList.WHITE) != 0;
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
    int made = builtins.id(macro.kind());
    arena.add(vocabulary.type(made), made, 0, place, from);
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
    if (some && id == LPAREN) {
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
    Arguments arguments = new Arguments(arena, results, macro.parameters());
    int parentheses = 0;
    int start = arena.count();
    while (true) {
      if (!white && replay.depth() > 0) {
        replay.plainArgument(arena, inDirective);
      }
      if (!next()) {
        raw = before;
        surroundings.trouble(
            "unterminated argument list of macro '" + vocabulary.name(macro.name()) + "'");
        return null;
      }
      if (id == RPAREN && parentheses-- == 0) {
        break;
      }
      parentheses += id == LPAREN ? 1 : 0;
      boolean last = macro.variadic() && arguments.count() == macro.parameters() - 1;
      if (id == Macro.COMMA && parentheses == 0 && !last) {
        arguments.add(start, arena.count());
        start = arena.count();
      } else {
        emit(arena);
      }
    }
    arguments.add(start, arena.count());
    raw = before;
    white = false;
    return fit(macro, arguments) ? arguments : null;
  }

  private boolean fit(Macro macro, Arguments arguments) {
    if (arguments.fit(macro)) {
      return true;
    }
    surroundings.trouble(
        "macro '"
            + vocabulary.name(macro.name())
            + "' takes "
            + macro.parameters()
            + " arguments, not "
            + arguments.count());
    return false;
  }

  private void expandArguments(Macro macro, Arguments arguments) {
    arguments.expandable();
    for (int i = 0; i < arguments.count(); i++) {
      int start = results.count();
      if (macro.wants(i)) {
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
    replay.push(from, to, Replay.NONE, true);
    boolean blank = white;
    white = false;
    boolean more = true;
    while (more) {
      more = rest(results);
    }
    white = blank;
    replay.pop();
    nesting--;
  }
}
