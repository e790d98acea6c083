package org.zuflint.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.finding.Clause;

/** zuflint.toml: found, read, refused. */
class SettingsSearchTest {
  private static final List<String> IDS = List.of("local-vma-faulted", "missing-vm-io");
  private static final RuleNames RULES = (folder, own) -> IDS;

  @TempDir Path base;

  private Settings settings(String text) throws IOException {
    Files.writeString(base.resolve("zuflint.toml"), text);
    return SettingsSearch.find(base, List.of("."), null, RULES);
  }

  @Test
  void everythingItCanSay() throws IOException {
    Settings settings =
        settings(
            """
            kernel = "6.1"
            jobs = 3
            compile-commands = "build"
            includes = ["drivers/**"]
            excludes = ["**/test_*.c"]
            everywhere = true
            machine = "mail"
            baseline = "known.json"
            [rules]
            missing-vm-io = "off"
            local-vma-faulted = "warning"
            [[assumptions]]
            scope = "zt_mmap"
            clause = "C2"
            reason = "the server pins its threads"
            """);
    assertEquals(new Kernel(6, 1), settings.kernel());
    assertEquals(3, settings.jobs());
    assertEquals("build", settings.database());
    assertEquals(List.of("drivers/**"), settings.includes());
    assertEquals(List.of("**/test_*.c"), settings.excludes());
    assertTrue(settings.everywhere());
    assertEquals("known.json", settings.baseline());
    assertEquals("mail", settings.machine());
    assertEquals(
        new TreeMap<>(
            Map.of("local-vma-faulted", RuleLevel.WARNING, "missing-vm-io", RuleLevel.OFF)),
        settings.levels());
    Assumption assumption = settings.assumptions().get(0);
    assertEquals("zt_mmap", assumption.scope());
    assertEquals(Clause.C2, assumption.clause());
    assertEquals("the server pins its threads", assumption.reason());
    assertEquals("zuflint.toml:12:3", assumption.where().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kernal = \"6.1\"|zuflint.toml:1:1: unknown key 'kernal'; did you mean 'kernel'?",
        "x = 1|zuflint.toml:1:1: unknown key 'x'; it can be kernel,",
        "kernel = 6|zuflint.toml:1:10: 'kernel' is a whole number; write a string in quotes",
        "kernel = \"six\"|not a kernel version: 'six'",
        "jobs = 0|'jobs' must be from 1 to 1024",
        "everywhere = \"no\"|write true or false",
        "excludes = \"x\"|write a list of strings",
        "excludes = [1]|zuflint.toml:1:13: 'excludes' holds a whole number",
        "excludes = [\"[\"]|no glob",
        "[rules]\\nmissing-vm-oi = \"off\"|zuflint.toml:2:1: no rule 'missing-vm-oi'; did you mean"
            + " 'missing-vm-io'?",
        "[rules]\\nmissing-vm-io = \"of\"|no level 'of'; did you mean 'off'?",
        "[rules]\\nmissing-vm-io = false|a rule's level is true or false",
        "[[assumptions]]\\nscope = \"f\"\\nclause = \"C2\"|an assumption without 'reason'",
        "[[assumptions]]\\nscope=\"f\"\\nclause=\"C5\"\\nreason=\"r\"|no clause 'C5'",
        "kernel = |zuflint.toml:1:9: expected a value"
      })
  void whatIsWrongIsRefusedWithTheCure(String escaped, String complaint) {
    Refusal refusal =
        assertThrows(Refusal.class, () -> settings(escaped.strip().replace("\\n", "\n") + "\n"));
    String lines = String.valueOf(refusal.getMessage());
    assertTrue(lines.contains(complaint), lines);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    Refusal refusal = assertThrows(Refusal.class, () -> settings("a = 1\nb = 2\njobs = -1\n"));
    assertEquals(3, refusal.remarks().size());
  }

  @Test
  void theNearestUpwardFromTheFirstPathCounts() throws IOException {
    Files.createDirectories(base.resolve("a/b"));
    Files.writeString(base.resolve("zuflint.toml"), "jobs = 1");
    Files.writeString(base.resolve("a/zuflint.toml"), "jobs = 2");
    assertEquals(2, find("a/b").jobs());
    assertEquals("a/zuflint.toml", find("a/b/x.c").shown());
    assertEquals(1, find(".").jobs());
    assertEquals(1, SettingsSearch.find(base, List.of("a"), "zuflint.toml", RULES).jobs());
    Refusal refusal =
        assertThrows(
            Refusal.class, () -> SettingsSearch.find(base, List.of("a"), "nix.toml", RULES));
    assertEquals("nix.toml: is no file; name a configuration file", refusal.getMessage());
  }

  @Test
  void withoutAFileNothingIsSaid() {
    assertSame(Settings.NONE, find("."));
  }

  private Settings find(String path) {
    return SettingsSearch.find(base, List.of(path), null, RULES);
  }

  @Test
  void globsSelect() {
    Selection selection =
        new Selection(base, List.of("drv", "x/**"), List.of("**/test_*.c", "drv/old/"));
    assertTrue(selection.takes(base.resolve("drv/a/b.c")));
    assertTrue(selection.takes(base.resolve("x/y.c")));
    assertFalse(selection.takes(base.resolve("y.c")));
    assertFalse(selection.takes(base.resolve("drv/a/test_b.c")));
    assertFalse(selection.takes(base.resolve("drv/old/a.c")));
    assertTrue(selection.takes(base.resolveSibling("elsewhere.c")));
    assertFalse(new Selection(base, List.of(), List.of("**/t.c")).takes(base.resolve("t.c")));
  }
}
