package org.zuflint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.core.engine.Analysis;

/** What shells and man(1) are given holds every command. */
class ShellTest {
  private static final List<String> COMMANDS =
      List.of("check", "providers", "simulate", "witness", "baseline", "fix", "kbuild", "explain");

  @TempDir Path base;

  private static String said(String command) {
    Harness harness =
        Harness.of(
            new Analysis(
                List.of(), List.of(), List.of(), List.of(), new Analysis.Extent(0, 0, 0, 0)));
    assertEquals(0, harness.run(command), harness.err());
    return harness.out();
  }

  @Test
  void bashTakesTheCompletion() throws IOException, InterruptedException {
    String script = said("completion");
    COMMANDS.forEach(
        command -> assertTrue(script.contains("_picocli_zuflint_" + command), command));
    Path file = Files.writeString(base.resolve("completion"), script);
    assertEquals(0, new ProcessBuilder("bash", "-n", file.toString()).start().waitFor());
  }

  @Test
  void theManualNamesEveryCommandAndItsOptions() {
    String page = said("manual");
    COMMANDS.forEach(command ->
        assertTrue(page.contains("\"ZUFLINT " + command.toUpperCase(Locale.ROOT)), page));
    assertTrue(page.contains("\\-\\-fail\\-on"), page);
    assertTrue(page.lines().noneMatch(line -> line.matches("\\.(?!TH|SH|B|I|nf|fi).*")), page);
  }
}
