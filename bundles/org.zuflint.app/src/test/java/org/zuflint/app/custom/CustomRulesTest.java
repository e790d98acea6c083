package org.zuflint.app.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.cache.Cache;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.core.engine.Progress;

/** Rules that are not ours: what is wrong with them is told, and they do no harm. */
class CustomRulesTest {
  private static final String DRIVER =
      """
      static int a_mmap(struct file *file, struct vm_area_struct *vma)
      {
      	return remap_pfn_range(vma, vma->vm_start, 1, 4096, vma->vm_page_prot);
      }
      static const struct file_operations a = { .mmap = a_mmap };
      """;

  @TempDir Path base;

  @Test
  void aRuleIsCompiledAndHeard() throws IOException {
    write("calm", "context.report(context.vma().where(), \"seen\", List.of());");
    Outcome outcome = run("rules");
    assertEquals("calm seen", shown(outcome));
    assertEquals("rules/src/Calm.java", outcome.custom().get(0).guest().origin());
  }

  @Test
  void zuflintTomlNamesRulesAndTheirLevels() throws IOException {
    write("calm", "context.report(context.vma().where(), \"seen\", List.of());");
    Files.writeString(base.resolve("zuflint.toml"), "own-rules = [\"rules\"]\n");
    assertEquals("calm seen", shown(run()));
    Files.writeString(
        base.resolve("zuflint.toml"), "own-rules = [\"rules\"]\n[rules]\ncalm = \"off\"\n");
    assertEquals("", shown(run()));
  }

  @Test
  void errorsHaveFileLineAndText() throws IOException {
    write("calm", "int x = \"one\";\n    context.shout();");
    List<String> lines = refused("rules");
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(
        lines.get(0).startsWith("rules/src/Calm.java:12:13: Type mismatch")
            && lines.get(0).contains("int x = \"one\";\n"),
        lines.get(0));
    assertTrue(lines.get(1).startsWith("rules/src/Calm.java:13:"), lines.get(1));
    assertTrue(lines.get(1).contains("shout"), lines.get(1));
  }

  @Test
  void whatARuleMayNotUseIsToldWithItsLine() throws IOException {
    for (String forbidden :
        List.of(
            "System.exit(1);",
            "new Thread(() -> {}).start();",
            "try { Class.forName(\"java.lang.System\"); } catch (ClassNotFoundException e) {}",
            "try { java.nio.file.Files.list(null); } catch (java.io.IOException e) {}",
            "Runnable bye = Runtime.getRuntime()::gc; bye.run();",
            "double chance = Math.random();",
            "List.of(1).parallelStream().count();")) {
      write("calm", forbidden);
      List<String> lines = refused("rules");
      assertTrue(
          lines.get(0).startsWith("rules/src/Calm.java:12:1: a rule may not use "), lines.get(0));
    }
    write("calm", "new org.zuflint.core.parse.Parser();");
    assertTrue(refused("rules").get(0).contains("Calm.java:12:"));
    write("calm", "}\n  static int calls;\n  void more() {\n    calls++;");
    assertTrue(refused("rules").get(0).contains("'calls' is static and changes"));
  }

  @Test
  void oneThatNeverEndsIsStoppedAndTheRunGoesOn() throws IOException {
    write("calm", "context.report(context.vma().where(), \"seen\", List.of());");
    write("endless", "for (int i = 0; ; i++) { if (i < 0) { i = 0; } }");
    write("deep", "check(context);");
    String much = "new long[" + (Integer.MAX_VALUE - 8) + "]";
    write(
        "greedy",
        "var all = new java.util.ArrayList<long[]>(); for (;;) { all.add(" + much + "); }");
    write("wrong", "context.vma().flags().get(7);");
    Outcome outcome = run("rules");
    assertEquals("calm seen", shown(outcome));
    List<String> faults =
        outcome.analysis().faults().stream().map(fault -> fault.cause().toString()).toList();
    assertEquals(4, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains("Deep.java: it calls itself without end"), faults.get(0));
    assertTrue(faults.get(1).contains("Endless.java: it does not come to an end"), faults.get(1));
    assertTrue(faults.get(2).contains("Greedy.java: it needs more memory"), faults.get(2));
    assertTrue(faults.get(3).contains("(Wrong.java:12), working on vma a_mmap"), faults.get(2));
  }

  @Test
  void idsAreTakenOnce() throws IOException {
    write("unpinned-access", "");
    assertTrue(refused("rules").get(0).contains("already"));
    assertTrue(refused("rules", "rules").get(0).contains("already"));
    assertTrue(refused("nothing").get(0).contains("neither a folder of rules nor a rule pack"));
  }

  @Test
  void runsAtTheSameTimeShareTheCache() throws Exception {
    write("calm", "context.report(context.vma().where(), \"seen\", List.of());");
    Path cache = base.resolve("cache");
    Callable<String> one =
        () ->
            shown(
                Session.standard(new Cache(cache, line -> {}))
                    .run(request("rules"), Progress.NONE));
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (Future<String> done : pool.invokeAll(List.of(one, one, one, one))) {
        assertEquals("calm seen", done.get());
      }
    }
    Path jar;
    try (Stream<Path> kept = Files.list(cache.resolve("rules"))) {
      jar = kept.reduce((a, b) -> Path.of("more than one")).orElseThrow();
    }
    assertEquals("calm seen", one.call());
    Files.writeString(jar, "spoilt");
    assertEquals("calm seen", one.call());
  }

  @Test
  void aPackHoldsTheSameRules() throws IOException {
    write("calm", "context.report(context.vma().where(), \"seen\", List.of());");
    RulesFolder folder = new RulesFolder(base.resolve("rules"), "rules");
    Path pack = base.resolve("team.jar");
    new CustomRules(null).pack(folder, pack);
    byte[] bytes = Files.readAllBytes(pack);
    new CustomRules(null).pack(folder, pack);
    assertArrayEquals(bytes, Files.readAllBytes(pack));
    Outcome outcome = run("team.jar");
    assertEquals("calm seen", shown(outcome));
    assertEquals("# calm\n", outcome.custom().get(0).page());
    assertEquals("team.jar!/Calm.java", outcome.custom().get(0).guest().origin());
  }

  @Test
  void aPackForAnotherApiIsRefused() {
    assertNull(RulePack.objection("1.0"));
    assertTrue(String.valueOf(RulePack.objection("2.0")).contains("rule API 2.0"));
    assertTrue(String.valueOf(RulePack.objection("1.99")).contains("rule API 1.99"));
    assertTrue(String.valueOf(RulePack.objection(null)).contains("no rule pack"));
  }

  private void write(String id, String body) throws IOException {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-")) {
      name.append(word.substring(0, 1).toUpperCase(java.util.Locale.ROOT))
          .append(word.substring(1));
    }
    Path rules = base.resolve("rules");
    Files.createDirectories(rules.resolve("src"));
    Files.createDirectories(rules.resolve("docs"));
    Files.writeString(rules.resolve("docs/" + id + ".md"), "# " + id + "\n");
    Files.writeString(
        rules.resolve("src/" + name + ".java"),
        """
        import java.util.List;
        import org.zuflint.core.finding.Severity;
        import org.zuflint.core.rule.*;
        public final class %s implements Rule {
          @Override
          public RuleInfo info() {
            return new RuleInfo("%s", Severity.INFO, null, "a test");
          }
          @Override
          public void check(RuleContext context) {
            // The body begins in the next line.
            %s
          }
        }
        """
            .formatted(name, id, body));
    Files.writeString(base.resolve("a.c"), DRIVER);
  }

  private Request request(String... rules) {
    return new Request(base, List.of("a.c"), null, 1, null, null, null, null, null, List.of(rules));
  }

  private Outcome run(String... rules) {
    return Session.standard().run(request(rules), Progress.NONE);
  }

  private List<String> refused(String... rules) {
    Refusal refusal = assertThrows(Refusal.class, () -> run(rules));
    return refusal.remarks().stream().map(Refusal::line).toList();
  }

  private static String shown(Outcome outcome) {
    return outcome.analysis().findings().stream()
        .map(finding -> finding.ruleId() + " " + finding.message())
        .reduce("", (a, b) -> a + b);
  }
}
