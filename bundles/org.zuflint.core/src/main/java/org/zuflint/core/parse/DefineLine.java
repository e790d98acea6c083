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
