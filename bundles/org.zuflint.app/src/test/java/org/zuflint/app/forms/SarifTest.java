package org.zuflint.app.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.Issue;
import edu.hm.hafner.analysis.Report;
import edu.hm.hafner.analysis.parser.Gcc4CompilerParser;
import edu.hm.hafner.analysis.parser.violations.SarifAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.app.session.Standing;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/** SARIF by its schema, by our promises, and as Jenkins reads it. */
class SarifTest {
  @TempDir Path base;

  private Outcome outcome;
  private String text;
  private JsonObject run;

  @BeforeEach
  void analyse() throws IOException {
    outcome = StrangeDriver.outcome(base);
    text = Form.SARIF.report("0.1.0").text(outcome);
    run =
        new Gson().fromJson(text, JsonObject.class).getAsJsonArray("runs").get(0).getAsJsonObject();
  }

  private List<JsonObject> results() {
    return run.getAsJsonArray("results").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  @Test
  void thePublishedSchemaTakesIt() throws IOException {
    String schema;
    try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    ValidatorFactory factory =
        new ValidatorFactory()
            .withJsonNodeFactory(new GsonNode.Factory())
            .withDisabledSchemaValidation(true);
    Validator.Result result = factory.validate(schema, text);
    assertTrue(result.isValid(), () -> result.getErrors().toString());
    String broken = text.replaceFirst("\"level\": \"error\"", "\"level\": \"bad\"");
    assertTrue(!factory.validate(schema, broken).isValid(), "the check must be able to fail");
  }

  @Test
  void whatGithubRefusesIsLeftOutAndToldOf() throws IOException {
    List<Step> path = new ArrayList<>();
    for (int step = 1; step <= 1_500; step++) {
      path.add(new Step(new Place("a.c", step, 1), "step " + step));
    }
    List<Finding> findings = new ArrayList<>();
    for (int line = 1; line <= 25_010; line++) {
      Severity severity = line <= 25_000 ? Severity.INFO : Severity.ERROR;
      findings.add(
          new Finding(
              "local-vma-faulted",
              severity,
              null,
              new Place("a.c", line, 1),
              "finding " + line,
              line == 25_010 ? path : List.of()));
    }
    Analysis many =
        new Analysis(
            findings, List.of(), List.of(), List.of(), new Analysis.Extent(1, 1, 25_010, 0));
    text =
        Form.SARIF
            .report("1")
            .text(Outcome.of(Kernel.PATCH_BASE, List.of("a.c"), many, List.of(), List.of()));
    run =
        new Gson().fromJson(text, JsonObject.class).getAsJsonArray("runs").get(0).getAsJsonObject();
    assertEquals(25_000, results().size());
    assertEquals(
        10,
        results().stream().filter(one -> one.get("level").getAsString().equals("error")).count(),
        "errors are kept");
    assertTrue(text.contains("10 more findings are left out: a run may have 25000"));
    JsonObject last = results().getLast();
    JsonObject flow = last.getAsJsonArray("codeFlows").get(0).getAsJsonObject();
    JsonObject thread = flow.getAsJsonArray("threadFlows").get(0).getAsJsonObject();
    assertEquals(1_000, thread.getAsJsonArray("locations").size());
    assertTrue(
        thread.getAsJsonArray("locations").get(999).toString().contains("step 1500"), "the end");
    assertEquals(100, last.getAsJsonArray("relatedLocations").size());
  }

  /** What a tool makes of a fix is what zuflint's own patch would make. */
  @Test
  void fixesChangeTheTextAsThePatchDoes() throws IOException {
    String whole = Files.readString(base.resolve(StrangeDriver.FILE));
    int fixed = 0;
    for (JsonObject result : results()) {
      if (!result.has("fixes")) {
        continue;
      }
      fixed++;
      JsonObject change =
          result
              .getAsJsonArray("fixes")
              .get(0)
              .getAsJsonObject()
              .getAsJsonArray("artifactChanges")
              .get(0)
              .getAsJsonObject();
      JsonObject replacement = change.getAsJsonArray("replacements").get(0).getAsJsonObject();
      JsonObject region = replacement.getAsJsonObject("deletedRegion");
      String added = replacement.getAsJsonObject("insertedContent").get("text").getAsString();
      int start = offset(whole, region.get("startLine"), region.get("startColumn"));
      int end = offset(whole, region.get("endLine"), region.get("endColumn"));
      String repaired = whole.substring(0, start) + added + whole.substring(end);
      assertTrue(
          repaired.contains("/* ü */ vma->vm_flags |= VM_DONTCOPY | VM_LOCAL_CPU | VM_DONTEXPAND")
              || repaired.contains("/* ü */ vma->vm_flags |= VM_DONTEXPAND | VM_IO"),
          repaired);
    }
    assertTrue(fixed > 0);
  }

  private static int offset(String text, JsonElement line, JsonElement column) {
    int offset = 0;
    for (int i = 1; i < line.getAsInt(); i++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    return offset + column.getAsInt() - 1;
  }

  @Test
  void fingerprintsDifferAndHiddenFindingsSayWhy() {
    Set<String> prints = new TreeSet<>();
    int suppressed = 0;
    for (JsonObject result : results()) {
      prints.add(result.getAsJsonObject("partialFingerprints").get("zuflint/v1").getAsString());
      for (JsonElement suppression : result.getAsJsonArray("suppressions")) {
        suppressed++;
        String why = suppression.getAsJsonObject().get("justification").getAsString();
        assertTrue(why.equals("\"why\" <&>") || why.equals("in the baseline known.json"), why);
      }
    }
    assertEquals(results().size(), prints.size());
    assertEquals(results().size() - outcome.sifted().count(Standing.OPEN), suppressed);
  }

  /** Code before, behind and around a finding may change: servers recognize it all the same. */
  @Test
  void fingerprintsOutliveEditsElsewhere() throws IOException {
    Path file = base.resolve(StrangeDriver.FILE);
    String before = Files.readString(file);
    Files.writeString(
        file,
        "/* new */\nint before;\n"
            + before.replace("vma->vm_ops =", "touch(vma);\n  vma->vm_ops   =")
            + "\nint after;\n");
    Outcome edited = Session.standard().run(Request.of(base, List.of("drv ü")), Progress.NONE);
    String report = Form.SARIF.report("0.1.0").text(edited);
    JsonObject again =
        new Gson()
            .fromJson(report, JsonObject.class)
            .getAsJsonArray("runs")
            .get(0)
            .getAsJsonObject();
    assertEquals(prints(run), prints(again));
  }

  private static List<String> prints(JsonObject run) {
    return run.getAsJsonArray("results").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(one -> one.getAsJsonObject("partialFingerprints"))
        .map(prints -> prints.get("primaryLocationLineHash").getAsString())
        .sorted()
        .toList();
  }

  @Test
  void placesAreRelativeAndColumnsCountUtf16() {
    for (JsonObject result : results()) {
      JsonObject place =
          result
              .getAsJsonArray("locations")
              .get(0)
              .getAsJsonObject()
              .getAsJsonObject("physicalLocation");
      JsonObject artifact = place.getAsJsonObject("artifactLocation");
      assertEquals("SRCROOT", artifact.get("uriBaseId").getAsString());
      URI uri = URI.create(artifact.get("uri").getAsString());
      assertEquals(StrangeDriver.FILE, uri.getPath());
      JsonObject region = place.getAsJsonObject("region");
      String line = region.getAsJsonObject("snippet").get("text").getAsString();
      int start = region.get("startColumn").getAsInt() - 1;
      String here = line.substring(start);
      if (region.has("endColumn")) {
        String word = line.substring(start, region.get("endColumn").getAsInt() - 1);
        assertTrue(word.matches("\\w+"), word);
      } else {
        assertTrue(here.startsWith("->"), here);
      }
    }
  }

  @Test
  void everyRuleHasItsPageAndEveryPathIsAFlow() {
    for (JsonElement rule :
        run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules")) {
      String page = rule.getAsJsonObject().getAsJsonObject("help").get("markdown").getAsString();
      assertTrue(page.contains("```c bad"), page);
    }
    assertTrue(results().stream().anyMatch(result -> result.has("codeFlows")));
    JsonObject invocation = run.getAsJsonArray("invocations").get(0).getAsJsonObject();
    assertEquals(1, invocation.getAsJsonArray("toolExecutionNotifications").size());
  }

  @Test
  void jenkinsReadsTextAndSarif() throws IOException {
    Path sarif = Files.writeString(base.resolve("z.sarif"), text);
    Report fromSarif = new SarifAdapter().parse(new FileReaderFactory(sarif));
    List<String> rules = fromSarif.stream().map(Issue::getType).distinct().sorted().toList();
    assertTrue(rules.contains("local-vma-faulted"), rules.toString());
    Path gcc = Files.writeString(base.resolve("z.txt"), Form.TEXT.report("0.1.0").text(outcome));
    Report fromText = new Gcc4CompilerParser().parse(new FileReaderFactory(gcc));
    List<String> lines =
        fromText.stream()
            .filter(issue -> issue.getCategory().startsWith("zuflint-"))
            .map(issue -> issue.getFileName() + ":" + issue.getLineStart())
            .sorted()
            .toList();
    List<String> expected =
        outcome.analysis().findings().stream()
            .map(finding -> finding.where().file() + ":" + finding.where().line())
            .sorted()
            .toList();
    assertEquals(expected, lines);
  }
}
