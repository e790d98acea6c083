package org.zuflint.core.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Unit.Define;
import org.zuflint.core.source.Place;

/** Reads what stands behind {@code #define}. */
final class DefineLine {
  private static final Pattern CONTINUED = Pattern.compile("\\\\\r?\n");
  private static final Pattern COMMENT =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|(?s:/\\*.*?\\*/)|//.*");

  private DefineLine() {}

  /** The macro; null when the line names none. */
  static @Nullable Define of(String line, int at, Place where, int arm) {
    String joined = line.indexOf('\\') < 0 ? line : CONTINUED.matcher(line).replaceAll(" ");
    String text = withoutComments(joined);
    int end = 0;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    if (end == 0) {
      return null;
    }
    String name = text.substring(0, end);
    if (end == text.length() || text.charAt(end) != '(') {
      return new Define(at, name, null, text.substring(end).trim(), where, arm);
    }
    int close = text.indexOf(')', end);
    if (close < 0) {
      return null;
    }
    List<String> parameters = new ArrayList<>();
    for (String parameter : text.substring(end + 1, close).split(",", -1)) {
      if (!parameter.isBlank()) {
        parameters.add(parameter.trim());
      }
    }
    return new Define(
        at, name, List.copyOf(parameters), text.substring(close + 1).trim(), where, arm);
  }

  /** The hash of the macro's name. */
  static int name(byte[] text, int from, int end) {
    int hash = 0;
    for (int i = from; i < end && isOfWord(text[i]); i++) {
      hash = hash * 31 + text[i];
    }
    return hash;
  }

  /**
   * Whether the macro has no parameters, and nothing or a hexadecimal number for a body: nothing
   * that mentions flags of a vma or commands.
   */
  static boolean isNumber(byte[] text, int from, int end) {
    int i = from;
    while (i < end && isOfWord(text[i])) {
      i++;
    }
    boolean flags = i - from > 3 && text[from] == 'V' && text[from + 1] == 'M';
    int body = i;
    while (body < end && (text[body] == ' ' || text[body] == '\t')) {
      body++;
    }
    boolean parameters = i < end && body == i;
    return !flags
        && !parameters
        && i > from
        && starts(text, body, end)
        && !mentions(text, body, end);
  }

  private static boolean starts(byte[] text, int body, int end) {
    return body == end
        || text[body] == '\n'
        || (text[body] == '0' && body + 1 < end && (text[body + 1] | 0x20) == 'x');
  }

  private static boolean mentions(byte[] text, int from, int end) {
    for (int i = from + 1; i < end; i++) {
      if ((text[i] == '_' && text[i - 1] == 'M') || (text[i] == 'I' && text[i - 1] == '_')) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isOfWord(byte b) {
    return isDigit(b) || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') || b == '_';
  }

  private static String withoutComments(String text) {
    if (!text.contains("/*") && !text.contains("//")) {
      return text;
    }
    return COMMENT
        .matcher(text)
        .replaceAll(found -> found.group().startsWith("/") ? " " : quote(found.group()));
  }

  private static String quote(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }
}
