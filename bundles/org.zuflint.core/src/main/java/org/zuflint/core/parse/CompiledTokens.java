package org.zuflint.core.parse;

import org.zuflint.core.parse.lex.Symbols;
import org.zuflint.core.parse.lex.Tokens;
import org.zuflint.core.parse.lex.Words;
import org.zuflint.core.preprocess.Preprocessed;
import org.zuflint.core.preprocess.macro.MacroTable;
import org.zuflint.core.preprocess.text.TokenList;
import org.zuflint.core.preprocess.text.Vocabulary;

/** The preprocessor's tokens as the tagger wants them. */
final class CompiledTokens {
  /** Types that gcc knows without a declaration. */
  private static final String[] TYPES = {"__builtin_va_list", "__int128_t", "__uint128_t"};

  private CompiledTokens() {}

  static Tokens of(Preprocessed unit) {
    Vocabulary vocabulary = unit.vocabulary();
    int[] types = new int[TYPES.length];
    for (int i = 0; i < TYPES.length; i++) {
      types[i] = vocabulary.id(TYPES[i]);
    }
    String[] names = vocabulary.names();
    Symbols symbols = Symbols.over(names);
    for (int type : types) {
      symbols.mark(type, Words.TYPE);
    }
    for (MacroTable.Definition stayed : unit.macros().stayed()) {
      symbols.mark(stayed.macro().name(), Words.flags(names[stayed.macro().name()]));
    }
    TokenList list = unit.tokens();
    byte[] lines = new byte[list.count()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = list.from(i) == 0 ? line(list, i) : Tokens.INSIDE;
    }
    return Tokens.numbered(names, symbols, list.types(), lines, list.ids(), list.count());
  }

  private static byte line(TokenList list, int i) {
    if (list.is(i, TokenList.MARGIN)) {
      return Tokens.MARGIN;
    }
    return list.is(i, TokenList.INDENTED) ? Tokens.INDENTED : Tokens.INSIDE;
  }
}
