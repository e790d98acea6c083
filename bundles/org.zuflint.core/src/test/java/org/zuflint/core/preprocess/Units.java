package org.zuflint.core.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zuflint.core.preprocess.text.Headers;
import org.zuflint.core.preprocess.text.SearchPath;
import org.zuflint.core.source.SourceFile;

/** Preprocesses small texts. */
final class Units {
  private Units() {}

  static Settings settings() {
    SearchPath path = new SearchPath("", List.of("q"), List.of("a", "b"));
    return new Settings(
        path, "", "", List.of(), List.of(), List.of(), false, (question, name) -> 0);
  }

  static Preprocessed run(String text, Map<String, String> files, Settings settings) {
    Headers headers =
        new Headers((folder, path) ->
            files.containsKey(path) ? SourceFile.of(path, files.get(path)) : null);
    return Preprocessor.run(headers, headers.lex(SourceFile.of("unit.c", text)), settings);
  }

  static Preprocessed run(String text) {
    return run(text, Map.of(), settings());
  }

  static List<String> tokens(Preprocessed unit) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < unit.tokens().count(); i++) {
      tokens.add(unit.vocabulary().name(unit.tokens().id(i)));
    }
    return tokens;
  }

  static String text(Preprocessed unit) {
    return String.join(" ", tokens(unit));
  }

  static String text(String text) {
    return text(run(text));
  }

  static String troubles(Preprocessed unit) {
    return unit.troubles().stream()
        .map(trouble -> trouble.where() + ": " + trouble.message())
        .collect(Collectors.joining("\n"));
  }
}
