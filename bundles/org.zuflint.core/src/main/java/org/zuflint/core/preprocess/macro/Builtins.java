package org.zuflint.core.preprocess.macro;

import org.zuflint.core.preprocess.text.Macro;
import org.zuflint.core.preprocess.text.Vocabulary;

/** What the macros stand for whose value the preprocessor makes. */
final class Builtins {
  private final Vocabulary vocabulary;
  private final Surroundings surroundings;
  private int counter;

  Builtins(Vocabulary vocabulary, Surroundings surroundings) {
    this.vocabulary = vocabulary;
    this.surroundings = surroundings;
  }

  /** Number of the spelling; the date is that of a compiler that does not know it. */
  int id(Macro.Kind kind) {
    return vocabulary.id(
        switch (kind) {
          case FILE -> Stringizer.quote(surroundings.file());
          case BASE_FILE -> Stringizer.quote(surroundings.baseFile());
          case LINE -> Integer.toString(surroundings.line());
          case COUNTER -> Integer.toString(counter++);
          case INCLUDE_LEVEL -> Integer.toString(surroundings.includeLevel());
          case DATE -> "\"??? ?? ????\"";
          case TIME -> "\"??:??:??\"";
          case DEFINED, PRAGMA, QUESTION ->
              throw new IllegalStateException(kind + " has no value of its own");
        });
  }
}
