package org.zuflint.core.preprocess.macro;

import org.zuflint.core.preprocess.text.TokenList;

/** The files around an expansion. */
public interface Surroundings {
  /** What the expander wants the next token for. */
  enum Want {
    /** Its own sake: directives before it are obeyed. */
    TOKEN,
    /** A parenthesis: a directive before it means there is none. */
    PARENTHESIS
  }

  /** Appends the file's next token to {@code to}; false at the end of the file. */
  boolean next(TokenList to, Want want);

  /** Takes back the token that {@link #next} gave last. */
  void back();

  /** The file's name as {@code __FILE__} shows it. */
  String file();

  /** The same of the file that was asked for. */
  String baseFile();

  /** Line of the outermost expansion that is under way. */
  int line();

  /** 0 in the file that was asked for. */
  int includeLevel();

  /** Notes what is wrong. */
  void trouble(String message);

  /** Notes what is so wrong that there is no use in going on. */
  GivenUp givenUp(String message);
}
