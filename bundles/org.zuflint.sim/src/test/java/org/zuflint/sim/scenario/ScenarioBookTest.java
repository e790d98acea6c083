package org.zuflint.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages in docs/scenarios are what playing gives; after a change: {@code zuflint scenarios
 * --pages=docs/scenarios}.
 */
class ScenarioBookTest {
  private static final Path DOCS = Path.of("../../docs/scenarios");

  @Test
  void thePagesInTheDocsAreThese() throws IOException {
    Map<String, String> files = ScenarioBook.files();
    assertEquals(files.keySet(), written());
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertEquals(file.getValue(), Files.readString(DOCS.resolve(file.getKey())), file.getKey());
    }
  }

  private static Set<String> written() throws IOException {
    try (Stream<Path> pages = Files.list(DOCS)) {
      return pages
          .map(page -> page.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
