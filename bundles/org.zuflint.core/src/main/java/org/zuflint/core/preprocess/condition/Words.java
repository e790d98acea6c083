package org.zuflint.core.preprocess.condition;

/** The tokens of a condition, one after the other. */
public interface Words {
  /**
   * Type of the next token; 0 at the end.
   *
   * @param plain whether macros stay as they are
   */
  int next(boolean plain);

  /** Number of the spelling of that token. */
  int id();

  /** That token as spelled. */
  String spelling();

  /** Whether it is the name of a macro. */
  boolean isDefined();

  /** Answers {@code __has_include(...)} and its kind; reads what is asked. */
  long answer(String question) throws Malformed;
}
