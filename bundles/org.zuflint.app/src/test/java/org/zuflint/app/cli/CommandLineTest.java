package org.zuflint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.app.report.Sample;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.rule.Rule;
import org.zuflint.rules.Rules;

/** Arguments in; text and exit code out. */
class CommandLineTest {
  private static final Analysis NOTHING = Sample.analysis(List.of(), List.of(), List.of());

  @TempDir Path base;
  private String file = "";

  @BeforeEach
  void aFile() throws IOException {
    file = Files.writeString(base.resolve("a.c"), "int a;\n").toString();
  }

  private int check(Analysis analysis, String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "check";
    args[1] = file;
    System.arraycopy(options, 0, args, 2, options.length);
    return Harness.of(analysis).run(args);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,     0, 0, 0, 0",
    "INFO,     0, 0, 0, 0",
    "WARNING,  0, 0, 1, 1",
    "ERROR,    0, 1, 1, 1",
    "UNPROVEN, 0, 0, 0, 1",
    "BROKEN,   0, 1, 1, 1",
    "FOREIGN,  0, 0, 0, 0"
  })
  void failOnCountsWhatItSays(String what, int never, int error, int warning, int unproven) {
    Analysis analysis =
        switch (what) {
          case "NONE" -> NOTHING;
          case "UNPROVEN" -> vma(true, new Verdict.Unproven(Clause.C2, "m"));
          case "BROKEN" -> vma(true, new Verdict.Violation(Clause.C4, "r"));
          case "FOREIGN" -> vma(false, new Verdict.NotEligible(Clause.C4, "r"));
          default ->
              Sample.analysis(
                  List.of(Sample.finding(Severity.valueOf(what))), List.of(), List.of());
        };
    assertEquals(never, check(analysis));
    assertEquals(never, check(analysis, "--fail-on=never"));
    assertEquals(error, check(analysis, "--fail-on=error"));
    assertEquals(warning, check(analysis, "--fail-on=Warning"));
    assertEquals(unproven, check(analysis, "--fail-on", "unproven"));
  }

  private static Analysis vma(boolean local, Verdict verdict) {
    return Sample.analysis(List.of(), List.of(Sample.vma(local, verdict)), List.of());
  }

  @Test
  void whatWasLostCountsMoreThanFindingsAndOurFailuresMost() {
    Harness lost = Harness.of(vma(true, new Verdict.Violation(Clause.C4, "r")));
    assertEquals(3, lost.run("check", "--fail-on=error", file, base + "/nix.c"));
    assertTrue(lost.err().contains("nix.c: not analysed: does not exist"), lost.err());
    Analysis.Fault fault = new Analysis.Fault("rule x", "a.c", new IllegalStateException("boom"));
    Harness failed = Harness.of(Sample.analysis(List.of(), List.of(), List.of(fault)));
    assertEquals(70, failed.run("check", "-q", file, base + "/nix.c"));
    assertTrue(failed.err().contains("failure of zuflint itself in rule x"), failed.err());
  }

  @Test
  void anUnexpectedFailureIsOneLine() {
    Harness harness = failing(new IllegalStateException("boom"));
    assertEquals(70, harness.run("check", file));
    assertEquals(1, harness.err().lines().count(), harness.err());
    assertTrue(
        harness.err().contains("IllegalStateException (boom); please report it"), harness.err());
    Harness wordy = failing(new StackOverflowError());
    assertEquals(70, wordy.run("check", "--verbose", file));
    assertTrue(wordy.err().contains("\tat "), wordy.err());
  }

  private static Harness failing(Throwable failure) {
    return new Harness(
        (sources, plan, readings, progress) -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw new IllegalStateException(failure.getMessage());
        },
        false,
        Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "frobnicate",
        "check",
        "check --nonsense a.c",
        "check --kernel=x a.c",
        "check --jobs=0 a.c",
        "check --jobs=many a.c",
        "check --format=xls a.c",
        "check --fail-on=sometimes a.c",
        "check --color=pink a.c",
        "check -o /nix/nix/report a.c",
        "check -o / a.c",
        "explain no-such-rule",
        "explain one two"
      })
  void wrongUsageIsTwoLinesOnStandardErrorAndExitsWith2(String line) {
    Harness harness = Harness.of(NOTHING);
    assertEquals(2, harness.run(line.isEmpty() ? new String[0] : line.split(" ")));
    assertEquals("", harness.out());
    assertEquals(2, harness.err().lines().count(), harness.err());
    assertTrue(harness.err().startsWith("zuflint: "), harness.err());
  }

  @Test
  void helpTellsTheExitCodesAndVersionAsks() {
    for (String[] args : List.of(new String[] {"--help"}, new String[] {"check", "-h"})) {
      Harness harness = Harness.of(NOTHING);
      assertEquals(0, harness.run(args));
      assertTrue(harness.out().contains("Examples:"), harness.out());
      assertEquals("", harness.err());
    }
    Harness help = Harness.of(NOTHING);
    help.run("--help");
    assertTrue(help.out().contains("  70 "), help.out());
    Harness version = Harness.of(NOTHING);
    assertEquals(0, version.run("--version"));
    assertTrue(version.out().startsWith("zuflint "), version.out());
  }

  @Test
  void findingsGoToStandardOutputAndTheRestElsewhere() {
    Harness harness = Harness.of(Sample.analysis());
    assertEquals(3, harness.run("check", file));
    assertTrue(harness.out().contains(": error: 'zt_fault' may install"), harness.out());
    assertTrue(harness.out().contains("Verdicts for kernel 4.17:"), harness.out());
    assertFalse(harness.out().contains("zuflint: "), harness.out());
    assertTrue(
        harness.err().contains("1 provider, 3 vmas (1 eligible, 1 no mapping, 1 violation(C3))"));
    assertFalse(
        harness.err().contains("\r") || harness.err().contains("\033"), "piped: no progress");
    Harness quiet = Harness.of(Sample.analysis());
    quiet.run("check", "-q", file);
    assertFalse(quiet.out().contains("Verdicts"), quiet.out());
    assertEquals("drv/bin.c: not analysed: is not C text\n", quiet.err());
  }

  @Test
  void theKernelIsThatOfTheOption() {
    Harness harness = Harness.of(NOTHING);
    assertEquals(0, harness.run("check", "--kernel=v6.1.20", file));
    assertTrue(harness.err().contains("judged by kernel 6.1\n"), harness.err());
  }

  @Test
  void twoRunsGiveTheSameBytes() {
    for (String command : List.of("check", "providers")) {
      for (String format : List.of("text", "json")) {
        Harness first = Harness.of(Sample.analysis());
        Harness second = Harness.of(Sample.analysis());
        first.run(command, "--format", format, file);
        second.run(command, "--format", format, file);
        assertEquals(first.out(), second.out());
        assertFalse(first.out().isEmpty());
      }
    }
  }

  @Test
  void jsonCanBeRead() {
    Harness harness = Harness.of(Sample.analysis());
    harness.run("providers", "--format=json", file);
    assertEquals(1, new Gson().fromJson(harness.out(), JsonObject.class).get("schema").getAsInt());
  }

  @Test
  void coloursFollowTheScreenTheWishAndNoColor() {
    Map<String, String> plain = Map.of("TERM", "xterm");
    Map<String, String> refusing = Map.of("TERM", "xterm", "NO_COLOR", "1");
    assertTrue(coloured(true, plain));
    assertFalse(coloured(false, plain));
    assertFalse(coloured(true, refusing));
    assertFalse(coloured(true, Map.of("TERM", "dumb")));
    assertTrue(coloured(false, refusing, "--color=always"));
    assertFalse(coloured(true, plain, "--color=never"));
    assertFalse(coloured(true, plain, "--format=json"));
  }

  private boolean coloured(boolean screen, Map<String, String> environment, String... options) {
    Harness harness = new Harness((s, plan, r, p) -> Sample.analysis(), screen, environment);
    String[] args = new String[options.length + 2];
    args[0] = "check";
    args[1] = file;
    System.arraycopy(options, 0, args, 2, options.length);
    harness.run(args);
    return harness.out().contains("\033[");
  }

  @Test
  void anInterruptedRunWritesNothing() {
    Path report = base.resolve("report.txt");
    Harness harness =
        new Harness(
            (sources, plan, readings, progress) -> {
              assertFalse(progress.report("reading", 1, 2), "asked to stop");
              throw new CancellationException();
            },
            false,
            Map.of());
    harness.interruption.finish();
    harness.interruption.ask();
    assertEquals(130, harness.run("check", "-o", report.toString(), file));
    assertFalse(Files.exists(report));
  }

  @Test
  void everyRuleIsListedAndExplained() {
    Harness list = Harness.of(NOTHING);
    assertEquals(0, list.run("explain"));
    assertEquals(Rules.all().size(), list.out().lines().count());
    for (Rule rule : Rules.all()) {
      Harness page = Harness.of(NOTHING);
      assertEquals(0, page.run("explain", "-Wzuflint-" + rule.info().id()), page.err());
      assertTrue(page.out().contains("```c"), rule.info().id());
    }
    Harness near = Harness.of(NOTHING);
    near.run("explain", "faulted");
    assertTrue(near.err().contains("did you mean local-vma-faulted?"), near.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"scenarios --svg=%s S1", "simulate --calibrate=%s", "simulate --driver=%s"})
  void aFileThatCannotBeHadIsNamedWithTheCure(String line) {
    String missing = base.resolve("nowhere").resolve("file").toString();
    Harness harness = Harness.of(NOTHING);
    assertEquals(3, harness.run(String.format(line, missing).split(" ")));
    assertEquals(
        "zuflint: " + missing + ": it or its folder does not exist; check the spelling\n",
        harness.err());
  }

  @Test
  void aKernelThatTheRulesDoNotFollowIsSaid() {
    Harness harness = Harness.of(NOTHING);
    harness.run("check", "--kernel=9.9", file);
    assertTrue(harness.err().contains("kernel 9.9, which the rules do not follow"), harness.err());
  }
}
