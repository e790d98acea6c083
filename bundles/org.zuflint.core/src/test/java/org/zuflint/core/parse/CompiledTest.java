package org.zuflint.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.parse.share.SharedTrees;
import org.zuflint.core.preprocess.Preprocessed;
import org.zuflint.core.preprocess.Preprocessor;
import org.zuflint.core.preprocess.Settings;
import org.zuflint.core.preprocess.text.Headers;
import org.zuflint.core.preprocess.text.SearchPath;
import org.zuflint.core.source.SourceFile;

/** The tree of a unit that the preprocessor has seen. */
class CompiledTest {
  private static Compiled parse(String text) {
    return parse(text, headers(), new SharedTrees(1000));
  }

  private static Headers headers() {
    return new Headers((folder, path) ->
        path.equals("./h.h")
            ? SourceFile.of(path, "typedef unsigned long word;\n#define WORD(x) word x\n")
            : null);
  }

  private static Compiled parse(String text, Headers headers, SharedTrees trees) {
    Settings settings =
        new Settings(
            new SearchPath("", List.of(), List.of(".")),
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            false,
            (question, name) -> 0);
    Preprocessed unit =
        Preprocessor.run(headers, headers.lex(SourceFile.of("u.c", text)), settings);
    return Parser.parse(unit, trees);
  }

  private static String place(Compiled unit, int token) {
    return unit.unit().places().place(unit.unit().author(token)).toString();
  }

  @Test
  void headersAndMacrosAreInTheTree() {
    Compiled unit =
        parse("#include <h.h>\nstatic WORD(f)(word *p) { WORD(y) = (word)-1; return *p + y; }");
    assertEquals(List.of(), unit.errors());
    assertEquals("word", ((Decl.Typedef) unit.declarations().get(0)).name());
    Decl.Function function = (Decl.Function) unit.declarations().get(1);
    assertEquals("f", function.name());
    assertEquals("u.c:2:13", place(unit, unit.externals().get(1).first() + function.at()));
  }

  @Test
  void errorsStandWhereTheAuthorWroteThem() {
    Compiled unit = parse("#define BROKEN int ) x\nint a;\nBROKEN;\nint b;");
    assertEquals(1, unit.errors().size());
    assertEquals("u.c:3:1", unit.errors().getFirst().where().toString());
  }

  @Test
  void whatOneUnitHasReadTheNextNeedNot() {
    Headers headers = headers();
    SharedTrees trees = new SharedTrees(1000);
    Compiled first = parse("#include <h.h>\nlong a(long x) { return (word)-x; }", headers, trees);
    Compiled second =
        parse("int before;\n#include <h.h>\nlong b(long x) { return (word)-x; }", headers, trees);
    assertSame(first.declarations().get(0), second.declarations().get(1));
    assertEquals("Cast", returned(first.declarations().get(1)));
    assertEquals("Cast", returned(second.declarations().get(2)), "the typedef was told on");
  }

  @Test
  void theSameWordsAreAnotherTreeWhereTheyMeanSomethingElse() {
    Headers headers = headers();
    SharedTrees trees = new SharedTrees(1000);
    String function = "\nlong f(long x) { return (w)-x; }";
    Compiled type = parse("typedef int w;" + function, headers, trees);
    Compiled value = parse("int w;" + function, headers, trees);
    assertEquals("Cast", returned(type.declarations().get(1)));
    assertEquals("Binary", returned(value.declarations().get(1)));
  }

  @Test
  void whatCannotBeReadAloneIsReadWithTheRest() {
    Compiled unit =
        parse(
            """
            typedef char *text;
            int old(a, b)
              int a;
              text b;
            {
              return a + *b;
            }
            int behind;
            """);
    assertEquals(List.of(), unit.errors());
    Decl.Function old = (Decl.Function) unit.declarations().get(1);
    assertEquals("old", old.name());
    assertEquals("Named", old.type().parameters().get(1).type().getClass().getSimpleName());
    assertEquals("u.c:2:5", place(unit, unit.externals().get(1).first() + old.at()));
    assertEquals("behind", ((Decl.Variable) unit.declarations().get(2)).name());
  }

  @Test
  void whatWasNotUsedForLongIsReadAgain() {
    Headers headers = headers();
    SharedTrees trees = new SharedTrees(20);
    Compiled first = parse("int a;", headers, trees);
    for (int i = 0; i < 20; i++) {
      parse("int a" + i + "; int b" + i + ";", headers, trees);
    }
    Compiled again = parse("int a;", headers, trees);
    assertNotSame(first.declarations().getFirst(), again.declarations().getFirst());
    assertEquals(first.declarations(), again.declarations());
  }

  private static String returned(Decl function) {
    Stmt.Block body = ((Decl.Function) function).body();
    Expr value = ((Stmt.Return) body.items().getFirst()).value();
    return value == null ? "" : value.getClass().getSimpleName();
  }
}
