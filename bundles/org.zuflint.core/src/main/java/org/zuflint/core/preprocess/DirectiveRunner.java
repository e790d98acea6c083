package org.zuflint.core.preprocess;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.parse.lex.Directives.Kind;
import org.zuflint.core.parse.lex.Kinds;
import org.zuflint.core.preprocess.condition.Condition;
import org.zuflint.core.preprocess.condition.Malformed;
import org.zuflint.core.preprocess.condition.Words;
import org.zuflint.core.preprocess.macro.Expander;
import org.zuflint.core.preprocess.macro.MacroTable;
import org.zuflint.core.preprocess.text.Headers;
import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.SearchPath;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.preprocess.text.Vocabulary;

/** Obeys directives. */
final class DirectiveRunner implements Words {
  /** Files that include each other; gcc's own limit. */
  private static final int DEEPEST = 200;

  private final Headers headers;
  private final Vocabulary vocabulary;
  private final Settings settings;
  private final SearchPath path;
  private final MacroTable macros;
  private final Expander expander;
  private final Preprocessor unit;
  private final Set<TokenFile> once = new HashSet<>();
  private int type;

  DirectiveRunner(
      Headers headers, Settings settings, MacroTable macros, Expander expander, Preprocessor unit) {
    this.headers = headers;
    this.vocabulary = headers.vocabulary();
    this.settings = settings;
    this.path = headers.path(settings.path());
    this.macros = macros;
    this.expander = expander;
    this.unit = unit;
  }

  /** Obeys the next directive of the file. */
  void run(Cursor cursor) {
    TokenFile file = cursor.file;
    int directive = cursor.pass();
    Kind kind = file.kind(directive);
    switch (kind) {
      case DEFINE -> define(cursor, directive);
      case UNDEF -> undefine(cursor, directive);
      case IF, IFDEF, IFNDEF -> begin(cursor, directive, kind);
      case ELIF, ELIFDEF, ELIFNDEF, ELSE -> arm(cursor, directive, kind);
      case ENDIF -> end(cursor, directive);
      case INCLUDE, IMPORT, INCLUDE_NEXT -> include(cursor, directive, kind);
      case ERROR -> trouble(cursor, directive, "#error " + file.line(directive));
      case PRAGMA -> pragma(file, directive);
      case WARNING, LINE, OTHER -> {}
    }
  }

  private void trouble(Cursor cursor, int directive, String message) {
    unit.trouble(cursor.base + cursor.file.directiveStart(directive), message);
  }

  private void define(Cursor cursor, int directive) {
    Macro macro = cursor.file.macro(directive);
    if (macro == null) {
      trouble(cursor, directive, "#define " + cursor.file.line(directive) + " defines nothing");
    } else {
      macros.define(macro, cursor.base, cursor.file);
    }
  }

  private void undefine(Cursor cursor, int directive) {
    int name = name(cursor.file, directive);
    if (name == 0) {
      trouble(cursor, directive, "#undef without a name");
    } else {
      macros.undefine(name);
    }
  }

  /** Number of the name behind a directive; 0 when there is none. */
  private static int name(TokenFile file, int directive) {
    int first = file.first(directive);
    boolean named = first < file.behind(directive) && Kinds.isWord(file.type(first));
    return named ? file.ids()[first] : 0;
  }

  private void begin(Cursor cursor, int directive, Kind kind) {
    boolean holds = holds(cursor, directive, kind);
    cursor.open(holds);
    if (!holds) {
      skip(cursor, directive);
    }
  }

  private boolean holds(Cursor cursor, int directive, Kind kind) {
    return switch (kind) {
      case ELSE -> true;
      case IF, ELIF -> condition(cursor, directive);
      default -> {
        int name = name(cursor.file, directive);
        if (name == 0) {
          trouble(cursor, directive, "#ifdef without a name");
        }
        boolean not = kind == Kind.IFNDEF || kind == Kind.ELIFNDEF;
        yield name != 0 && macros.isDefined(name) != not;
      }
    };
  }

  private boolean condition(Cursor cursor, int directive) {
    TokenFile file = cursor.file;
    expander.openLine(file, file.first(directive), file.behind(directive), cursor.base);
    try {
      return Condition.holds(this);
    } catch (Malformed malformed) {
      trouble(cursor, directive, String.valueOf(malformed.getMessage()));
      return false;
    } finally {
      expander.closeLine();
    }
  }

  /** Goes on with the first arm behind {@code directive} that is taken, or behind the end. */
  private void skip(Cursor cursor, int directive) {
    int arm = cursor.file.next(directive);
    while (arm >= 0 && cursor.file.kind(arm) != Kind.ENDIF) {
      Kind kind = cursor.file.kind(arm);
      allow(cursor, arm, kind);
      if (!cursor.isTaken() && holds(cursor, arm, kind)) {
        cursor.take();
        cursor.jump(arm);
        cursor.pass();
        return;
      }
      arm = cursor.file.next(arm);
    }
    cursor.jump(arm);
  }

  private void allow(Cursor cursor, int directive, Kind kind) {
    if (!cursor.arm(kind)) {
      trouble(cursor, directive, "an arm behind #else");
    }
  }

  /** An arm comes to its end because the next one begins. */
  private void arm(Cursor cursor, int directive, Kind kind) {
    if (!cursor.isOpen()) {
      trouble(cursor, directive, "#else without #if");
      return;
    }
    cursor.take();
    allow(cursor, directive, kind);
    skip(cursor, directive);
  }

  private void end(Cursor cursor, int directive) {
    if (cursor.isOpen()) {
      cursor.close();
    } else {
      trouble(cursor, directive, "#endif without #if");
    }
  }

  private void pragma(TokenFile file, int directive) {
    String[] words = file.line(directive).split("[\\s()\"]+");
    switch (words[0]) {
      case "once" -> once.add(file);
      case "push_macro" -> macros.push(vocabulary.id(words[words.length - 1]));
      case "pop_macro" -> macros.pop(vocabulary.id(words[words.length - 1]));
      default -> {}
    }
  }

  private void include(Cursor cursor, int directive, Kind kind) {
    String line = cursor.file.line(directive);
    String header = headerOf(line);
    if (header == null) {
      header = headerOf(expanded(cursor, directive));
    }
    if (header == null) {
      trouble(cursor, directive, "#include of no file: " + line);
    } else if (unit.isInArguments()) {
      trouble(cursor, directive, "#include in the arguments of a macro");
    } else {
      include(cursor, header.substring(1), header.startsWith("\""), kind == Kind.INCLUDE_NEXT);
    }
  }

  /** The delimiter and the name of {@code "file"} or {@code <file>}; null when it is neither. */
  private static @Nullable String headerOf(String text) {
    char close = text.startsWith("\"") ? '"' : text.startsWith("<") ? '>' : 0;
    int end = close == 0 ? -1 : text.indexOf(close, 1);
    return end < 0 ? null : text.substring(0, end);
  }

  private String expanded(Cursor cursor, int directive) {
    TokenFile file = cursor.file;
    expander.openLine(file, file.first(directive), file.behind(directive), cursor.base);
    StringBuilder text = new StringBuilder();
    while (expander.lineToken(false) != 0) {
      if (text.length() > 1 && expander.isLineWhite()) {
        text.append(' ');
      }
      text.append(vocabulary.name(expander.lineId()));
    }
    expander.closeLine();
    return text.toString();
  }

  /** Enters the header {@code name} as if {@code cursor}'s file included it. */
  void include(Cursor cursor, String name, boolean quoted, boolean next) {
    int place = place(cursor);
    SearchPath.Found found = find(cursor, name, quoted, next);
    if (found == null) {
      unit.trouble(place, missing(cursor.file, name, quoted));
      return;
    }
    TokenFile file = found.file();
    boolean read = file.guard() != 0 && macros.isDefined(file.guard());
    if (read || once.contains(file)) {
      return;
    }
    if (unit.depth() >= DEEPEST) {
      throw unit.givenUp("#include of " + name + " is nested too deeply");
    }
    unit.enter(file, place, found.folder());
  }

  private static int place(Cursor cursor) {
    int passed = cursor.directive - 1;
    return cursor.base + (passed < 0 ? 0 : cursor.file.directiveStart(passed));
  }

  private SearchPath.@Nullable Found find(
      Cursor cursor, String name, boolean quoted, boolean next) {
    return next && cursor.below != null
        ? path.next(headers, name, cursor.file, cursor.folder)
        : path.find(headers, name, quoted, cursor.file);
  }

  private String missing(TokenFile from, String name, boolean quoted) {
    List<String> folders = path.folders(quoted, from);
    return "'"
        + name
        + "' is missing; looked in "
        + (folders.isEmpty() ? "no folder" : String.join(", ", folders));
  }

  @Override
  public int next(boolean plain) {
    type = expander.lineToken(plain);
    return type;
  }

  @Override
  public int id() {
    return expander.lineId();
  }

  @Override
  public String spelling() {
    return type == 0 ? "" : vocabulary.name(expander.lineId());
  }

  @Override
  public boolean isDefined() {
    return macros.isDefined(expander.lineId());
  }

  @Override
  public long answer(String question) throws Malformed {
    if (next(true) != Kinds.LPAREN) {
      throw new Malformed("'" + question + "' without '('");
    }
    boolean header = question.startsWith("__has_include");
    String asked = asked(question, header);
    return header
        ? answer(headerOf(asked), question.endsWith("_next"))
        : settings.compiler().answer(question, asked);
  }

  /** What stands in the parentheses of a question, which are passed. */
  private String asked(String question, boolean header) throws Malformed {
    StringBuilder words = new StringBuilder();
    next(true);
    if (header && Kinds.isWord(type)) {
      throw new Malformed("'" + question + "' of a macro");
    }
    while (type != 0 && type != Kinds.RPAREN) {
      words.append(spelling());
      next(true);
    }
    if (type == 0) {
      throw new Malformed("missing ')' behind '" + question + "'");
    }
    return words.toString();
  }

  private long answer(@Nullable String header, boolean next) {
    boolean quoted = header != null && header.startsWith("\"");
    return header != null && find(unit.current(), header.substring(1), quoted, next) != null
        ? 1
        : 0;
  }
}
