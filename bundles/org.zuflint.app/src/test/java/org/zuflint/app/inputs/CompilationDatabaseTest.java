package org.zuflint.app.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zuflint.core.source.Place;

/** What compile_commands.json does to a request, whole and broken. */
class CompilationDatabaseTest {
  @TempDir Path base;

  @BeforeEach
  void aProject() throws IOException {
    Files.createDirectories(base.resolve("p/.gen"));
    for (String name : List.of("p/a.c", "p/b.c", "p/x.h", "p/.gen/g.c")) {
      Files.writeString(base.resolve(name), "int i;\n");
    }
  }

  private void database(String text) throws IOException {
    Files.writeString(base.resolve("p/compile_commands.json"), text);
  }

  private static String entry(String file) {
    return "{\"directory\": \".\", \"command\": \"cc -c\", \"arguments\": [\"cc\"], \"file\": \""
        + file
        + "\"}";
  }

  private static List<String> names(Inputs inputs) {
    return inputs.files().stream().map(DiskFile::path).sorted().toList();
  }

  private Inputs limited(String... paths) {
    return InputSearch.find(base, List.of(paths), "p");
  }

  @Test
  void foundInAFolderItAdds() throws IOException {
    database("[" + entry(".gen/g.c") + "," + entry("b.c") + "]");
    Inputs inputs = InputSearch.find(base, List.of("p"), null);
    assertEquals(List.of("p/.gen/g.c", "p/a.c", "p/b.c", "p/x.h"), names(inputs));
    assertEquals(List.of(), inputs.troubles());
  }

  @Test
  void namedItLimits() throws IOException {
    database("[" + entry(".gen/g.c") + "," + entry("b.c") + "]");
    assertEquals(List.of("p/.gen/g.c", "p/b.c", "p/x.h"), names(limited("p")));
    assertEquals(List.of("p/.gen/g.c", "p/b.c"), names(limited()));
    assertEquals(List.of("p/a.c"), names(limited("p/a.c")));
  }

  @Test
  void missingFilesAndDatabasesAreTold() throws IOException {
    assertTrue(limited("p").troubles().getFirst().text().contains("does not exist"));
    assertEquals(3, limited("p").files().size());
    database("[" + entry("gone.c") + "," + entry("b.c") + "]");
    Inputs inputs = limited("p");
    assertEquals(
        List.of(
            Remark.of(
                "p/compile_commands.json", "lists 1 missing files, first p/gone.c; build first")),
        inputs.troubles());
    assertEquals(List.of("p/b.c", "p/x.h"), names(inputs));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`[\n{\"file\": \"b.c\",}]`|2",
        "`[\n{\"directory\": \".\"}\n]`|2",
        "`[{\"file\":\n\n17\n}]`|3",
        "`{}`|1",
        "`[\n`|2",
        "``|1",
        "`[] []`|1"
      })
  void aBrokenOneIsOneLineWithItsPositionAndTheRestIsRead(String text, int line)
      throws IOException {
    database(text == null ? "" : text);
    Inputs inputs = InputSearch.find(base, List.of("p"), null);
    assertEquals(List.of("p/a.c", "p/b.c", "p/x.h"), names(inputs));
    assertEquals(1, inputs.troubles().size(), inputs.troubles().toString());
    Place where = inputs.troubles().getFirst().where();
    assertEquals("p/compile_commands.json", where.file());
    assertEquals(line, where.line(), inputs.troubles().toString());
    assertTrue(
        inputs.troubles().getFirst().text().startsWith("is a broken compilation database ("));
  }
}
