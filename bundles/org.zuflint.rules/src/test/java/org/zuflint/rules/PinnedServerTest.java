package org.zuflint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/** The README's demo gives the verdicts that the README promises. */
class PinnedServerTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("zuflint.rules", "."), "../../examples/pinned-server");

  @Test
  void oneVmaKeepsThePromiseTwoBreakIt() throws IOException {
    Analysis analysis = analyse("", "");
    assertEquals(List.of("verified", "violation(C3)", "violation(C4)"), verdicts(analysis));
    assertEquals(
        List.of("notes.c deferred-access ERROR", "ring.c local-vma-faulted ERROR"),
        findings(analysis));
    assertTrue(analysis.skipped().isEmpty(), () -> analysis.skipped().toString());
    assertTrue(analysis.faults().isEmpty(), () -> analysis.faults().toString());
  }

  @Test
  void wakingTheClientFirstBreaksC4() throws IOException {
    Analysis analysis =
        analyse(
            "\tpin_pages_unmap(t);\n\tpin_finish(t, wait.result);",
            "\tpin_finish(t, wait.result);\n\tpin_pages_unmap(t);");
    assertEquals("violation(C4)", verdicts(analysis).get(0));
  }

  @Test
  void withoutTheCheckNothingIsProved() throws IOException {
    Analysis analysis =
        analyse("\terr = pin_check(t);\n\tif (err)\n\t\treturn err;\n\n\tswitch", "\tswitch");
    assertEquals("unproven(C2)", verdicts(analysis).get(0));
  }

  @Test
  void withoutPfnmapTheZapDoesNothing() throws IOException {
    Analysis analysis = analyse("VM_PFNMAP | VM_IO | VM_DONTCOPY", "VM_IO | VM_DONTCOPY");
    assertTrue(
        findings(analysis).contains("pages.c missing-vm-pfnmap ERROR"),
        () -> findings(analysis).toString());
  }

  private static Analysis analyse(String text, String replacement) throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      List<Source> sources =
          files
              .filter(file -> file.toString().matches(".*\\.[ch]"))
              .sorted()
              .map(file -> changed(file, text, replacement))
              .map(Source::of)
              .toList();
      return new Analyzer(Rules.all(), Kernel.PATCH_BASE, 2).run(sources, Progress.NONE);
    }
  }

  private static SourceFile changed(Path file, String text, String replacement) {
    try {
      return SourceFile.of(
          EXAMPLE.relativize(file).toString().replace('\\', '/'),
          Files.readString(file).replace(text, replacement));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<String> verdicts(Analysis analysis) {
    return analysis.providers().stream()
        .flatMap(provider -> provider.vmas().stream())
        .map(vma -> vma.verdict().word())
        .toList();
  }

  private static List<String> findings(Analysis analysis) {
    return analysis.findings().stream()
        .map(finding ->
            finding.where().file().replaceFirst(".*/", "")
                + " "
                + finding.ruleId()
                + " "
                + finding.severity())
        .sorted()
        .toList();
  }
}
