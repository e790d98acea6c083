package org.zuflint.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.source.SourceFile;

/** A broken declaration costs itself, not the next one. */
class RecoveryTest {
  private static final String FUNCTION =
      """
      static int fN(struct s *s, int n)
      {
      	int i;

      	if (s->open && (n > N)) {
      		for (i = 0; i < n; i++)
      			g(s, (long)i);
      	} else {
      		switch (n) {
      		case 1:
      			return -1;
      		}
      	}
      	return s->list[i].value;
      }

      static const struct ops opsN = { .open = fN, };

      """;

  private static String source(int functions) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < functions; i++) {
      text.append(FUNCTION.replace("N", "" + i));
    }
    return text.toString();
  }

  private static List<String> functions(String text) {
    List<String> names = new ArrayList<>();
    for (Decl decl : Parser.parse(SourceFile.of("a.c", text)).declarations()) {
      if (decl instanceof Decl.Function function) {
        names.add(function.name());
      }
    }
    return names;
  }

  @Test
  void conditionsThatAreNeverClosedEndWithTheFile() {
    assertEquals(List.of("f", "g"), functions("int f(void) {}\n#if A\n#ifdef B\nint g(void) {}\n"));
  }

  @Test
  void whatACommentHidesIsSaid() {
    String text = "int f(void) {}\n /* never\nint g(struct ring *r) {}\n";
    Unit unit = Parser.parse(SourceFile.of("a.c", text));
    assertEquals(List.of("f"), functions(text));
    assertEquals("a comment that is never closed begins here", unit.errors().get(0).message());
    assertEquals(2, unit.errors().get(0).where().line());
    assertEquals(List.of("g", "never", "r", "ring"), unit.errors().get(0).words());
    assertEquals(List.of(), Parser.parse(SourceFile.of("a.c", "int f; /**/")).errors());
    assertEquals(1, Parser.parse(SourceFile.of("a.c", "int f; /*/")).errors().size());
  }

  @Test
  void anyMissingBracketOrSemicolonCostsItsFunction() {
    String text = source(5);
    int from = text.indexOf("static int f2");
    int to = text.indexOf("static int f3");
    int tried = 0;
    int lost = 0;
    for (int i = from; i < to; i++) {
      if (";(){}".indexOf(text.charAt(i)) >= 0) {
        List<String> kept = functions(text.substring(0, i) + text.substring(i + 1));
        assertTrue(kept.containsAll(List.of("f0", "f1", "f4")), "without byte " + i + ": " + kept);
        tried++;
        lost += kept.contains("f3") ? 0 : 1;
      }
    }
    assertTrue(
        tried > 25 && lost <= 1, lost + " times of " + tried + " the next function was lost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"}", "{", ")", "(", ";", "@", "#", "\"", "'", "/*", "int", "=", ",", "["})
  void anyWordTooMuchCostsItsFunction(String word) {
    String text = source(5);
    int at = text.indexOf("	return", text.indexOf("static int f2"));
    List<String> kept = functions(text.substring(0, at) + word + "\n" + text.substring(at));
    List<String> others = word.equals("/*") ? List.of("f0", "f1") : List.of("f0", "f1", "f3", "f4");
    assertTrue(kept.containsAll(others), kept::toString);
  }

  @Test
  void theErrorTellsWhatAndWhere() {
    Unit unit =
        Parser.parse(SourceFile.of("a.c", "int ok;\nint f(void)\n{\n\treturn 1 }\nint next;\n"));
    assertEquals(
        "[a.c:4:11 unexpected '}']",
        unit.errors().stream().map(it -> it.where() + " " + it.message()).toList().toString());
    Decl.Broken broken = (Decl.Broken) unit.declarations().get(1);
    assertEquals("f", broken.name());
    assertEquals("a.c:2:1", unit.place(broken.at()).toString());
    assertEquals("a.c:5:1", unit.place(broken.end()).toString());
    assertEquals(3, unit.declarations().size());
  }

  @Test
  void depthIsAnErrorOfItsDeclaration() throws InterruptedException {
    List<String> deep =
        List.of(
            "int f(void) { return " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "; }",
            "int g(void) { return 1" + "+ 1".repeat(100_000) + "; }",
            "int h(void) { return a" + ".b".repeat(100_000) + "; }",
            "int " + "*".repeat(100_000) + "p;",
            "void i(void) " + "{".repeat(50_000) + "}".repeat(50_000),
            "void j(void) {" + "if (a) b(); else ".repeat(50_000) + ";}",
            "int k(void) { return " + "(int)".repeat(20_000) + "1; }",
            "int end(void) { return 0; }");
    Unit[] made = new Unit[1];
    SourceFile file = SourceFile.of("deep.c", String.join("\n", deep));
    Thread small = new Thread(null, () -> made[0] = Parser.parse(file), "small stack", 512 << 10);
    small.start();
    small.join();
    List<String> messages = made[0].errors().stream().map(Unit.SyntaxError::message).toList();
    assertEquals(Collections.nCopies(7, "nested too deeply"), messages);
    assertEquals("end", ((Decl.Function) made[0].declarations().getLast()).name());
  }

  @Test
  void whatProgramsNestIsNotTooDeep() {
    String elses = "void f(int a) { " + "if (a) g(); else ".repeat(500) + "h(); }\n";
    String sum = "int s = 1" + " + 1".repeat(900) + ";\n";
    String table = "int t[] = { " + "1, ".repeat(50_000) + "};\n";
    String strings = "char *c = " + "\"a\" ".repeat(5_000) + ";\n";
    Unit unit = Parser.parse(SourceFile.of("deep.c", elses + sum + table + strings));
    assertEquals(List.of(), unit.errors());
  }
}
