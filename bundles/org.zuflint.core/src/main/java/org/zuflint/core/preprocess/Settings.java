package org.zuflint.core.preprocess;

import java.util.List;
import org.zuflint.core.preprocess.macro.Staying;
import org.zuflint.core.preprocess.text.SearchPath;

/**
 * What a command line and its compiler tell the preprocessor.
 *
 * @param path where includes are looked for
 * @param predefined the compiler's own macros as {@code #define} lines
 * @param given {@code -D} and {@code -U} as directives, in their order
 * @param includes files of {@code -include}, in their order
 * @param macroFiles files of {@code -imacros}: only their macros count
 * @param prefixes {@code -fmacro-prefix-map}s, the last first
 * @param strict {@code -std=c11} and its kind, without GNU's extensions
 * @param compiler what it answers to {@code __has_attribute} and {@code __has_builtin}
 * @param staying which macros stay names in the text
 * @param asked macros of which it is asked whether their value is 0 at the end
 */
public record Settings(
    SearchPath path,
    String predefined,
    String given,
    List<String> includes,
    List<String> macroFiles,
    List<Prefix> prefixes,
    boolean strict,
    Answers compiler,
    Staying staying,
    List<String> asked) {
  public Settings {
    includes = List.copyOf(includes);
    macroFiles = List.copyOf(macroFiles);
    prefixes = List.copyOf(prefixes);
    asked = List.copyOf(asked);
  }

  /** A start of a file's name that {@code __FILE__} shows as something else. */
  public record Prefix(String from, String to) {}

  /** What a compiler says of a name. */
  @FunctionalInterface
  public interface Answers {
    /** The value of {@code question(name)}; 0 for no. */
    long answer(String question, String name);
  }

  /** Settings for the compiler's own text. */
  public Settings(
      SearchPath path,
      String predefined,
      String given,
      List<String> includes,
      List<String> macroFiles,
      List<Prefix> prefixes,
      boolean strict,
      Answers compiler) {
    this(
        path,
        predefined,
        given,
        includes,
        macroFiles,
        prefixes,
        strict,
        compiler,
        Staying.NONE,
        List.of());
  }

  /** The same with other macros that stay names, and with questions. */
  public Settings keeping(Staying others, List<String> questions) {
    return new Settings(
        path,
        predefined,
        given,
        includes,
        macroFiles,
        prefixes,
        strict,
        compiler,
        others,
        questions);
  }
}
