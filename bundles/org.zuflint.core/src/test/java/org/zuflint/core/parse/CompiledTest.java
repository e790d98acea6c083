package org.zuflint.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.preprocess.Preprocessed;
import org.zuflint.core.preprocess.Preprocessor;
import org.zuflint.core.preprocess.Settings;
import org.zuflint.core.preprocess.text.Headers;
import org.zuflint.core.preprocess.text.SearchPath;
import org.zuflint.core.source.SourceFile;

/** The tree of a unit that the preprocessor has seen. */
class CompiledTest {
  private static Compiled parse(String text) {
    Headers headers =
        new Headers((folder, path) ->
            path.equals("./h.h")
                ? SourceFile.of(path, "typedef unsigned long word;\n#define WORD(x) word x\n")
                : null);
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
    return Parser.parse(unit);
  }

  @Test
  void headersAndMacrosAreInTheTree() {
    Compiled unit =
        parse("#include <h.h>\nstatic WORD(f)(word *p) { WORD(y) = (word)-1; return *p + y; }");
    assertEquals(List.of(), unit.errors());
    assertEquals("word", ((Decl.Typedef) unit.declarations().get(0)).name());
    Decl.Function function = (Decl.Function) unit.declarations().get(1);
    assertEquals("f", function.name());
    assertEquals(
        "u.c:2:13", unit.unit().places().place(unit.unit().author(function.at())).toString());
  }

  @Test
  void errorsStandWhereTheAuthorWroteThem() {
    Compiled unit = parse("#define BROKEN int ) x\nint a;\nBROKEN;\nint b;");
    assertEquals(1, unit.errors().size());
    assertEquals("u.c:3:1", unit.errors().getFirst().where().toString());
  }
}
