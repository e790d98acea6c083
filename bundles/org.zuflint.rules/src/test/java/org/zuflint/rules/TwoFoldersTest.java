package org.zuflint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.parse.CompiledSource;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/** Folders whose structs have the same name: one driver in two folders, or two drivers. */
class TwoFoldersTest {
  private static final String STRUCT =
      "struct ray { struct vm_area_struct *area; int cpu; unsigned long pfn; };\n";

  private static final String KEEPS =
      """
      static vm_fault_t ray_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
      static void ray_close(struct vm_area_struct *vma)
      {
        struct ray *ray = vma->vm_private_data;

        ray->area = NULL;
      }
      static const struct vm_operations_struct ray_ops = { .fault = ray_fault, .close = ray_close };
      static int ray_mmap(struct file *file, struct vm_area_struct *vma)
      {
        struct ray *ray = file->private_data;

        if (current->nr_cpus_allowed != 1 || ray->cpu != smp_processor_id() || ray->area)
          return -EPERM;
        vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
        vma->vm_private_data = ray;
        vma->vm_ops = &ray_ops;
        ray->area = vma;
        return 0;
      }
      static long ray_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
      {
        struct ray *ray = file->private_data;

        if (current->nr_cpus_allowed != 1 || ray->cpu != smp_processor_id())
          return -EPERM;
        if (!ray->area || vm_insert_pfn(ray->area, ray->area->vm_start, ray->pfn))
          return -EINVAL;
        zap_vma_ptes(ray->area, ray->area->vm_start, PAGE_SIZE);
        return 0;
      }
      static const struct file_operations ray_fops = { .mmap = ray_mmap, .unlocked_ioctl = ray_ioctl };
      """;

  private static final String BREAKS =
      """
      static void ray_work(struct work_struct *work)
      {
        struct ray *ray = container_of(work, struct ray, cpu);

        vm_insert_pfn(ray->area, ray->area->vm_start, ray->pfn);
      }
      void ray_later(struct work_struct *work) { INIT_WORK(work, ray_work); }
      """;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneDriverInTwoFolders(boolean compiled) {
    String include = "#include <linux/mm.h>\n#include \"../ray.h\"\n";
    Verdict verdict =
        verdict(
            compiled,
            SourceFile.of("ray/ray.h", STRUCT),
            SourceFile.of("ray/core/map.c", include + KEEPS),
            SourceFile.of("ray/side/show.c", include + BREAKS));
    assertInstanceOf(Verdict.Violation.class, verdict, verdict::toString);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoDriversWhoseNamesAreTheSame(boolean compiled) {
    String own = "#include <linux/mm.h>\n" + STRUCT;
    Verdict verdict =
        verdict(
            compiled,
            SourceFile.of("a/ray/map.c", own + KEEPS),
            SourceFile.of("b/ray/map.c", own + KEEPS.replaceFirst("zap_vma_ptes.*", "") + BREAKS));
    assertInstanceOf(Verdict.Verified.class, verdict, verdict::toString);
  }

  /** {@code zuflint check .}: a table of the driver's own is one wherever the run was started. */
  @ParameterizedTest
  @ValueSource(strings = {"ray/map.c", "./ray/map.c", "a/../ray/map.c"})
  void aPathIsThePlainOne(String path) {
    String table =
        """
        static long ray_show(struct ray *ray)
        {
          int err = vm_insert_pfn(ray->area, ray->area->vm_start, ray->pfn);

          zap_vma_ptes(ray->area, ray->area->vm_start, PAGE_SIZE);
          return err;
        }
        static const struct ray_command { unsigned int cmd; long (*run)(struct ray *ray); }
            ray_commands[] = { { 1, ray_show } };
        """;
    String through = "return ray_commands[0].run(ray);\n}\nstatic const struct file_operations";
    String driver =
        KEEPS
            .replaceFirst("(?s)if \\(!ray->area .*?static const struct file_operations", through)
            .replace("static long ray_ioctl", table + "static long ray_ioctl");
    Verdict verdict =
        verdict(false, SourceFile.of(path, "#include <linux/mm.h>\n" + STRUCT + driver));
    assertInstanceOf(Verdict.Verified.class, verdict, verdict::toString);
  }

  /** The verdict on the first provider. */
  private static Verdict verdict(boolean compiled, SourceFile... files) {
    List<Source> all =
        compiled ? Stubbed.units(List.of(files)) : List.of(files).stream().map(Source::of).toList();
    for (Source source : all) {
      assertNull(source instanceof CompiledSource unit ? unit.obstacle() : null, source.path());
    }
    Analysis analysis = new Analyzer(List.of(), Kernel.PATCH_BASE, 2).run(all, Progress.NONE);
    assertEquals(List.of(), analysis.faults());
    return analysis.providers().get(0).vmas().get(0).verdict();
  }
}
