package org.zuflint.core.parse.lex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.grammar.GnuCLexer;

/** The lexer written by hand and the lexer grammar cut every text into the same words. */
class LexerOracleTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "int",
          "__attribute__",
          "u8",
          "u8\"x\"",
          "L'\\''",
          "\"s\\\"t\\\\\"",
          "'\\n'",
          "0x1F",
          "1.5e-3",
          ".5f",
          "1'000",
          "+",
          "++",
          "+=",
          "-",
          "->",
          "--",
          ".",
          "...",
          "..",
          "<",
          "<<",
          "<<=",
          "<=",
          ">",
          ">>=",
          "=",
          "==",
          "!",
          "!=",
          "&",
          "&&",
          "&=",
          "|",
          "||",
          "^",
          "^=",
          "%",
          "%=",
          "*",
          "*=",
          "/ ",
          "/=",
          "~",
          "?",
          ":",
          ";",
          ",",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          " ",
          "\t",
          "\n",
          "\r\n",
          "\\\n",
          "/* c */",
          "/* c\n */",
          "// c\n",
          "@",
          "`",
          "\n#define A(b) b \\\n  + 1 /* x\n y */ \"//\" // z\n",
          "\n # if 0\n",
          "\u00e9t\u00e9",
          "$x",
          "0x1p+3",
          "1e5");

  private static List<String> byHand(String text) {
    Tokens tokens = Lexer.lex(text.getBytes(UTF_8)).tokens();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.count(); i++) {
      words.add(GnuCLexer.VOCABULARY.getSymbolicName(tokens.type(i)) + " " + tokens.spelling(i));
    }
    return words;
  }

  private static List<String> byGrammar(String text) {
    GnuCLexer lexer = new GnuCLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    List<String> words = new ArrayList<>();
    for (Token token : lexer.getAllTokens()) {
      words.add(GnuCLexer.VOCABULARY.getSymbolicName(token.getType()) + " " + token.getText());
    }
    return words;
  }

  @Test
  void casesAreCutAlike() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/org/zuflint/core/parse"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".c")).sorted().toList()) {
        String text = Files.readString(file);
        assertEquals(byGrammar(text), byHand(text), file::toString);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomWordsAreCutAlike(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        text.append(random.nextInt(3) == 0 ? "" : " ");
      }
      String whole = text.append('\n').toString();
      assertEquals(byGrammar(whole), byHand(whole), () -> "seed " + seed + ":\n" + whole);
    }
  }
}
