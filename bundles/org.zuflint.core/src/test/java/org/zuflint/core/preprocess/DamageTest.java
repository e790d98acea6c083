package org.zuflint.core.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the files, it is preprocessed to an end, and what is wrong is told. */
class DamageTest {
  private static final String[] LINES = {
    "#if ONE\n",
    "#ifdef f\n",
    "#ifndef GUARD\n",
    "#else\n",
    "#elif 0\n",
    "#elif f(1)\n",
    "#endif\n",
    "#include \"u.h\"\n",
    "#include <a.h>\n",
    "#include_next <a.h>\n",
    "#include NAME\n",
    "#include\n",
    "#define NAME <a.h>\n",
    "#define f(x, ...) x ## x #x __VA_OPT__(f(x)) f(__VA_ARGS__)\n",
    "#define ONE 1\n",
    "#undef f\n",
    "#define\n",
    "#define 1\n",
    "#define f(\n",
    "#define g(x) #y\n",
    "#define h() ## h\n",
    "#pragma once\n",
    "#pragma push_macro(\"f\")\n",
    "#pragma pop_macro(\"f\")\n",
    "#line 7 \"x\"\n",
    "# 3 \"y\" 1\n",
    "#error no\n",
    "#warning yes\n",
    "#nonsense\n",
    "#\n",
    "#if 1 ? 2 : (3\n",
    "#if 1 / 0\n",
    "#if defined(\n",
    "#if __has_include(<a.h>)\n",
    "#if 'ab' == L'c'\n",
    "#if 99999999999999999999\n",
    "int a = f(1, (2, 3), \"x\\\"y\", 'z');\n",
    "f(\n",
    ")\n",
    "f (ONE\n",
    "_Pragma(\"once\")\n",
    "__COUNTER__ __LINE__ __FILE__ __INCLUDE_LEVEL__\n",
    "\"open\n",
    "'\n",
    "/* open\n",
    "// \\\n",
    "\\\n",
    "x \\ \ny\n",
    "\0\0",
    "\uFEFF",
    "\u00e9\u00e9 \u65e5\n",
    "\r\n",
    "\r",
    "\t\f\u000b",
    "%: define ZZ 1\n",
    "??=define YY 1\n",
    "0x1p-3 1'000 .5e+ ...\n",
    "{ ( [ ] ) }\n",
    "L\"w\" u8\"v\" R\"(\n"
  };

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append(LINES[random.nextInt(LINES.length)]);
    }
    int cut = random.nextInt(4);
    return cut == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void whateverStandsInTheFilesThereIsAnEnd(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 400; run++) {
      Map<String, String> files = new TreeMap<>();
      for (String name : List.of("u.h", "q/u.h", "a/a.h", "b/a.h")) {
        files.put(name, text(random, 10));
      }
      String main = text(random, 30);
      Preprocessed once = Units.run(main, files, Units.settings());
      Preprocessed again = Units.run(main, files, Units.settings());
      assertEquals(
          Units.text(once), Units.text(again), () -> "seed " + seed + ":\n" + main + files);
      assertEquals(Units.troubles(once), Units.troubles(again));
    }
  }

  private static String troubles(String text) {
    return Units.troubles(Units.run(text));
  }

  @Test
  void filesThatIncludeThemselvesEnd() {
    Preprocessed unit =
        Units.run(
            "#include \"u.h\"\n#include \"u.h\"\n",
            Map.of("u.h", "#include \"u.h\"\n#include \"u.h\"\nint a;\n"),
            Units.settings());
    assertEquals(1, unit.troubles().size());
    assertTrue(
        Units.troubles(unit).contains("#include of u.h is nested too deeply"),
        () -> Units.troubles(unit));
  }

  @Test
  void macrosThatGrowWithoutEndEnd() {
    StringBuilder laughs = new StringBuilder("#define l0 x x x x x x x x x x\n");
    for (int i = 1; i < 12; i++) {
      laughs.append("#define l").append(i).append((" l" + (i - 1)).repeat(10)).append('\n');
    }
    assertTrue(troubles(laughs + "l11\n").contains("macros make too many tokens"));
    assertTrue(
        troubles("#define f(x) x x x x\n" + "f(".repeat(30) + "y" + ")".repeat(30))
            .contains("macros make too many tokens"));
    assertTrue(
        troubles(laughs.toString().replace("x", "+1") + "#if 0 l11\n#endif\n")
            .contains("macros make too many tokens"));
  }

  @Test
  void tokensThatGrowWithoutEndEnd() {
    String paste = "#define p(x) x##x\n#define q(x) p(x)\n";
    assertTrue(troubles(paste + "q(".repeat(40) + "y" + ")".repeat(40)).contains("pasting"));
    String string = "#define s(x) #x\n#define t(x) s(x)\n";
    assertEquals(
        "unit.c:3:1: unterminated argument list of macro 't'",
        troubles(string + "t(".repeat(60) + "\"" + ")".repeat(60) + "\""));
    assertTrue(
        troubles(string + "t(".repeat(60) + "\"y\"" + ")".repeat(60))
            .contains("too long a string"));
  }

  @Test
  void longAndDeepConditionsEnd() {
    assertTrue(troubles("#if " + "(".repeat(50_000) + "1\n#endif\n").contains("nested too deeply"));
    assertTrue(
        troubles("#if " + "1 ? 1 : ".repeat(50_000) + "1\n#endif\n").contains("nested too deeply"));
    assertTrue(troubles("#if " + "!".repeat(50_000) + "1\n#endif\n").contains("nested too deeply"));
    assertEquals("", troubles("#if 1" + " + 1".repeat(50_000) + "\n#endif\n"));
    assertEquals("", troubles("#if 0\n" + "#if 1\n".repeat(20_000) + "#endif\n".repeat(20_001)));
    assertEquals("", troubles("#if 0\n" + "#elif 0\n".repeat(20_000) + "#endif\n"));
  }
}
