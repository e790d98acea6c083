package org.zuflint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zuflint.app.session.Engine;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.rules.Rules;

/**
 * The whole program on the example: three vmas, one that keeps the promise and two that break it.
 */
class ExampleTest {
  private static final Engine ENGINE =
      (sources, plan, readings, progress) ->
          new Analyzer(Rules.all(), plan.kernel(), plan.jobs()).run(sources, progress);

  static String example() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("examples/pinned-server"))) {
        return folder.resolve("examples/pinned-server").toString();
      }
    }
    throw new AssertionError("examples/pinned-server is missing");
  }

  private static Harness run(int exit, String... args) {
    Harness harness = new Harness(ENGINE, false, Map.of());
    List<String> all = new ArrayList<>(List.of(args));
    all.add(example());
    assertEquals(exit, harness.run(all.toArray(String[]::new)), harness.err());
    return harness;
  }

  @Test
  void theVerdictsAreThoseOfItsReadme() {
    String text = run(0, "check").out();
    assertEquals(3, text.lines().filter(line -> line.startsWith("  pin_mmap (")).count(), text);
    assertTrue(text.contains(": verified"), text);
    assertTrue(text.contains("violation(C3)") && text.contains("violation(C4)"), text);
    assertTrue(text.contains("ring.c:5:19: error: "), text);
    run(1, "check", "--fail-on=error");
  }

  @Test
  void theNumberOfThreadsDoesNotShow() {
    for (String command : List.of("check", "providers")) {
      assertEquals(
          run(0, command, "--format=json", "--jobs=1").out(),
          run(0, command, "--format=json", "--jobs=3").out());
    }
  }

  /** What check predicts is what simulate plays with one thread on each CPU. */
  @Test
  void theGainIsTheSimulatorsFigure() {
    String text = run(0, "check", "--machine=mail").out();
    String gain = "40 threads: 0.85 -> 1.75 Mops/s, x2.07 (the mail's 40 CPUs)";
    assertEquals(2, text.lines().filter(line -> line.strip().equals(gain)).count(), text);
    assertTrue(
        run(0, "providers", "--machine=mail").out().contains("gain with VM_LOCAL_CPU: " + gain));
    String json = run(0, "check", "--machine=mail", "--format=json").out();
    String played = run(0, "simulate", "--machine=mail", "--threads=40", "--format=json").out();
    for (String name : List.of("none", "intended")) {
      String rate =
          played.split("\"flag\": \"" + name + "\"")[1].split("opsPerSecond\": ")[1].split(",")[0];
      assertTrue(json.contains("\"low\": " + rate), rate + " is not in " + json);
    }
    assertTrue(run(0, "check").out().contains(" to x"));
  }

  @Test
  void aMachineThatIsNotThereIsRefused() {
    for (String command : List.of("check", "simulate")) {
      String err = run(2, command, "--machine=no-such.zmm").err();
      assertTrue(err.contains("no-such.zmm: is no machine that can be read"), err);
    }
  }
}
