package org.zuflint.core.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.core.parse.lex.Lexed;
import org.zuflint.core.parse.lex.Lexer;

/** Macros that nobody wrote: the same tokens as gcc -E, and never a crash. */
class RandomMacrosTest {
  private static final String[] NAMES = {"a", "b", "f", "g", "h", "x", "y"};
  private static final String[] MARKS = {"+", "-", "(", ")", ",", "1", "\"s\"", "'c'", "->", "0x"};

  private static final String[] PIECES = {
    "#",
    "##",
    "define",
    "if",
    "else",
    "elif",
    "endif",
    "include",
    "\n",
    "\n#",
    "\\\n",
    "(",
    ")",
    ",",
    "...",
    "__VA_ARGS__",
    "__VA_OPT__",
    "f",
    "x",
    " ",
    "\"",
    "'",
    "<",
    ">",
    "1",
    "/*",
    "*/",
    "//",
    "defined",
    "_Pragma",
    "__LINE__",
    "__has_include",
    "undef f",
    "define f(x, ...)",
    "?",
    "\0",
    "\u00e9",
    "pragma push_macro(\"f\")",
    "pragma pop_macro(\"f\")",
  };

  private final StringBuilder text = new StringBuilder();
  private Random random = new Random(0);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theSameTokensAsGcc(long seed) throws IOException, InterruptedException {
    random = new Random(seed);
    List<String> units = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      units.add(unit());
    }
    // One process for all; a marker keeps them apart.
    StringBuilder all = new StringBuilder();
    for (String unit : units) {
      all.append(unit).append("\n@\n");
      for (String name : NAMES) {
        all.append("#undef ").append(name).append('\n');
      }
    }
    List<String> theirs = gcc(all.toString());
    assumeTrue(theirs != null, "LOUD: gcc is not installed, nothing was compared");
    Preprocessed ours = Units.run(all.toString());
    List<String> mine = Units.tokens(ours);
    List<List<String>> theirUnits = split(theirs);
    List<List<String>> myUnits = split(mine);
    assertEquals(theirUnits.size(), myUnits.size(), "seed " + seed);
    for (int i = 0; i < units.size(); i++) {
      assertEquals(
          theirUnits.get(i), myUnits.get(i), "seed " + seed + ", unit " + i + ":\n" + units.get(i));
    }
  }

  private static List<List<String>> split(List<String> tokens) {
    List<List<String>> units = new ArrayList<>();
    List<String> unit = new ArrayList<>();
    for (String token : tokens) {
      if (token.equals("@")) {
        units.add(unit);
        unit = new ArrayList<>();
      } else {
        unit.add(token);
      }
    }
    return units;
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void brokenTextDoesNotBreakIt(long seed) {
    random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      StringBuilder wild = new StringBuilder("#define f(x, y...) x ## y #x f(y)\n");
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        wild.append(PIECES[random.nextInt(PIECES.length)]);
      }
      Preprocessed once = Units.run(wild.toString());
      assertEquals(Units.text(once), Units.text(wild.toString()), "seed " + seed + ":\n" + wild);
    }
  }

  @Test
  void deepCallsEndWithAComplaint() {
    String text = "#define f(x) x\n" + "f(".repeat(3000) + ")".repeat(3000);
    assertTrue(Units.troubles(Units.run(text)).contains("nested too deeply"));
  }

  /** Definitions and uses whose arguments fit and whose pastes make tokens. */
  private String unit() {
    text.setLength(0);
    text.append("#define a ").append(body(0)).append('\n');
    text.append("#define b ").append(body(0)).append('\n');
    text.append("#define f(p) ").append(body(1)).append('\n');
    text.append("#define g(p,q) ").append(body(2)).append('\n');
    text.append("#define h(p,...) ").append(body(3)).append('\n');
    for (int i = random.nextInt(6) + 2; i > 0; i--) {
      text.append(use(3)).append(random.nextInt(3) == 0 ? "\n" : " ");
    }
    return text.toString();
  }

  private String body(int parameters) {
    StringBuilder body = new StringBuilder();
    int length = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      String parameter = new String[] {"p", "q", "__VA_ARGS__"}[Math.max(0, pick(parameters))];
      switch (random.nextInt(parameters == 0 ? 5 : 10)) {
        case 0, 1, 2 -> body.append(NAMES[random.nextInt(NAMES.length)]);
        case 3 -> body.append(use(1));
        case 4 -> body.append(MARKS[random.nextInt(2)]);
        case 5 -> body.append(" #").append(parameter);
        case 6 -> body.append(" x##").append(parameter.equals("p") ? "y" : "x##1");
        case 7 -> body.append(parameters == 3 ? "p, ##__VA_ARGS__ " : "x ## 1 ");
        case 8 -> body.append(parameters == 3 ? "__VA_OPT__(x p) " : parameter);
        default -> body.append(parameter);
      }
      body.append(random.nextBoolean() ? " " : "");
      body.append(" ".repeat(1));
    }
    return body.toString().replace('\n', ' ');
  }

  private int pick(int parameters) {
    return parameters == 3
        ? random.nextInt(2) * 2
        : parameters == 0 ? 0 : random.nextInt(parameters);
  }

  private String use(int depth) {
    String name = NAMES[random.nextInt(NAMES.length)];
    int arguments =
        switch (name) {
          case "f" -> 1;
          case "g" -> 2;
          case "h" -> random.nextInt(4) + 1;
          default -> 0;
        };
    if (arguments == 0 || depth == 0 || random.nextInt(8) == 0) {
      return name;
    }
    StringBuilder call = new StringBuilder(name).append(random.nextInt(4) == 0 ? " (" : "(");
    IntStream.range(0, arguments)
        .forEach(i -> call.append(i == 0 ? "" : ",").append(argument(depth - 1)));
    return call.append(')').toString();
  }

  private String argument(int depth) {
    StringBuilder argument = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> argument.append(MARKS[new int[] {0, 1, 5, 6, 7, 8}[random.nextInt(6)]]);
        case 1 -> argument.append("(x, y)");
        default -> argument.append(use(depth));
      }
      argument.append(random.nextBoolean() ? " " : "\n ".substring(random.nextInt(2)));
    }
    return argument.toString();
  }

  private static List<String> gcc(String text) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder("gcc", "-E", "-P", "-std=gnu11", "-undef", "-w", "-")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException notInstalled) {
      System.err.println("LOUD: gcc is not installed, random macros were not compared with it");
      return null;
    }
    Thread writer = new Thread(() -> write(process.getOutputStream(), text));
    writer.start();
    byte[] out = process.getInputStream().readAllBytes();
    process.waitFor();
    writer.join();
    Lexed lexed = Lexer.lexWhole(out);
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < lexed.tokens().count(); i++) {
      tokens.add(lexed.tokens().spelling(i));
    }
    return tokens;
  }

  private static void write(OutputStream to, String text) {
    try (to) {
      to.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException closed) {
      throw new java.io.UncheckedIOException(closed);
    }
  }
}
