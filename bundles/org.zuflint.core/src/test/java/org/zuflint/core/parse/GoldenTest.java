package org.zuflint.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zuflint.core.source.SourceFile;

/**
 * Every C file beside its tree. {@code -Dzuflint.golden=write} writes the trees anew; review them
 * in the diff.
 */
class GoldenTest {
  static final Path CASES = Path.of("src/test/resources/org/zuflint/core/parse");

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(file -> file.toString().endsWith(".c")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void treeIsAsReviewed(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    String tree = TreeDump.of(Parser.parse(SourceFile.of(name, Files.readAllBytes(file))));
    Path golden = file.resolveSibling(name.replace(".c", ".tree"));
    if ("write".equals(System.getProperty("zuflint.golden"))) {
      Files.writeString(golden, tree);
    }
    assertTrue(Files.exists(golden), () -> golden + " is missing: run with -Dzuflint.golden=write");
    assertEquals(
        Files.readString(golden),
        tree,
        () -> golden + " differs: review, then -Dzuflint.golden=write");
  }
}
