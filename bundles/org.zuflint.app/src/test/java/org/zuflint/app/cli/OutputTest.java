package org.zuflint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.cli.terminal.Output;
import org.zuflint.app.report.Sample;
import org.zuflint.core.engine.Analysis;

/** A report file is there whole or not at all. */
class OutputTest {
  private static final Analysis NOTHING = Sample.analysis(List.of(), List.of(), List.of());

  @TempDir Path base;

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(base)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFailureOnTheWayLeavesTheOldReportAndNothingElse() throws IOException {
    Path report = Files.writeString(base.resolve("r.txt"), "old");
    Output output = new Output(Harness.of(NOTHING).terminal(), report);
    assertThrows(
        IOException.class,
        () ->
            output.write(
                (outcome, out) -> {
                  out.append("half");
                  throw new IOException("disk full");
                },
                Sample.outcome()));
    assertEquals("old", Files.readString(report));
    assertEquals(List.of("r.txt"), entries());
  }

  @Test
  void aReportReplacesTheOldOneAndKeepsLinksAndRights() throws IOException {
    Path report = Files.writeString(base.resolve("r.txt"), "old");
    var rights = Files.getPosixFilePermissions(report);
    Path link = Files.createSymbolicLink(base.resolve("l.txt"), Path.of("r.txt"));
    new Output(Harness.of(NOTHING).terminal(), link)
        .write((o, out) -> out.append("new"), Sample.outcome());
    assertEquals("new", Files.readString(report));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(rights, Files.getPosixFilePermissions(report));
    assertEquals(List.of("l.txt", "r.txt"), entries());
  }

  @Test
  void devicesAreWrittenNotReplaced() throws IOException {
    Path device = Path.of("/dev/null");
    new Output(Harness.of(NOTHING).terminal(), device)
        .write((o, out) -> out.append("x"), Sample.outcome());
    assertFalse(Files.isRegularFile(device));
  }

  @Test
  void theReportGoesToTheFileOnly() throws IOException {
    Path source = Files.writeString(base.resolve("a.c"), "int a;\n");
    Path report = base.resolve("report.json");
    Harness harness = Harness.of(Sample.analysis());
    harness.run("check", "--format=json", "-o", report.toString(), source.toString());
    assertEquals("", harness.out());
    assertTrue(Files.readString(report).startsWith("{"));
    assertEquals(List.of("a.c", "report.json"), entries());
  }
}
