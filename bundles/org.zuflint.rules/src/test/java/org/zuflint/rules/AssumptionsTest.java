package org.zuflint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.core.driver.Assumption;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/** What somebody vouches for closes an open clause, is listed, and is told when it is idle. */
class AssumptionsTest {
  private static final Path HALVES = Path.of(System.getProperty("zuflint.rules", "."), "halves");
  private static final Place TOML = new Place("zuflint.toml", 3, 1);
  private static final String IOCTL = "static long srv_ioctl";

  @Test
  void withoutAServerC2IsOpen() throws IOException {
    Vma vma = vma(analyse("", List.of()));
    assertEquals("unproven(C2)", vma.verdict().word());
    assertTrue(vma.verdict().toString().contains("no server source"), vma.verdict()::toString);
  }

  @Test
  void aCommentBeforeTheEntryClosesIt() throws IOException {
    Analysis analysis =
        analyse("/* zuflint: assume(C2) the server pins\n * its threads */\n", List.of());
    assertEquals("verified", vma(analysis).verdict().word());
    assertEquals(
        List.of("C2 as declared at served.c:75: the server pins its threads"),
        vma(analysis).assumptions().stream().filter(text -> text.startsWith("C2")).toList());
    assertEquals(List.of(), analysis.remarks());
  }

  @Test
  void aCommandCanBeVouchedFor() throws IOException {
    Analysis analysis =
        analyse("/* zuflint: assume(C2: SRV_NEXT) pinned threads only */\n", List.of());
    assertEquals("verified", vma(analysis).verdict().word());
  }

  @Test
  void anotherCommandIsNotEnough() throws IOException {
    Analysis analysis = analyse("/* zuflint: assume(C2: SRV_HELLO) pinned */\n", List.of());
    assertEquals("unproven(C2)", vma(analysis).verdict().word());
    assertRemark(analysis, "closes no clause");
  }

  @Test
  void withoutAReasonNothingIsVouchedFor() throws IOException {
    assertEquals(
        "unproven(C2)", vma(analyse("/* zuflint: assume(C2) */\n", List.of())).verdict().word());
  }

  @Test
  void theSettingsFileVouchesForProvidersAndFiles() throws IOException {
    for (String scope : List.of("srv_mmap", "kernel/*.c", "**/served.c")) {
      Analysis analysis = analyse("", List.of(new Assumption(scope, Clause.C2, "pinned", TOML)));
      assertEquals("verified", vma(analysis).verdict().word(), scope);
      assertTrue(
          vma(analysis).assumptions().contains("C2 as declared at zuflint.toml:3: pinned"),
          () -> vma(analysis).assumptions().toString());
    }
  }

  @Test
  void whatIsProvedAnywayIsNotNeeded() throws IOException {
    Analysis analysis =
        analyse("", List.of(new Assumption("srv_mmap", Clause.C3, "never faults", TOML)));
    assertRemark(analysis, "is not needed");
  }

  @Test
  void aBrokenClauseStaysBroken() throws IOException {
    Analysis analysis =
        new Analyzer(
                Rules.all(),
                Kernel.PATCH_BASE,
                1,
                List.of(new Assumption("srv_mmap", Clause.C2, "pinned", TOML)))
            .run(
                List.of(half(""), api(), server("cases/server-thread-unpinned/no_attributes.c")),
                Progress.NONE);
    assertEquals("violation(C2)", vma(analysis).verdict().word());
    assertRemark(analysis, "is contradicted");
  }

  private static void assertRemark(Analysis analysis, String part) {
    assertEquals(1, analysis.remarks().size(), analysis.remarks().toString());
    String text = analysis.remarks().get(0).text();
    assertTrue(text.contains(part), text);
  }

  private static Vma vma(Analysis analysis) {
    return analysis.providers().get(0).vmas().get(0);
  }

  private static Analysis analyse(String comment, List<Assumption> assumptions) throws IOException {
    return new Analyzer(Rules.all(), Kernel.PATCH_BASE, 1, assumptions)
        .run(List.of(half(comment), api()), Progress.NONE);
  }

  private static Source half(String comment) throws IOException {
    String text = Files.readString(HALVES.resolve("served.c")).replace(IOCTL, comment + IOCTL);
    return Source.of(SourceFile.of("kernel/served.c", text));
  }

  private static Source api() throws IOException {
    return Source.of(
        SourceFile.of("kernel/srv_api.h", Files.readString(HALVES.resolve("srv_api.h"))));
  }

  private static Source server(String path) throws IOException {
    return Source.of(SourceFile.of("server.c", Files.readString(HALVES.resolveSibling(path))));
  }
}
