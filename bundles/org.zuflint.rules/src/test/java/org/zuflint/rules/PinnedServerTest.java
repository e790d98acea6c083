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
        List.of(
            "notes.c deferred-access ERROR",
            "pages.c flag-without-effect INFO",
            "ring.c local-vma-faulted ERROR"),
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

  private static final String CHECK =
      "\terr = pin_check(t);\n\tif (err)\n\t\treturn err;\n\n\tswitch";

  @Test
  void withoutTheCheckTheServerProvesIt() throws IOException {
    Analysis analysis = analyse(CHECK, "\tswitch");
    assertEquals("verified", verdicts(analysis).get(0));
    assertTrue(
        analysis.providers().get(0).vmas().get(0).assumptions().stream()
            .anyMatch(assumption -> assumption.startsWith("no CPU of a server thread")));
  }

  @Test
  void withoutTheCheckAndTheServerNothingIsProved() throws IOException {
    assertEquals("unproven(C2)", verdicts(analyse("kernel", CHECK, "\tswitch")).get(0));
  }

  @Test
  void withoutTheCheckAServerThatIsNotPinnedBreaksIt() throws IOException {
    Analysis analysis = analyse(CHECK, "\tswitch", "&attr, thread_main", "NULL, thread_main");
    assertEquals("violation(C2)", verdicts(analysis).get(0));
    assertTrue(
        findings(analysis).contains("server.c server-thread-unpinned ERROR"),
        () -> findings(analysis).toString());
  }

  @Test
  void withoutPfnmapTheZapDoesNothing() throws IOException {
    Analysis analysis = analyse("VM_PFNMAP | VM_IO | VM_DONTCOPY", "VM_IO | VM_DONTCOPY");
    assertTrue(
        findings(analysis).contains("pages.c missing-vm-pfnmap ERROR"),
        () -> findings(analysis).toString());
  }

  private static Analysis analyse(String text, String replacement) throws IOException {
    return analyse("", text, replacement);
  }

  private static Analysis analyse(String text, String other, String second, String third)
      throws IOException {
    return analyse("", text, other, second, third);
  }

  /** Each text of a pair is replaced by the other; {@code folder} is empty for all of them. */
  private static Analysis analyse(String folder, String... pairs) throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      List<Source> sources =
          files
              .filter(file -> file.toString().matches(".*\\.[ch]"))
              .filter(file ->
                  EXAMPLE.relativize(file).startsWith(folder)
                      || folder.isEmpty()
                      || file.toString().endsWith("pin_api.h"))
              .sorted()
              .map(file -> changed(file, pairs))
              .map(Source::of)
              .toList();
      return new Analyzer(Rules.all(), Kernel.PATCH_BASE, 2).run(sources, Progress.NONE);
    }
  }

  private static SourceFile changed(Path file, String... pairs) {
    try {
      String text = Files.readString(file);
      for (int i = 0; i < pairs.length; i += 2) {
        text = text.replace(pairs[i], pairs[i + 1]);
      }
      return SourceFile.of(EXAMPLE.relativize(file).toString().replace('\\', '/'), text);
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
