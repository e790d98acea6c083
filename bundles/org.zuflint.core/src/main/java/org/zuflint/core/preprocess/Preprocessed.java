package org.zuflint.core.preprocess;

import java.util.List;
import org.zuflint.core.preprocess.macro.Expansions;
import org.zuflint.core.preprocess.macro.MacroTable;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.preprocess.text.TokenList;
import org.zuflint.core.preprocess.text.Vocabulary;

/** A unit as the compiler sees it. */
public final class Preprocessed {
  private final TokenFile main;
  private final TokenList tokens;
  private final Expansions expansions;
  private final Places places;
  private final MacroTable macros;
  private final Vocabulary vocabulary;
  private final List<Trouble> troubles;
  private final List<String> zeros;

  Preprocessed(
      TokenFile main,
      TokenList tokens,
      Expansions expansions,
      Places places,
      MacroTable macros,
      Vocabulary vocabulary,
      List<Trouble> troubles,
      List<String> zeros) {
    this.main = main;
    this.tokens = tokens;
    this.expansions = expansions;
    this.places = places;
    this.macros = macros;
    this.vocabulary = vocabulary;
    this.troubles = List.copyOf(troubles);
    this.zeros = List.copyOf(zeros);
  }

  /** The file that was asked for. */
  public TokenFile main() {
    return main;
  }

  /** The tokens in order; {@code from} is the expansion whose body spelled one. */
  public TokenList tokens() {
    return tokens;
  }

  public Expansions expansions() {
    return expansions;
  }

  public Places places() {
    return places;
  }

  /** The macros that are defined at the end. */
  public MacroTable macros() {
    return macros;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Why the tokens may not be those of the compiler; empty when they are. */
  public List<Trouble> troubles() {
    return troubles;
  }

  /** Those of the macros asked for that are defined and have the value 0. */
  public List<String> zeros() {
    return zeros;
  }

  /** Number of the place where the author wrote what made the token. */
  public int author(int token) {
    int from = tokens.from(token);
    return from == 0 ? tokens.spell(token) : expansions.place(expansions.outermost(from));
  }
}
