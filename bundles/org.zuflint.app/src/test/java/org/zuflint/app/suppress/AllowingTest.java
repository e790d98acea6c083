package org.zuflint.app.suppress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.inputs.InputSearch;
import org.zuflint.app.inputs.Originals;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.app.session.Standing;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.source.Place;

/** A comment that allows a finding is where it speaks for that finding alone, and goes again. */
class AllowingTest {
  private static final String DRIVER =
      """
      #include <linux/mm.h>
      static struct page *one_page;

      static vm_fault_t one_fault(struct vm_fault *vmf)
      {
      	vmf->page = one_page;
      	return 0;
      }

      static const struct vm_operations_struct one_ops = {
      	.fault = one_fault,
      };

      static int one_mmap(struct file *file, struct vm_area_struct *vma)
      {
      	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP;
      	vma->vm_ops = &one_ops;
      	return 0;
      }

      static const struct file_operations one_fops = {
      	.mmap = one_mmap,
      };
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("one.c");
    Files.writeString(file, DRIVER);
  }

  @Test
  void everyFindingCanBeAllowedAndForbiddenAgain() throws IOException {
    Outcome outcome = run();
    assertTrue(outcome.analysis().findings().size() > 1);
    for (Finding finding : outcome.analysis().findings()) {
      Fix fix = new Allowing(outcome.originals()).allow(finding, "a test\nof ours").orElseThrow();
      apply(fix);
      Outcome allowed = run();
      List<Entry> hidden =
          allowed.sifted().entries().stream()
              .filter(entry -> entry.standing() == Standing.ALLOWED)
              .toList();
      assertEquals(1, hidden.size(), finding.toString());
      assertEquals(finding.ruleId(), hidden.get(0).finding().ruleId());
      assertEquals("a test of ours", hidden.get(0).allowance().reason());
      apply(new Allowing(allowed.originals()).forbid(hidden.get(0).allowance()).orElseThrow());
      assertEquals(DRIVER, Files.readString(file));
    }
  }

  @Test
  void oneOfTwoRulesIsForbidden() throws IOException {
    Files.writeString(
        file,
        DRIVER.replace(
            "\tvma->vm_flags |=",
            "\t/* zuflint: allow(missing-vm-dontcopy, missing-vm-io) why */\n\tvma->vm_flags |="));
    Outcome outcome = run();
    Entry allowed =
        outcome.sifted().entries().stream()
            .filter(entry -> entry.standing() == Standing.ALLOWED)
            .findFirst()
            .orElseThrow();
    apply(new Allowing(outcome.originals()).forbid(allowed.allowance()).orElseThrow());
    assertTrue(Files.readString(file).contains("\t/* zuflint: allow(missing-vm-io) why */\n"));
  }

  @Test
  void noCommentWhereNoneCanStand() throws IOException {
    Files.writeString(file, "#define TWO(a) \\\n\tf(a); \\\n\tg(a)\n");
    Originals originals =
        new Originals(folder, folder, InputSearch.find(folder, List.of("one.c"), null).files());
    Place where = new Place("one.c", 2, 2);
    Finding finding =
        new Finding("missing-vm-io", Severity.ERROR, null, where, "message", List.of());
    assertEquals(Optional.empty(), new Allowing(originals).allow(finding, "why"));
    assertEquals(Optional.empty(), new Allowing(originals).allow(finding, "*/ int x; /*"));
  }

  private Outcome run() {
    return Session.standard().run(Request.of(folder, List.of("one.c")), Progress.NONE);
  }

  private void apply(Fix fix) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    for (Edit edit : fix.edits()) {
      List<String> place = lines.subList(edit.line() - 1, edit.line() - 1 + edit.removed());
      place.clear();
      place.addAll(edit.added());
    }
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
