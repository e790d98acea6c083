package org.zuflint.app.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Finding;

/** Repairs hold, become patches, and are written whole. */
class RepairTest {
  private static final String TAIL =
      """
      static const struct file_operations ring_fops = {
      	.mmap = ring_mmap,
      };
      """;

  @TempDir Path base;

  private Outcome outcome;

  private Repair.Result repair(String code) throws IOException {
    Files.writeString(base.resolve("ring.c"), code + TAIL);
    Request request = Request.of(base, List.of("ring.c"));
    outcome = Session.standard().run(request, Progress.NONE);
    Repair.Result result =
        Repair.of(
            outcome.analysis().findings(),
            outcome.originals(),
            Session.standard().again(request, Progress.NONE));
    proved(result);
    return result;
  }

  /** What was repaired is not found in the written files. */
  private void proved(Repair.Result result) throws IOException {
    for (Map.Entry<String, List<String>> file : Patch.finalLines(result).entrySet()) {
      List<String> lines = new ArrayList<>(Files.readAllLines(base.resolve(file.getKey())));
      for (Edit edit : Patch.edits(result)) {
        List<String> place = lines.subList(edit.line() - 1, edit.line() - 1 + edit.removed());
        place.clear();
        place.addAll(edit.added());
      }
      assertEquals(file.getValue(), lines, "the same as edits");
    }
    Application.apply(Patch.finalLines(result), outcome.originals());
    Analysis after =
        Session.standard().run(Request.of(base, List.of("ring.c")), Progress.NONE).analysis();
    List<String> left = result.left().stream().map(Finding::ruleId).sorted().toList();
    assertEquals(left, after.findings().stream().map(Finding::ruleId).sorted().toList());
  }

  private static List<String> titles(Repair.Result result) {
    return result.done().stream().map(done -> done.fix().title()).toList();
  }

  @Test
  void aMissingFlagIsSet() throws IOException {
    Repair.Result result =
        repair(
            """
            static vm_fault_t ring_fault(struct vm_fault *vmf)
            {
            	return VM_FAULT_SIGBUS;
            }

            static const struct vm_operations_struct ring_vm_ops = {
            	.fault = ring_fault,
            };

            static int ring_mmap(struct file *file, struct vm_area_struct *vma)
            {
            	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTEXPAND | VM_LOCAL_CPU;
            	vma->vm_ops = &ring_vm_ops;
            	return 0;
            }
            """);
    assertTrue(titles(result).contains("set VM_DONTCOPY"), result.toString());
    String diff = new Patch(outcome.originals()).diff(result);
    assertTrue(
        diff.contains(
            "+\tvma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU;"),
        diff);
    String mail = new Patch(outcome.originals()).mbox(result);
    assertTrue(mail.contains("Subject: [PATCH 1/1] ring: set VM_DONTCOPY\n"), mail);
  }

  @Test
  void aGuardIsAddedWhereThereIsNone() throws IOException {
    Repair.Result result =
        repair(
            """
            static int ring_mmap(struct file *file, struct vm_area_struct *vma)
            {
            	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
            	return 0;
            }
            """);
    assertTrue(titles(result).contains("add vm_ops that refuse faults"), result.toString());
    String text = Files.readString(base.resolve("ring.c"));
    assertTrue(text.contains("\tvma->vm_ops = &ring_no_fault_ops;\n"), text);
    assertTrue(text.startsWith("/* Entries are inserted"), text);
  }

  @Test
  void theFlagGoesWhereThePromiseCannotBeKept() throws IOException {
    Repair.Result result =
        repair(
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
            	vma->vm_ops = &ring_vm_ops;
            	vma->vm_flags |= VM_LOCAL_CPU;
            	return 0;
            }
            """);
    assertEquals(List.of("drop VM_LOCAL_CPU"), titles(result));
    assertFalse(Files.readString(base.resolve("ring.c")).contains("VM_LOCAL_CPU"));
  }

  @Test
  void aFileThatWasChangedIsNotWritten() throws IOException {
    repair("int ring_mmap;\n");
    assertTrue(outcome.originals().text("ring.c").isPresent());
    Files.writeString(base.resolve("ring.c"), "int other;\n");
    IOException refused =
        assertThrows(
            IOException.class,
            () ->
                Application.apply(
                    new TreeMap<>(Map.of("ring.c", List.of("int new;"))), outcome.originals()));
    assertTrue(String.valueOf(refused.getMessage()).contains("was changed"));
    assertEquals("int other;\n", Files.readString(base.resolve("ring.c")));
  }

  private static String kept(String flags, String ioctl) {
    return """
    struct ring { struct vm_area_struct *vma; };
    static int ring_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
    static void ring_close(struct vm_area_struct *vma)
    {
    	struct ring *ring = vma->vm_private_data;

    	FORGET
    }
    static const struct vm_operations_struct ring_ops = { .fault = ring_fault, .close = ring_close };
    static int ring_mmap(struct file *file, struct vm_area_struct *vma)
    {
    	struct ring *ring = file->private_data;

    	if (ring->vma)
    		return -EBUSY;
    	vma->vm_flags |= FLAGS;
    	vma->vm_private_data = ring;
    	vma->vm_ops = &ring_ops;
    	ring->vma = vma;
    	return 0;
    }
    static long ring_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
    {
    	struct ring *ring = file->private_data;
    	int err;

    	IOCTL
    	zap_vma_ptes(ring->vma, ring->vma->vm_start, PAGE_SIZE);
    	return err;
    }
    const struct file_operations ring_calls = { .unlocked_ioctl = ring_ioctl };
    """
        .replace("FLAGS", flags)
        .replace("IOCTL", ioctl.replace("\n", "\n\t"));
  }

  private static final String INSERT = "err = vm_insert_pfn(ring->vma, ring->vma->vm_start, arg);";
  private static final String PINNED = "if (current->nr_cpus_allowed != 1)\n\treturn -EPERM;\n";

  @Test
  void aCloseForgetsTheStoredVma() throws IOException {
    String code = kept("VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU", PINNED + INSERT);
    assertTrue(
        titles(repair(code.replace("FORGET", "pr_debug(\"closed\\n\");")))
            .contains("forget the vma in ring_close()"));
    String without =
        code.replace(", .close = ring_close", "")
            .replaceAll("(?s)static void ring_close.*?\n}\n", "");
    assertTrue(titles(repair(without)).contains("forget the vma in .close"));
  }

  @Test
  void aLateFlagMovesToTheProvider() throws IOException {
    String code =
        kept("VM_PFNMAP | VM_DONTCOPY", PINNED + "ring->vma->vm_flags |= VM_LOCAL_CPU;\n" + INSERT);
    assertTrue(
        titles(repair(code.replace("FORGET", "ring->vma = NULL;")))
            .contains("set VM_LOCAL_CPU in the provider"));
  }

  @Test
  void aFlagThatIsClearedStaysOn() throws IOException {
    String code =
        kept(
            "VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU",
            PINNED + INSERT + "\nring->vma->vm_flags &= ~VM_LOCAL_CPU;");
    assertTrue(
        titles(repair(code.replace("FORGET", "ring->vma = NULL;")))
            .contains("leave VM_LOCAL_CPU on"));
  }

  @Test
  void anEntryRefusesTasksThatMayMove() throws IOException {
    String code = kept("VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU", INSERT);
    assertTrue(
        titles(repair(code.replace("FORGET", "ring->vma = NULL;")))
            .contains("refuse tasks that are not bound to one CPU"));
  }
}
