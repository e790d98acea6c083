package org.zuflint.core.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.preprocess.macro.Expander;
import org.zuflint.core.preprocess.macro.Expansions;
import org.zuflint.core.preprocess.macro.GivenUp;
import org.zuflint.core.preprocess.macro.MacroTable;
import org.zuflint.core.preprocess.macro.Surroundings;
import org.zuflint.core.preprocess.text.Headers;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.preprocess.text.TokenList;

/** Preprocesses one unit as gcc does. */
public final class Preprocessor implements Surroundings {
  private static final String COMMAND_LINE = "<command-line>";

  /** Line ends and what else a terminal does not show, as a directive or a string may have it. */
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

  /** Characters of a message; a missing header names all folders that were searched. */
  private static final int LONGEST = 4000;

  /** Tokens of a unit; those of the kernel have a million. */
  private static final int MOST = 12_000_000;

  private final Headers headers;
  private final Settings settings;
  private final TokenFile main;
  private final Places places = new Places();
  private final Expansions expansions = new Expansions();
  private final MacroTable macros;
  private final Expander expander;
  private final DirectiveRunner directives;
  private final TokenList out;
  private final List<Trouble> troubles = new ArrayList<>();
  private final List<String> zeros = new ArrayList<>();
  private @Nullable Cursor cursor;
  private int depth;
  private int asked;
  private boolean inArguments;

  private Preprocessor(Headers headers, TokenFile main, Settings settings) {
    this.headers = headers;
    this.main = main;
    this.settings = settings;
    out = new TokenList(headers.usualCount());
    macros = new MacroTable(headers.vocabulary(), settings.staying());
    expander = new Expander(headers.vocabulary(), macros, this, expansions);
    directives = new DirectiveRunner(headers, settings, macros, expander, this);
  }

  /** The tokens of a unit whose file is {@code main}. */
  public static Preprocessed run(Headers headers, TokenFile main, Settings settings) {
    Preprocessor preprocessor = new Preprocessor(headers, main, settings);
    preprocessor.run();
    headers.counted(preprocessor.out.count());
    return new Preprocessed(
        main,
        preprocessor.out,
        preprocessor.expansions,
        preprocessor.places,
        preprocessor.macros,
        headers.vocabulary(),
        preprocessor.troubles,
        preprocessor.zeros);
  }

  private void run() {
    try {
      all();
    } catch (GivenUp ended) {
      cursor = null;
    }
  }

  private void all() {
    read(headers.text("<built-in>", settings.predefined()));
    TokenFile commands = headers.text(COMMAND_LINE, settings.given());
    read(commands);
    for (String file : settings.macroFiles()) {
      forced(commands, file);
      out.cut(0);
    }
    for (String file : settings.includes()) {
      forced(commands, file);
    }
    read(main);
    settings.asked().forEach(this::ask);
  }

  /** Finds out whether a macro's value is 0, as a condition behind the unit would. */
  private void ask(String name) {
    int before = out.count();
    int known = troubles.size();
    String text = "#if defined(" + name + ") && !(" + name + ")\n0\n#endif\n";
    read(headers.text("<question>", text));
    if (out.count() > before && troubles.size() == known) {
      zeros.add(name);
    }
    out.cut(before);
    troubles.subList(known, troubles.size()).clear();
  }

  private void read(TokenFile file) {
    enter(file, 0, -1);
    read();
  }

  private void forced(TokenFile commands, String file) {
    TokenFile found = settings.path().file(headers, file);
    if (found != null) {
      read(found);
      return;
    }
    enter(commands, 0, -1);
    Cursor self = current();
    self.jump(-1);
    directives.include(self, file, true, false);
    read();
  }

  /** Starts to read a file; {@code from} is the place of its {@code #include}. */
  void enter(TokenFile file, int from, int folder) {
    cursor = new Cursor(file, places.enter(file, from), folder, cursor);
    depth++;
  }

  Cursor current() {
    if (cursor == null) {
      throw new IllegalStateException("no file is being read");
    }
    return cursor;
  }

  /** How many files include each other now. */
  int depth() {
    return depth;
  }

  /** Reads until all files are read that are open. */
  private void read() {
    while (cursor != null) {
      Cursor now = cursor;
      copy(now);
      if (now.at < now.limit()) {
        expand(now);
      } else if (now.hasDirective()) {
        asked = now.base + now.file.directiveStart(now.directive);
        directives.run(now);
      } else {
        leave(now);
      }
    }
  }

  private void leave(Cursor now) {
    if (now.isOpen()) {
      trouble(now.base + now.file.length() - 1, "#if without #endif");
    }
    cursor = now.below;
    depth--;
  }

  /** Copies what stands before the next macro or directive. */
  private void copy(Cursor now) {
    int[] ids = now.file.ids();
    int limit = now.limit();
    int i = now.at;
    while (i < limit && macros.open(ids[i]) == null) {
      i++;
    }
    if (out.count() > MOST) {
      throw givenUp("too many tokens");
    }
    if (i > now.at) {
      out.addAll(now.file, now.at, i, now.base);
      now.at = i;
    }
  }

  private void expand(Cursor now) {
    TokenFile file = now.file;
    int i = now.at++;
    int place = now.base + file.start(i);
    asked = place;
    inArguments = true;
    expander.expand(file.type(i), file.ids()[i], file.flags(i), place, out);
    inArguments = false;
  }

  @Override
  public boolean next(TokenList to, Want want) {
    Cursor now = current();
    while (true) {
      if (now.at < now.limit()) {
        to.cut(0);
        to.addAll(now.file, now.at, now.at + 1, now.base);
        now.at++;
        return true;
      }
      if (!now.hasDirective() || want == Want.PARENTHESIS) {
        return false;
      }
      directives.run(now);
    }
  }

  /** Whether macro arguments are being read. */
  boolean isInArguments() {
    return inArguments;
  }

  @Override
  public void back() {
    current().at--;
  }

  @Override
  public String file() {
    return shown(current().file);
  }

  @Override
  public String baseFile() {
    return shown(main);
  }

  private String shown(TokenFile file) {
    String name = file.source().path();
    for (Settings.Prefix prefix : settings.prefixes()) {
      if (name.startsWith(prefix.from())) {
        return prefix.to() + name.substring(prefix.from().length());
      }
    }
    return name;
  }

  @Override
  public int line() {
    return places.place(asked).line();
  }

  @Override
  public int includeLevel() {
    return depth - 1;
  }

  @Override
  public void trouble(String message) {
    trouble(asked, message);
  }

  @Override
  public GivenUp givenUp(String message) {
    trouble(message);
    return new GivenUp(message);
  }

  void trouble(int place, String message) {
    String line = BLANKS.matcher(message).replaceAll(" ");
    String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    troubles.add(new Trouble(places.place(place), shown, places.includedFrom(place)));
  }
}
