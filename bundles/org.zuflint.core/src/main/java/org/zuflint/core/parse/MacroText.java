package org.zuflint.core.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Unit.Define;

/** What a macro's use stands for, as text: arguments put in, {@code #} and {@code ##} done. */
public final class MacroText {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|\\s*##\\s*|#\\s*\\w+|\\w+|\\s+|.",
          Pattern.DOTALL);

  private MacroText() {}

  /** What a use with these arguments stands for; null when the macro does not take so many. */
  public static @Nullable String of(Define define, List<String> arguments) {
    List<String> parameters = define.parameters();
    String rest = parameters == null ? null : Define.rest(parameters);
    if (parameters == null || (rest == null && parameters.size() != arguments.size())) {
      return null;
    }
    if (rest == null) {
      return of(define.body(), parameters, arguments);
    }
    int named = parameters.size() - 1;
    if (arguments.size() < named) {
      return null;
    }
    List<String> names = new ArrayList<>(parameters.subList(0, named));
    List<String> values = new ArrayList<>(arguments.subList(0, named));
    names.add(rest);
    values.add(String.join(", ", arguments.subList(named, arguments.size())));
    return of(define.body(), names, values);
  }

  /** The body with arguments for parameters; both lists are of one size. */
  private static String of(String body, List<String> parameters, List<String> arguments) {
    Map<String, String> values = new TreeMap<>();
    IntStream.range(0, parameters.size())
        .forEach(i -> values.put(parameters.get(i), arguments.get(i)));
    StringBuilder text = new StringBuilder();
    Matcher token = TOKEN.matcher(body);
    while (token.find()) {
      String word = token.group();
      if (!word.strip().equals("##")) {
        boolean quotes = word.startsWith("#");
        String value = values.get(quotes ? word.substring(1).strip() : word);
        text.append(value == null ? word : quotes ? '"' + value + '"' : value);
      }
    }
    return text.toString();
  }
}
