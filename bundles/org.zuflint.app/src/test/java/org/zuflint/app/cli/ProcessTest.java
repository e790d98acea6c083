package org.zuflint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.cli.terminal.Interruption;
import org.zuflint.app.cli.terminal.Terminal;
import org.zuflint.app.session.Session;

/** What only a process of its own can show. */
class ProcessTest {
  @TempDir Path base;

  private static Process start(Class<?> program, String... args) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    program.getName()),
                Stream.of(args))
            .toList();
    return new ProcessBuilder(command).start();
  }

  @Test
  void theExitCodeReachesTheShell() throws Exception {
    Process process = start(Main.class, "check", base.resolve("nix.c").toString());
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(3, process.waitFor(), err);
    assertTrue(err.contains("nix.c: not analysed: does not exist"), err);
  }

  @Test
  void aStoppedRunTakesItsFilesBack() throws Exception {
    Path source = Files.writeString(base.resolve("a.c"), "int a;\n");
    Process process =
        start(Endless.class, "check", "-o", base.resolve("r").toString(), source.toString());
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      assertEquals("running", err.readLine());
      process.toHandle().destroy();
      assertEquals("zuflint: interrupted; nothing was written", err.readLine());
    }
    assertTrue(process.waitFor() > 128, "ended by the signal");
    try (Stream<Path> entries = Files.list(base)) {
      assertEquals(List.of(source), entries.toList());
    }
  }

  /** The program with an engine that runs until it is told to stop. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] args) {
      Interruption interruption = Interruption.ofProcess();
      Session session =
          new Session((sources, plan, readings, progress) -> {
            System.err.println("running");
            while (progress.report("reading", 0, 1)) {
              Thread.onSpinWait();
            }
            throw new CancellationException();
          });
      int exit = Main.run(new Run(Terminal.ofProcess(), session, interruption), args);
      interruption.finish();
      System.exit(exit);
    }
  }
}
