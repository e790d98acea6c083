package org.zuflint.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.baseline.BaselineFile;
import org.zuflint.app.config.Refusal;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Severity;

/** Configuration, comments and baselines act on a real analysis. */
class SiftingTest {
  private static final String DRIVER =
      """
      static vm_fault_t ring_fault(struct vm_fault *vmf)
      {
      	vmf->page = ring_page(vmf->pgoff);
      	get_page(vmf->page);
      	return 0;
      }

      static const struct vm_operations_struct ring_vm_ops = {
      	.fault = ring_fault,
      };

      static int ring_mmap(struct file *file, struct vm_area_struct *vma)
      {
      	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY | VM_DONTEXPAND | VM_IO;
      	vma->vm_ops = &ring_vm_ops;
      	return 0;
      }

      static const struct file_operations ring_fops = {
      	.mmap = ring_mmap,
      };
      """;
  private static final String RULE = "local-vma-faulted";

  @TempDir Path base;

  @BeforeEach
  void driver() throws IOException {
    write("ring.c", DRIVER);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(base.resolve(name), text);
  }

  private Outcome run() {
    return Session.standard().run(Request.of(base, List.of("ring.c")), Progress.NONE);
  }

  private static long faulted(Outcome outcome) {
    return outcome.analysis().findings().stream()
        .filter(finding -> finding.ruleId().equals(RULE))
        .count();
  }

  @Test
  void withoutAnythingItIsAnError() {
    Outcome outcome = run();
    assertEquals(1, faulted(outcome));
    assertTrue(FailOn.ERROR.fails(outcome));
    assertEquals(List.of(), outcome.notes());
  }

  @Test
  void aRuleCanBeOffOrMilder() throws IOException {
    write("zuflint.toml", "[rules]\nlocal-vma-faulted = \"off\"\n");
    assertEquals(0, faulted(run()));
    write("zuflint.toml", "[rules]\nlocal-vma-faulted = \"info\"\n");
    Outcome milder = run();
    assertEquals(1, faulted(milder));
    assertEquals(0, milder.count(Severity.ERROR));
    assertTrue(FailOn.ERROR.fails(milder), "the promise is broken all the same");
  }

  @Test
  void aCommentWithAReasonAllowsIt() throws IOException {
    write("ring.c", "/* zuflint: allow(local-vma-faulted) only a test driver */\n" + DRIVER);
    Outcome outcome = run();
    assertEquals(0, faulted(outcome));
    assertEquals(1, outcome.sifted().count(Standing.ALLOWED));
    assertFalse(FailOn.ERROR.fails(outcome));
    assertEquals(List.of(), outcome.notes());
  }

  @Test
  void aCommentThatAllowsNothingIsReported() throws IOException {
    write("ring.c", DRIVER + "/* zuflint: allow(local-vma-faulted) gone */\nint a;\n");
    Outcome outcome = run();
    assertEquals(1, faulted(outcome));
    assertEquals(1, outcome.notes().size());
    assertTrue(outcome.notes().get(0).text().contains("not found here; remove it"));
  }

  @Test
  void aBaselineHidesWhatItKnowsWhereverItMoves() throws IOException {
    baseline();
    Outcome same = run();
    assertEquals(0, same.analysis().findings().size());
    assertFalse(FailOn.UNPROVEN.fails(same));
    write("ring.c", "int moved;\n\n" + DRIVER.replace("\tvmf->page", "\t\t/* b */ vmf->page"));
    Outcome moved = run();
    assertEquals(0, moved.analysis().findings().size(), moved.analysis().findings().toString());
    assertEquals(List.of(), moved.sifted().gone());
    assertFalse(FailOn.UNPROVEN.fails(moved));
    write(
        "ring.c",
        DRIVER.replace("\t.mmap", "\t.read = ring_read,\n\t.mmap")
            + DRIVER.replace("ring", "song"));
    assertEquals(1, faulted(run()));
    assertTrue(FailOn.ERROR.fails(run()));
    write("ring.c", "int nothing;\n");
    assertFalse(run().sifted().gone().isEmpty());
  }

  @Test
  void aMissingBaselineIsAnError() throws IOException {
    write("zuflint.toml", "baseline = \"known.json\"\n");
    assertThrows(Refusal.class, this::run);
  }

  @Test
  void fingerprintsDifferWithinARun() throws IOException {
    write("ring.c", DRIVER + DRIVER.replace("ring", "song"));
    List<String> prints = run().sifted().entries().stream().map(Entry::fingerprint).toList();
    assertTrue(prints.size() > 1);
    assertEquals(prints.size(), prints.stream().distinct().count());
  }

  @Test
  void includesAndExcludesAreToldOf() throws IOException {
    write("b.c", "int b;\n");
    write("zuflint.toml", "excludes = [\"b.c\"]\n");
    Outcome outcome = Session.standard().run(Request.of(base, List.of(".")), Progress.NONE);
    assertEquals(List.of("./ring.c"), outcome.files());
    assertEquals("its includes and excludes leave out 1 file", outcome.notes().get(0).text());
    write("zuflint.toml", "includes = [\"nix/**\"]\n");
    assertEquals(1, run().lost().size());
  }

  private void baseline() throws IOException {
    StringBuilder text = new StringBuilder();
    BaselineFile.write(run().known(), text);
    write("known.json", text.toString());
    write("zuflint.toml", "baseline = \"known.json\"\n");
  }
}
