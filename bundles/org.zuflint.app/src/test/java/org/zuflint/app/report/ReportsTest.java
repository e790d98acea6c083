package org.zuflint.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.source.Place;

/** The reports of a fixed outcome, byte for byte; -Dzuflint.golden=FOLDER writes them anew. */
class ReportsTest {
  private static void golden(String name, Report report) throws IOException {
    String text = report.text(Sample.outcome());
    assertEquals(text, report.text(Sample.outcome()), "the same outcome gives the same text");
    String folder = System.getProperty("zuflint.golden");
    if (folder != null) {
      Files.writeString(Path.of(folder, name), text);
      return;
    }
    try (InputStream expected = ReportsTest.class.getResourceAsStream(name)) {
      assertNotNull(expected, name);
      assertEquals(new String(expected.readAllBytes(), StandardCharsets.UTF_8), text);
    }
  }

  @Test
  void findings() throws IOException {
    golden("findings.txt", new FindingsText(Palette.PLAIN, true));
  }

  @Test
  void findingsInColour() throws IOException {
    golden("findings-colour.txt", new FindingsText(Palette.COLOUR, true));
  }

  @Test
  void providers() throws IOException {
    golden("providers.txt", new ProvidersText(Palette.PLAIN));
  }

  @Test
  void summary() throws IOException {
    golden("summary.txt", new SummaryText(false, true));
  }

  @Test
  void json() throws IOException {
    golden("report.json", new JsonReport("0.0"));
  }

  @Test
  void jsonIsOneObjectWithTheDocumentedMembers() throws IOException {
    JsonObject json =
        new Gson().fromJson(new JsonReport("0.0").text(Sample.outcome()), JsonObject.class);
    assertEquals(
        List.of(
            "schema",
            "version",
            "kernel",
            "files",
            "readings",
            "providers",
            "findings",
            "hidden",
            "baseline",
            "skipped",
            "gaps",
            "notes",
            "faults",
            "summary"),
        List.copyOf(json.keySet()));
    String documented = Files.readString(documentation());
    for (String name : json.keySet()) {
      assertTrue(documented.contains("`" + name + "`"), "docs/json.md does not tell of " + name);
    }
  }

  private static Path documentation() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("docs/json.md"))) {
        return folder.resolve("docs/json.md");
      }
    }
    throw new AssertionError("docs/json.md is missing");
  }

  @Test
  void aMessageCannotForgeALine() {
    Finding forged =
        new Finding(
            "r",
            Severity.ERROR,
            null,
            new Place("a\n.c", 1, 1),
            "x\nb.c:1:1: error: y\033[0m",
            List.of());
    Outcome outcome = outcome(Sample.analysis(List.of(forged), List.of(), List.of()), List.of());
    String text = new FindingsText(Palette.PLAIN, true).text(outcome);
    assertEquals("a .c:1:1: error: x b.c:1:1: error: y [0m [-Wzuflint-r]\n", text);
  }

  @Test
  void withoutFindingsAndVerdictsThereIsNothingToRead() {
    Outcome outcome = outcome(Sample.analysis(List.of(), List.of(), List.of()), List.of());
    assertEquals("", new FindingsText(Palette.PLAIN, true).text(outcome));
    assertEquals("", new ProvidersText(Palette.PLAIN).text(outcome));
  }

  @Test
  void manyNotesAreCutUnlessAllAreWanted() {
    List<Remark> notes =
        IntStream.range(0, 30).mapToObj(i -> Remark.of("f" + i, "is empty")).toList();
    Outcome outcome = outcome(Sample.analysis(List.of(), List.of(), List.of()), notes);
    String cut = new SummaryText(false, true).text(outcome);
    assertTrue(cut.contains("and 20 more such lines"), cut);
    assertTrue(new SummaryText(true, true).text(outcome).contains("f29: is empty"));
    assertFalse(new SummaryText(true, false).text(outcome).contains("is empty"));
  }

  @Test
  void ourOwnFailureIsOneLineAndAStackTraceOnlyOnDemand() {
    Analysis.Fault fault =
        new Analysis.Fault("rule x", "a.c", new IllegalStateException("two\nlines"));
    Outcome outcome = outcome(Sample.analysis(List.of(), List.of(), List.of(fault)), List.of());
    String brief = new SummaryText(false, false).text(outcome);
    assertEquals(1, brief.lines().count(), brief);
    assertTrue(
        brief.contains("rule x, working on a.c: IllegalStateException (two lines); please report"),
        brief);
    assertTrue(new SummaryText(true, false).text(outcome).contains("\tat org.zuflint."));
  }

  private static Outcome outcome(Analysis analysis, List<Remark> notes) {
    return Outcome.of(Kernel.PATCH_BASE, List.of("a.c"), analysis, List.of(), notes);
  }
}
