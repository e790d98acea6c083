package org.zuflint.core.build;

import java.util.List;
import java.util.Map;
import org.zuflint.core.preprocess.Settings;

/**
 * What a compiler knows by itself for one dialect.
 *
 * @param macros its own macros as {@code #define} lines
 * @param folders where it looks for its own headers
 * @param answers {@code "__has_attribute name"} and the value; what is not in it is 0
 * @param name who says so, as shown to the user
 */
public record Compiler(
    String macros, List<String> folders, Map<String, Long> answers, String name) {
  public Compiler {
    folders = List.copyOf(folders);
  }

  /** The preprocessor's settings for a command line of this compiler. */
  public Settings settings(Options options) {
    return new Settings(
        SearchFolders.of(options, this),
        macros,
        options.given(),
        options.includes(),
        options.macroFiles(),
        options.prefixes(),
        options.strict(),
        (question, asked) -> answers.getOrDefault(question + " " + plain(asked), 0L));
  }

  /** {@code __x__} asks the same as {@code x}. */
  private static String plain(String name) {
    boolean dressed = name.length() > 4 && name.startsWith("__") && name.endsWith("__");
    return dressed ? name.substring(2, name.length() - 2) : name;
  }
}
