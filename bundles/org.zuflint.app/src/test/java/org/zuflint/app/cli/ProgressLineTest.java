package org.zuflint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zuflint.app.cli.terminal.ProgressLine;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Progress;

/** The progress line by a clock of our own. */
class ProgressLineTest {
  private static final long MILLI = 1_000_000L;

  private final Harness screen =
      new Harness((s, plan, r, p) -> analysis(plan.kernel(), p), true, Map.of("TERM", "xterm"));
  private long now;

  private static Analysis analysis(Kernel kernel, Progress progress) {
    throw new AssertionError("no analysis for " + kernel + " and " + progress);
  }

  private ProgressLine line(Harness harness, boolean wanted) {
    return new ProgressLine(harness.terminal(), harness.interruption, () -> now, wanted);
  }

  @Test
  void shortRunsSayNothing() {
    try (ProgressLine line = line(screen, true)) {
      now = 999 * MILLI;
      assertTrue(line.report("reading", 1, 2));
    }
    assertEquals("", screen.err());
  }

  @Test
  void longRunsRewriteOneLineFiveTimesASecondAtMost() {
    try (ProgressLine line = line(screen, true)) {
      for (int i = 0; i < 3000; i++) {
        now = i * MILLI;
        line.report("reading", i, 3000);
      }
    }
    long rewrites = screen.err().chars().filter(c -> c == '\r').count() - 1;
    assertEquals(10, rewrites, "from second 1 to 3");
    assertTrue(screen.err().startsWith("\rzuflint: reading 1000 of 3000\033[K"), screen.err());
    assertTrue(screen.err().endsWith("\r\033[K"), "taken away at the end");
    assertFalse(screen.err().contains("\n"));
  }

  @Test
  void theNextStepIsToldAtOnce() {
    try (ProgressLine line = line(screen, true)) {
      now = 2000 * MILLI;
      line.report("reading", 7, 7);
      line.report("linking", 0, 0);
    }
    assertTrue(screen.err().contains("reading 7 of 7\033[K\rzuflint: linking\033[K"), screen.err());
  }

  @Test
  void pipesDumbTerminalsAndQuietRunsSeeNoProgress() {
    Harness piped =
        new Harness((s, plan, r, p) -> analysis(plan.kernel(), p), false, Map.of("TERM", "xterm"));
    Harness dumb =
        new Harness((s, plan, r, p) -> analysis(plan.kernel(), p), true, Map.of("TERM", "dumb"));
    for (Harness harness : new Harness[] {piped, dumb, screen}) {
      now = 0;
      try (ProgressLine line = line(harness, harness != screen)) {
        now = 5000 * MILLI;
        line.report("reading", 1, 2);
      }
      assertEquals("", harness.err());
    }
  }
}
