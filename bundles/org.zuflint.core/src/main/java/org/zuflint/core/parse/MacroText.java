package org.zuflint.core.parse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a macro's use stands for, as text: arguments put in, {@code #} and {@code ##} done. */
public final class MacroText {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|\\s*##\\s*|#\\s*\\w+|\\w+|\\s+|.",
          Pattern.DOTALL);

  private MacroText() {}

  /** The body with arguments for parameters; both lists are of one size. */
  public static String of(String body, List<String> parameters, List<String> arguments) {
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
