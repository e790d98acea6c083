package org.zuflint.app.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.zuflint.core.source.Place;

/** Values and keys. */
final class ValueReader {
  private static final Pattern DECIMAL_WHOLE = Pattern.compile("[+-]?(0|[1-9](_?\\d)*)");
  private static final Pattern OTHER_WHOLE =
      Pattern.compile("0x[0-9A-Fa-f](_?[0-9A-Fa-f])*|0o[0-7](_?[0-7])*|0b[01](_?[01])*");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?(0|[1-9](_?\\d)*)(\\.\\d(_?\\d)*)?([eE][+-]?\\d(_?\\d)*)?|[+-]?(inf|nan)");
  private static final int DEPTH_MAX = 64;

  private final Cursor cursor;
  private final StringReader strings;
  private int depth;

  ValueReader(Cursor cursor) {
    this.cursor = cursor;
    this.strings = new StringReader(cursor);
  }

  /** A key with its parts: {@code a."b c".d}. */
  List<Key> key() throws TomlError {
    List<Key> parts = new ArrayList<>();
    do {
      cursor.skipBlanks();
      parts.add(part());
      cursor.skipBlanks();
    } while (cursor.take("."));
    return parts;
  }

  /** One part of a key. */
  record Key(String name, Place where) {}

  private Key part() throws TomlError {
    Place where = cursor.place();
    int next = cursor.peek();
    if (next == '"' || next == '\'') {
      return new Key(strings.line(), where);
    }
    StringBuilder name = new StringBuilder();
    while (bare(cursor.peek())) {
      name.append(cursor.next());
    }
    if (name.isEmpty()) {
      throw cursor.error("expected a key, found " + cursor.found());
    }
    return new Key(name.toString(), where);
  }

  TomlValue value() throws TomlError {
    Place where = cursor.place();
    int next = cursor.peek();
    if (next == '"' || next == '\'') {
      return new TomlValue.Text(strings.read(), where);
    }
    if (next != '[' && next != '{') {
      return word(where);
    }
    if (++depth > DEPTH_MAX) {
      throw cursor.error("lists and tables are nested more than " + DEPTH_MAX + " deep");
    }
    TomlValue value = next == '[' ? listing(where) : inline(where);
    depth--;
    return value;
  }

  private TomlValue listing(Place where) throws TomlError {
    cursor.next();
    List<TomlValue> values = new ArrayList<>();
    cursor.skipLines();
    while (!cursor.take("]")) {
      values.add(value());
      cursor.skipLines();
      if (!cursor.take(",") && cursor.peek() != ']') {
        throw cursor.error("expected ',' or ']', found " + cursor.found());
      }
      cursor.skipLines();
    }
    return new TomlValue.Listing(values, where);
  }

  private TomlValue inline(Place where) throws TomlError {
    cursor.next();
    Growing table = new Growing(where);
    cursor.skipBlanks();
    boolean more = !cursor.take("}");
    while (more) {
      pair(table);
      cursor.skipBlanks();
      more = cursor.take(",");
      if (!more) {
        cursor.expect("}", "',' or '}'");
      }
    }
    table.seal();
    return table.done();
  }

  /** Reads {@code key = value} into {@code table}. */
  void pair(Growing table) throws TomlError {
    List<Key> key = key();
    cursor.expect("=", "'=' after the key");
    cursor.skipBlanks();
    table.put(key, value());
  }

  private TomlValue word(Place where) throws TomlError {
    StringBuilder read = new StringBuilder();
    while (bare(cursor.peek()) || ".+:".indexOf(cursor.peek()) >= 0) {
      read.append(cursor.next());
    }
    String word = read.toString();
    if (word.equals("true") || word.equals("false")) {
      return new TomlValue.Flag(word.equals("true"), where);
    }
    String plain = word.replace("_", "");
    if (DECIMAL_WHOLE.matcher(word).matches() || OTHER_WHOLE.matcher(word).matches()) {
      return new TomlValue.Whole(whole(plain, where), where);
    }
    if (DECIMAL.matcher(word).matches()) {
      return new TomlValue.Decimal(plain, where);
    }
    if (word.isEmpty()) {
      throw new TomlError(where, "expected a value, found " + cursor.found());
    }
    throw new TomlError(where, "'" + word + "' is no value; write strings in quotes");
  }

  private static long whole(String plain, Place where) throws TomlError {
    try {
      return switch (plain.startsWith("0") && plain.length() > 1 ? plain.charAt(1) : ' ') {
        case 'x' -> Long.parseLong(plain.substring(2), 16);
        case 'o' -> Long.parseLong(plain.substring(2), 8);
        case 'b' -> Long.parseLong(plain.substring(2), 2);
        default -> Long.parseLong(plain);
      };
    } catch (NumberFormatException large) {
      TomlError error = new TomlError(where, plain + " is too large");
      error.initCause(large);
      throw error;
    }
  }

  private static boolean bare(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
