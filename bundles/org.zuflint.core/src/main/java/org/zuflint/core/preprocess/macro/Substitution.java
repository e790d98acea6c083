package org.zuflint.core.preprocess.macro;

import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.TokenList;
import org.zuflint.core.preprocess.text.Vocabulary;

/** Puts a macro's arguments into its body. */
final class Substitution {
  /**
   * Tokens that one use of a macro in a file may make; a whole unit of the kernel has a million.
   */
  static final int MOST = 4_000_000;

  static final String TOO_MANY = "macros make too many tokens";

  private final Vocabulary vocabulary;
  private final Surroundings surroundings;
  private final TokenList one = new TokenList(1);

  Substitution(Vocabulary vocabulary, Surroundings surroundings) {
    this.vocabulary = vocabulary;
    this.surroundings = surroundings;
  }

  /**
   * Appends the body to {@code into}.
   *
   * @param base place of the first byte of the file that defines the macro
   * @param from number of the expansion
   */
  void run(Macro macro, Arguments arguments, int base, int from, TokenList into) {
    new Run(macro, arguments, base, from, into).range(0, macro.body().count());
  }

  /** One expansion. */
  private final class Run {
    private final Macro macro;
    private final TokenList body;
    private final Arguments arguments;
    private final int base;
    private final int from;
    private final TokenList into;

    /** A blank that an operand without tokens leaves to its successor. */
    private boolean white;

    Run(Macro macro, Arguments arguments, int base, int from, TokenList into) {
      this.macro = macro;
      body = macro.body();
      this.arguments = arguments;
      this.base = base;
      this.from = from;
      this.into = into;
    }

    void range(int first, int behind) {
      boolean pasting = false;
      boolean left = false;
      int at = first;
      while (at < behind) {
        boolean pastes = body.is(at, TokenList.PASTES);
        boolean joins = pasting && left;
        if (macro.role(at) == Macro.PLAIN && !joins) {
          plain(at);
          left = true;
          pasting = pastes;
          at++;
          continue;
        }
        int before = into.count();
        boolean comma = joins && isOptionalComma(at);
        if (comma && arguments.isOmitted()) {
          into.cut(into.count() - 1);
          before = into.count();
          left = false;
        } else {
          operand(at, pasting || pastes, joins && !comma);
        }
        int next = isOptional(at) ? macro.end(at) : at + 1;
        left = into.count() > before || (pasting && left);
        pasting = pastes;
        at = next;
      }
    }

    private void plain(int at) {
      int flags = white ? TokenList.WHITE : body.flags(at) & TokenList.WHITE;
      white = false;
      into.add(body.type(at), body.id(at), flags, base + body.spell(at), from);
    }

    private boolean isOptional(int at) {
      return macro.role(at) >= Macro.OPTIONAL;
    }

    /** GNU's {@code , ## __VA_ARGS__}: a comma that goes when the arguments are left out. */
    private boolean isOptionalComma(int at) {
      return macro.variadic()
          && macro.role(at) == Macro.PARAMETER
          && body.id(at) == macro.parameters() - 1
          && into.count() > 0
          && into.id(into.count() - 1) == Macro.COMMA;
    }

    private void operand(int at, boolean raw, boolean joins) {
      boolean blank = body.is(at, TokenList.WHITE);
      switch (macro.role(at)) {
        case Macro.PARAMETER -> {
          int argument = body.id(at);
          TokenList list = raw ? arguments.raw() : arguments.expanded();
          int start = raw ? arguments.first(argument) : arguments.expandedFirst(argument);
          int end = raw ? arguments.behind(argument) : arguments.expandedBehind(argument);
          append(list, start, end, blank, joins);
        }
        case Macro.STRING -> {
          int argument = body.id(at);
          string(arguments.raw(), arguments.first(argument), arguments.behind(argument), at, joins);
        }
        case Macro.OPTIONAL, Macro.OPTIONAL_STRING -> optional(at, blank, joins);
        default -> {
          one.cut(0);
          one.add(body.type(at), body.id(at), 0, base + body.spell(at), from);
          append(one, 0, 1, blank, joins);
        }
      }
    }

    private void string(TokenList list, int start, int end, int at, boolean joins) {
      String text = Stringizer.of(list, start, end, vocabulary);
      if (text.length() > Vocabulary.LONGEST) {
        throw surroundings.givenUp("a macro makes too long a string");
      }
      int id = vocabulary.id(text);
      one.cut(0);
      one.add(vocabulary.type(id), id, 0, base + body.spell(at), from);
      append(one, 0, 1, body.is(at, TokenList.WHITE), joins);
    }

    private void optional(int at, boolean blank, boolean joins) {
      TokenList contents = new TokenList(16);
      if (arguments.hasVariable()) {
        new Run(macro, arguments, base, from, contents).range(at + 1, macro.end(at));
      }
      if (macro.role(at) == Macro.OPTIONAL_STRING) {
        string(contents, 0, contents.count(), at, joins);
      } else {
        append(contents, 0, contents.count(), blank, joins);
      }
    }

    private void append(TokenList list, int start, int end, boolean blank, boolean joins) {
      if (start == end) {
        white |= blank;
        return;
      }
      int first = start;
      if (joins && paste(list, start)) {
        first++;
      }
      int place = into.count();
      if (place + end - first > MOST) {
        throw surroundings.givenUp(TOO_MANY);
      }
      into.addAll(list, first, end);
      if (first == start) {
        into.flag(place, TokenList.WHITE, blank || white);
        white = false;
      }
    }

    /** Joins the last token and the first of {@code list}; false when that makes no token. */
    private boolean paste(TokenList list, int start) {
      int last = into.count() - 1;
      int id = vocabulary.pasted(into.id(last), list.id(start));
      if (id < 0) {
        surroundings.trouble(
            "pasting \""
                + vocabulary.name(into.id(last))
                + "\" and \""
                + vocabulary.name(list.id(start))
                + "\" does not give a valid token");
        return false;
      }
      boolean blank = into.is(last, TokenList.WHITE);
      int spell = into.spell(last);
      int by = into.from(last);
      into.cut(last);
      into.add(vocabulary.type(id), id, blank ? TokenList.WHITE : 0, spell, by);
      return true;
    }
  }
}
