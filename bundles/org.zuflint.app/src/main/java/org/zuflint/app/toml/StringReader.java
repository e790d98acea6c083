package org.zuflint.app.toml;

/** Strings: basic and literal, on one line or several. */
final class StringReader {
  private static final int ASCII_DELETE = 0x7f;

  private final Cursor cursor;

  StringReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads the string that starts here. */
  String read() throws TomlError {
    if (cursor.take("\"\"\"")) {
      return lines("\"\"\"", true);
    }
    if (cursor.take("'''")) {
      return lines("'''", false);
    }
    return line();
  }

  /** Reads a string on one line, as keys must be. */
  String line() throws TomlError {
    char quote = cursor.next();
    StringBuilder text = new StringBuilder();
    while (true) {
      int next = cursor.peek();
      if (next == Cursor.END || next == '\n' || cursor.looksAt("\r\n")) {
        throw cursor.error("the string does not end on its line; close it with " + quote);
      }
      if (cursor.take(String.valueOf(quote))) {
        return text.toString();
      }
      part(text, quote == '"');
    }
  }

  private String lines(String quotes, boolean escapes) throws TomlError {
    if (!cursor.take("\r\n")) {
      cursor.take("\n");
    }
    StringBuilder text = new StringBuilder();
    while (!cursor.take(quotes)) {
      if (escapes && cursor.peek() == '\\' && continuation()) {
        continue;
      }
      if (cursor.take("\r\n") || cursor.take("\n")) {
        text.append('\n');
      } else {
        part(text, escapes);
      }
    }
    // Up to two quotes may stand before the closing three.
    while (cursor.peek() == quotes.charAt(0)) {
      text.append(cursor.next());
    }
    return text.toString();
  }

  /** A backslash at the end of a line joins it with the next one that is not blank. */
  private boolean continuation() throws TomlError {
    if (!cursor.looksAt("\\\n") && !cursor.looksAt("\\\r\n")) {
      return false;
    }
    cursor.next();
    while (cursor.peek() == ' '
        || cursor.peek() == '\t'
        || cursor.peek() == '\n'
        || cursor.peek() == '\r') {
      cursor.next();
    }
    return true;
  }

  private void part(StringBuilder text, boolean escapes) throws TomlError {
    int next = cursor.peek();
    if (next != Cursor.END && ((next < ' ' && next != '\t') || next == ASCII_DELETE)) {
      throw cursor.error("a control character in a string; write it as an escape");
    }
    if (escapes && next == '\\') {
      cursor.next();
      escape(text);
    } else {
      text.append(cursor.next());
    }
  }

  private void escape(StringBuilder text) throws TomlError {
    char kind = cursor.next();
    switch (kind) {
      case 'b' -> text.append('\b');
      case 't' -> text.append('\t');
      case 'n' -> text.append('\n');
      case 'f' -> text.append('\f');
      case 'r' -> text.append('\r');
      case '"', '\\' -> text.append(kind);
      case 'u' -> text.appendCodePoint(code(4));
      case 'U' -> text.appendCodePoint(code(8));
      default ->
          throw cursor.error(
              "no escape '\\" + kind + "'; write \\\\ for a backslash, or use '...' instead");
    }
  }

  private int code(int digits) throws TomlError {
    long code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(cursor.next(), 16);
      if (digit < 0) {
        throw cursor.error("an escape needs " + digits + " hexadecimal digits");
      }
      code = code * 16 + digit;
    }
    if (code > Character.MAX_CODE_POINT
        || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
      throw cursor.error("no such character");
    }
    return (int) code;
  }
}
