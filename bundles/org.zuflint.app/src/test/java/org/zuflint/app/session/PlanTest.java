package org.zuflint.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Progress;

/** What zuflint.toml says reaches the rules and the verdicts. */
class PlanTest {
  private static final String DRIVER =
      """
      struct cup { struct vm_area_struct *vma; };
      static int cup_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
      static const struct vm_operations_struct cup_ops = { .fault = cup_fault };
      static int cup_mmap(struct file *file, struct vm_area_struct *vma)
      {
      	struct cup *cup = file->private_data;
      	if (cup->vma)
      		return -EBUSY;
      	vma->vm_flags |= VM_PFNMAP FLAG;
      	vma->vm_ops = &cup_ops;
      	cup->vma = vma;
      	return 0;
      }
      static long cup_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
      {
      	struct cup *cup = file->private_data;
      	int err = vm_insert_pfn(cup->vma, cup->vma->vm_start, arg);
      	if (!err)
      		zap_vma_ptes(cup->vma, cup->vma->vm_start, PAGE_SIZE);
      	return err;
      }
      const struct file_operations cup_fops = { .mmap = cup_mmap, .unlocked_ioctl = cup_ioctl };
      """;

  @TempDir Path base;

  private Outcome run(String toml, String flag) throws IOException {
    Files.writeString(base.resolve("zuflint.toml"), toml);
    Files.writeString(base.resolve("cup.c"), DRIVER.replace("FLAG", flag));
    return Session.standard().run(Request.of(base, List.of("cup.c")), Progress.NONE);
  }

  private static List<String> rules(Outcome outcome) {
    return outcome.analysis().findings().stream()
        .map(finding -> finding.ruleId())
        .sorted()
        .toList();
  }

  @Test
  void rulesOnSettingsAndLifetimeLookEverywhereWhenAsked() throws IOException {
    assertEquals(List.of(), rules(run("", "")));
    assertEquals(
        List.of("missing-vm-dontcopy", "stored-vma-outlives-mapping"),
        rules(run("everywhere = true\n", "")));
  }

  @Test
  void anAssumptionClosesAClause() throws IOException {
    String toml =
        """
        [[assumptions]]
        scope = "cup_mmap"
        clause = "C2"
        reason = "the server pins each thread"
        """;
    assertEquals("unproven(C2)", vma(run("", "| VM_DONTCOPY | VM_LOCAL_CPU")).verdict().word());
    Vma vma = vma(run(toml, "| VM_DONTCOPY | VM_LOCAL_CPU"));
    assertEquals("verified", vma.verdict().word());
    assertTrue(
        vma.assumptions().stream().anyMatch(said -> said.contains("the server pins each thread")),
        vma.assumptions().toString());
  }

  private static Vma vma(Outcome outcome) {
    return outcome.analysis().providers().get(0).vmas().get(0);
  }
}
