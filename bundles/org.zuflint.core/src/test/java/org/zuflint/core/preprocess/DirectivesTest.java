package org.zuflint.core.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions and includes. */
class DirectivesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 2 * 3 == 7",
        "-1 < 0",
        "-1 > 0u",
        "(2 || 1/0) && !(0 && 1/0)",
        "1 ? 2 : (1/0)",
        "-7 / 2 == -3 && -7 % 2 == -1",
        "0x7fffffffffffffff + 1 < 0",
        "18446744073709551615u == -1",
        "'a' == 97 && '\\n' == 10 && '\\377' < 0 && '\\x41' == 65 && 'ab' == 24930",
        "1 << 63 < 0 && (-8 >> 1) == -4 && (1 << -1) == 0",
        "defined X && defined(X) && !defined Y && undefined == 0",
        "~0 == -1 && ~0u > 0",
        "0b101 == 5 && 010 == 8 && 10UL == 10ll",
        "(0, 1)",
        "1 == 1 != 0 & 3 ^ 4 | 0",
        "X(2) == 3 && X == 0",
        "__has_include(\"h.h\") && __has_include(<a.h>) && !__has_include(<no.h>)",
        "!__has_attribute(unknown)",
      })
  void conditionsThatHold(String condition) {
    Preprocessed unit =
        Units.run(
            "#define X(n) n + 1\n#if " + condition + "\nyes\n#else\nno\n#endif",
            Map.of("h.h", "", "a/a.h", ""),
            Units.settings());
    assertEquals("yes", Units.text(unit), Units.troubles(unit));
    assertEquals("", Units.troubles(unit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 +", "1 / 0", "(1", "1 2", "defined", "\"s\"", "1.5", "1 = 1"})
  void brokenConditionsAreToldOf(String condition) {
    Preprocessed unit = Units.run("#if " + condition + "\nyes\n#else\nno\n#endif");
    assertEquals(1, unit.troubles().size());
    assertEquals(
        new org.zuflint.core.source.Place("unit.c", 1, 1), unit.troubles().getFirst().where());
  }

  @Test
  void armsExcludeEachOther() {
    String text = "#ifdef A\n1\n#elif defined B\n2\n#elifdef C\n3\n#else\n4\n#endif\n";
    assertEquals("4", Units.text(text));
    assertEquals("3", Units.text("#define C\n" + text));
    assertEquals("2", Units.text("#define C\n#define B\n" + text));
    assertEquals("1", Units.text("#define A\n#define B\n" + text));
    assertEquals("", Units.text("#if 0\n#if 1\nx\n#else\ny\n#endif\n#elif 0\n#endif\n"));
    assertEquals("", Units.troubles(Units.run("#if 1\n#elif 1/0\n#endif")));
  }

  @Test
  void unbalancedConditionsAreToldOf() {
    assertEquals("unit.c:2:1: #if without #endif", Units.troubles(Units.run("#if 1\n")));
    assertEquals("unit.c:1:1: #endif without #if", Units.troubles(Units.run("#endif\n")));
    assertEquals("unit.c:1:1: #else without #if", Units.troubles(Units.run("#else\n")));
    assertEquals(
        "unit.c:3:1: an arm behind #else",
        Units.troubles(Units.run("#if 1\n#else\n#else\n#endif\n")));
    assertEquals(
        "unit.c:1:1: #error no way",
        Units.troubles(Units.run("#error no way\n#if 0\n#error\n#endif")));
  }

  @Test
  void headersAreFoundInOrder() {
    Map<String, String> files =
        Map.of(
            "x.h", "own",
            "q/x.h", "quote",
            "a/x.h", "first\n#include_next <x.h>",
            "b/x.h", "second",
            "b/sub/y.h", "#include \"z.h\"",
            "b/sub/z.h", "beside");
    assertEquals(
        "own first second",
        Units.text(Units.run("#include \"x.h\"\n#include <x.h>", files, Units.settings())));
    assertEquals("beside", Units.text(Units.run("#include <sub/y.h>", files, Units.settings())));
    assertEquals(
        "second",
        Units.text(
            Units.run(
                "#define H <sub/../x.h>\n#define G(x) <x.h>\n#include G(x2)\n#include G(x)",
                Map.of("a/x2.h", "", "b/x.h", "second"),
                Units.settings())));
  }

  @Test
  void aMissingHeaderTellsWhereItWasLookedFor() {
    Preprocessed unit =
        Units.run("\n#include <h.h>", Map.of("a/h.h", "#include \"no.h\"\n"), Units.settings());
    assertEquals("a/h.h:1:1: 'no.h' is missing; looked in a/, q/, a/, b/", Units.troubles(unit));
    assertEquals("[unit.c:2:1]", unit.troubles().getFirst().includedFrom().toString());
  }

  @Test
  void guardsAndOnceStopASecondReading() {
    Map<String, String> files =
        Map.of(
            "a/g.h", "#ifndef G\n#define G\ng\n#endif\n",
            "a/o.h", "#pragma once\no\n",
            "a/t.h", "t\n",
            "a/self.h", "#include <self.h>\n");
    assertEquals(
        "g o t t",
        Units.text(
            Units.run(
                "#include <g.h>\n#include <g.h>\n#include <o.h>\n#include <o.h>\n"
                    + "#include <t.h>\n#include <t.h>",
                files,
                Units.settings())));
    Preprocessed endless = Units.run("#include <self.h>", files, Units.settings());
    assertTrue(Units.troubles(endless).contains("nested too deeply"));
  }

  @Test
  void theCommandLineComesFirst() {
    Settings plain = Units.settings();
    Settings settings =
        new Settings(
            plain.path(),
            "#define __x86_64__ 1\n#define B 1\n",
            "#define A 2\n#undef B\n",
            List.of("forced.h"),
            List.of(),
            List.of(new Settings.Prefix("a/", "")),
            false,
            (question, name) -> name.equals("cold") ? 1 : 0);
    Map<String, String> files = Map.of("forced.h", "#define C 3\nforced", "a/f.h", "__FILE__");
    String text = "A B C __x86_64__\n#include <f.h>\n#if __has_attribute(cold)\ncold\n#endif\n";
    assertEquals("forced 2 B 3 1 \"f.h\" cold", Units.text(Units.run(text, files, settings)));
  }

  @Test
  void macrosCanBePutAside() {
    assertEquals(
        "1 2 1",
        Units.text(
            "#define A 1\nA\n#pragma push_macro(\"A\")\n#undef A\n#define A 2\nA\n"
                + "#pragma pop_macro(\"A\")\nA"));
  }
}
