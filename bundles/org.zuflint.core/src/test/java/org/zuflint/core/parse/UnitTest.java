package org.zuflint.core.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.source.SourceFile;

/** What a unit tells beside its tree: places, comments, directives, arms. */
class UnitTest {

  private static Unit parse(String text) {
    return Parser.parse(SourceFile.of("a.c", text));
  }

  private static String place(Unit unit, int declaration) {
    return unit.place(unit.declarations().get(declaration).at()).toString();
  }

  @Test
  void columnsAreBytes() {
    Unit unit = parse("int a;\t/* \u00fc\u00fc */ int b;\r\nint c;\n\tint\\\n  d;");
    assertEquals(List.of(), unit.errors());
    assertEquals("a.c:1:5", place(unit, 0));
    assertEquals("a.c:1:23", place(unit, 1));
    assertEquals("a.c:2:5", place(unit, 2));
    assertEquals("a.c:4:3", place(unit, 3));
  }

  @Test
  void anyEncodingIsRead() {
    Unit latin =
        Parser.parse(
            SourceFile.of("a.c", "char *s = \"\u00e9\"; // \u00e9\nint x;".getBytes(ISO_8859_1)));
    assertEquals(List.of(), latin.errors());
    assertEquals(2, latin.declarations().size());
    Unit marked = Parser.parse(SourceFile.of("a.c", "\uFEFFint \u00e9t\u00e9;".getBytes(UTF_8)));
    assertEquals("\u00e9t\u00e9", ((Decl.Variable) marked.declarations().get(0)).name());
  }

  @Test
  void commentsKeepTheirBytes() {
    Unit unit =
        parse(
            """
            /* one */ int a; // two
            #define X 1 /* three
             four */
            char *s = "/* none */"; // last\
            """);
    assertEquals(
        List.of("/* one */", "// two", "/* three\n four */", "// last"),
        unit.comments().stream().map(Unit.Comment::text).toList());
    Unit.Comment third = unit.comments().get(2);
    assertEquals("a.c:2:13", third.where().toString());
    assertEquals(third.text(), unit.file().text(third.offset(), third.end()));
  }

  @Test
  void definesStandBeforeTheTokenBehindThem() {
    Unit unit =
        parse(
            """
            int a;
            #define F(x, y...) \\
              (x)
            #ifdef B
            #define G 2
            #endif
            #if 0
            #define DEAD
            #endif
            int b;\
            """);
    assertEquals(2, unit.defines().size());
    Unit.Define function = unit.defines().get(0);
    assertEquals(
        "F [x, y...] (x)", function.name() + " " + function.parameters() + " " + function.body());
    assertEquals("a.c:10:1", unit.place(function.at()).toString());
    assertEquals("ifdef B", unit.arms().get(unit.defines().get(1).arm()).condition());
  }

  @Test
  void guardsAreNoConditions() {
    Unit unit = parse("#ifndef A_H\n#define A_H\nint a;\n#endif\n");
    assertEquals(0, unit.arm(unit.declarations().get(0).at()));
    assertEquals(1, unit.arms().size());
    assertEquals("A_H", unit.defines().get(0).name());
  }

  @Test
  void unbalancedBranchesAreChosenAlike() {
    Unit unit =
        parse(
            """
            #ifdef A
            int f(int a) {
            #else
            int f(void) {
            #endif
            \treturn 0;
            }
            #ifndef A
            int g(void) {
            #else
            int g(int a) {
            #endif
            \treturn 1;
            }
            """);
    assertEquals(List.of(), unit.errors());
    assertEquals(2, unit.declarations().size());
    for (Decl decl : unit.declarations()) {
      assertEquals(1, ((Decl.Function) decl).type().parameters().size());
    }
    assertTrue(unit.droppedTokens() > 8);
  }

  @Test
  void strayDirectivesDoNoHarm() {
    Unit unit = parse("#endif\n#else\nint a;\n#if X\nint b;\n#elif\n#else\n#else\nint c;");
    assertEquals(List.of(), unit.errors());
    assertEquals(3, unit.declarations().size());
  }

  @Test
  void wordsAreShared() {
    String one = ((Decl.Variable) parse("int a_name_that_is_shared;").declarations().get(0)).name();
    String two = ((Decl.Variable) parse("int a_name_that_is_shared;").declarations().get(0)).name();
    assertSame(one, two);
  }
}
