package org.zuflint.app.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.source.Place;
import org.zuflint.sim.picture.Row;
import org.zuflint.sim.program.Patch;

/** What check finds wrong in the example has a witness, with the driver's lines beside it. */
class WitnessTest {
  private static final Path ROOT = root();

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root;
  }

  @Test
  void everyViolationOfTheExampleDoesHarm() {
    Request request = Request.of(ROOT, List.of("examples/pinned-server"));
    Outcome outcome = Session.standard().run(request, Progress.NONE);
    List<String> harmless = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (Finding finding : outcome.analysis().findings()) {
      if (finding.severity() == Severity.ERROR && finding.clause() != null) {
        Witness witness = intended(finding, outcome);
        (witness.found() ? shown : harmless).add(witness.text());
        List<Row> steps = witness.scene().orElseThrow().rows();
        assertTrue(
            steps.stream()
                .allMatch(step -> step.origin().isEmpty() || witness.place(step).isPresent()),
            witness::text);
      }
    }
    assertEquals(List.of(), harmless);
    assertTrue(shown.stream().anyMatch(text -> text.contains("notes.c:49")), () -> "" + shown);
    assertTrue(shown.stream().anyMatch(text -> text.contains("ring.c:5")), () -> "" + shown);
  }

  @Test
  void everyTemplateReachesHarmOnEveryKernel() {
    for (String rule : Template.rules()) {
      for (Kernel kernel : List.of(new Kernel(4, 17), new Kernel(5, 4), new Kernel(6, 1))) {
        Finding finding =
            new Finding(
                rule, Severity.ERROR, null, new Place("a.c", 1, 1), "for the test", List.of());
        Witness witness = Witness.of(finding, List.of(), kernel, Patch.INTENDED).orElseThrow();
        assertTrue(witness.found(), witness.text());
        assertTrue(witness.svg().endsWith("</svg>\n"));
      }
    }
  }

  private static Witness intended(Finding finding, Outcome outcome) {
    return Witness.of(finding, outcome.analysis().providers(), outcome.kernel(), Patch.INTENDED)
        .orElseThrow(() -> new AssertionError(finding.ruleId() + " has no template"));
  }
}
