package org.zuflint.core.preprocess.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.parse.lex.Operators;

/** Reads a {@code #define}. */
final class MacroReader {
  private static final int LPAREN = Operators.id("(");
  private static final int RPAREN = Operators.id(")");
  private static final int ELLIPSIS = Operators.id("...");

  private final TokenFile file;
  private final int hash;
  private final int optional;
  private final int arguments;
  private final int end;
  private int at;
  private int[] parameters = new int[8];
  private int count;
  private boolean variadic;
  private TokenList body = Macro.EMPTY;
  private byte[] roles = {};
  private int[] ends = {};
  private int last;

  private MacroReader(TokenFile file, int from, int end) {
    this.file = file;
    this.at = from;
    this.end = end;
    hash = file.vocabulary().id("#");
    optional = file.vocabulary().id("__VA_OPT__");
    arguments = file.vocabulary().id("__VA_ARGS__");
  }

  /** The macro that tokens {@code from} to {@code end} define; null when they define none. */
  static @Nullable Macro read(TokenFile file, int from, int end) {
    if (from >= end || !file.isWordAt(from)) {
      return null;
    }
    MacroReader reader = new MacroReader(file, from + 1, end);
    boolean function =
        reader.at < end && file.ids()[reader.at] == LPAREN && !file.isWhite(reader.at);
    if (function && !reader.parameters()) {
      return null;
    }
    if (!reader.body(function)) {
      return null;
    }
    int parameters = function ? reader.count : -1;
    return Macro.defined(
        file.ids()[from], parameters, reader.variadic, reader.body, reader.roles, reader.ends);
  }

  private boolean parameters() {
    at++;
    if (at < end && file.ids()[at] == RPAREN) {
      at++;
      return true;
    }
    while (at < end) {
      if (file.isWordAt(at)) {
        parameter(file.ids()[at++]);
        variadic = at < end && file.ids()[at] == ELLIPSIS;
        at += variadic ? 1 : 0;
      } else if (file.ids()[at] == ELLIPSIS) {
        variadic = true;
        parameter(arguments);
        at++;
      } else {
        return false;
      }
      int separator = at < end ? file.ids()[at++] : -1;
      if (separator == RPAREN) {
        return true;
      }
      if (separator != Macro.COMMA || variadic) {
        return false;
      }
    }
    return false;
  }

  private void parameter(int id) {
    if (count == parameters.length) {
      parameters = Arrays.copyOf(parameters, count * 2);
    }
    parameters[count++] = id;
  }

  private int numberOf(int id) {
    for (int i = 0; i < count; i++) {
      if (parameters[i] == id) {
        return i;
      }
    }
    return -1;
  }

  private boolean body(boolean function) {
    if (at == end) {
      return true;
    }
    body = new TokenList(end - at);
    roles = new byte[end - at];
    boolean string = false;
    boolean stringWhite = false;
    while (at < end) {
      if (file.ids()[at] == hash && isPaste(at)) {
        if (body.count() == 0 || string || at + 2 == end) {
          return false;
        }
        body.flag(last, TokenList.PASTES, true);
        at += 2;
      } else if (function && file.ids()[at] == hash) {
        string = true;
        stringWhite = file.isWhite(at++);
      } else {
        if (!token(function, string, stringWhite)) {
          return false;
        }
        string = false;
      }
    }
    roles = Arrays.copyOf(roles, body.count());
    return !string;
  }

  /** {@code ##} is two marks that touch. */
  private boolean isPaste(int i) {
    return i + 1 < end && file.ids()[i + 1] == hash && !file.isWhite(i + 1);
  }

  private boolean token(boolean function, boolean string, boolean stringWhite) {
    int id = file.ids()[at];
    int parameter = function && file.isWordAt(at) ? numberOf(id) : -1;
    boolean option = variadic && id == optional && at + 1 < end && file.ids()[at + 1] == LPAREN;
    if (string && parameter < 0 && !option) {
      return false;
    }
    boolean white = string ? stringWhite : file.isWhite(at) && body.count() > 0;
    int place = body.count();
    last = place;
    body.add(
        file.types()[at],
        parameter >= 0 ? parameter : id,
        white ? TokenList.WHITE : 0,
        file.starts()[at],
        0);
    at++;
    if (option) {
      return option(place, string);
    }
    roles[place] = parameter < 0 ? Macro.PLAIN : string ? Macro.STRING : Macro.PARAMETER;
    return true;
  }

  /**
   * The contents of {@code __VA_OPT__(...)} follow their head; {@code ends} tells where they end.
   */
  private boolean option(int place, boolean string) {
    int close = ++at;
    for (int depth = 1; close < end; close++) {
      depth += file.ids()[close] == LPAREN ? 1 : file.ids()[close] == RPAREN ? -1 : 0;
      if (depth == 0) {
        break;
      }
    }
    if (close == end) {
      return false;
    }
    roles[place] = string ? Macro.OPTIONAL_STRING : Macro.OPTIONAL;
    MacroReader inner = new MacroReader(file, at, close);
    inner.parameters = parameters;
    inner.count = count;
    inner.variadic = variadic;
    if (!inner.body(true) || inner.ends.length > 0) {
      return false;
    }
    body.addAll(inner.body, 0, inner.body.count());
    System.arraycopy(inner.roles, 0, roles, place + 1, inner.body.count());
    ends = Arrays.copyOf(ends, place + 1);
    ends[place] = body.count();
    at = close + 1;
    return true;
  }
}
