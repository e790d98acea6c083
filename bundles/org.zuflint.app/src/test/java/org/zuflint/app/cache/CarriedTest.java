package org.zuflint.app.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.session.Request;

/** An edit of what an analysis has not looked at costs none, though everything has moved. */
class CarriedTest {
  private static final String DRIVER =
      """
      #include <linux/mm.h>
      struct ring { struct vm_area_struct *vma; unsigned long pfn; };
      static int ring_map(struct ring *ring, struct vm_area_struct *vma)
      {
      	return vm_insert_pfn(vma, vma->vm_start, ring->pfn);
      }
      static int ring_mmap(struct file *file, struct vm_area_struct *vma)
      {
      	struct ring *ring = file->private_data;

      	vma->vm_flags |= VM_PFNMAP | VM_LOCAL_CPU;
      	ring->vma = vma;
      	return ring_map(ring, vma);
      }
      static int ring_size(struct ring *ring)
      {
      	int size = 0;

      	return size + 4;
      }
      static void ring_work(struct work_struct *work)
      {
      	struct ring *ring = container_of(work, struct ring, work);

      	zap_vma_ptes(ring->vma, ring->vma->vm_start, 4096);
      }
      void ring_start(struct ring *ring)
      {
      	INIT_WORK(&ring->work, ring_work);
      }
      const struct file_operations ring_fops = { .mmap = ring_mmap };
      """;

  @TempDir Path base;
  private Asking asking;

  @BeforeEach
  void theFirstRun() throws IOException {
    write(DRIVER);
    Files.writeString(base.resolve("other.c"), "int other(int a)\n{\n\treturn a;\n}\n");
    Cache cache = new Cache(base.resolve("cache"), line -> {});
    asking = new Asking(Request.of(base, List.of("ring.c", "other.c")), cache);
    String first = Asking.report(asking.cached());
    assertTrue(first.contains("ring_work"), first);
    assertEquals(first, asking.cold());
  }

  @Test
  void commentsAndEmptyLines() throws IOException {
    carried("/* The ring. */\n\n" + DRIVER);
    carried(DRIVER.replace("\treturn ring_map", "\t/* both\n\t * lines */\n\n\treturn ring_map"));
    carried(DRIVER.replace("VM_LOCAL_CPU;", "VM_LOCAL_CPU; // mine"));
    carried(DRIVER.replace("zap_vma_ptes(", "/* all */ zap_vma_ptes( "));
  }

  @Test
  void theBodyOfAFunctionThatNobodyFollowed() throws IOException {
    carried(DRIVER.replace("size + 4", "size * 2"));
    carried(DRIVER.replace("\treturn size", "\tif (size > 2)\n\t\tsize = 7;\n\treturn size"));
  }

  @Test
  void whatTheAnswerRestsOn() throws IOException {
    redone(DRIVER.replace("VM_PFNMAP | ", ""));
    redone(DRIVER.replace("vma->vm_start, 4096", "vma->vm_start + 1, 4096"));
    redone(DRIVER.replace("\tstruct ring *ring = file->private_data;\n", ""));
    redone(
        DRIVER.replace("static int ring_size", "static int ring_more(void)\n{\n}\nint ring_size"));
    redone(DRIVER.replace("return size + 4", "return other(size)"));
    redone(DRIVER.replace("unsigned long pfn;", "unsigned long pfn, more;"));
    redone("#define VM_PFNMAP 0\n" + DRIVER);
    redone("/* zuflint: assume(C2: ring_work) it is bound */\n" + DRIVER);
  }

  @Test
  void linesThatAreToldApartByTheirNumbers() throws IOException {
    carried("\n".repeat(4) + DRIVER);
    carried("\n".repeat(96) + DRIVER);
    redone(DRIVER.replace("VM_LOCAL_CPU;\n\tring->vma", "VM_LOCAL_CPU; ring->vma"));
  }

  @Test
  void aConditionAroundSomething() throws IOException {
    redone(DRIVER.replace("\tring->vma = vma;\n", "#ifdef RING\n\tring->vma = vma;\n#endif\n"));
    redone(
        DRIVER.replace(
            "\tring->vma = vma;\n\treturn", "#ifdef RING\n\tring->vma = vma;\n\treturn\n#endif"));
  }

  private void carried(String text) throws IOException {
    answered(text, 0);
  }

  private void redone(String text) throws IOException {
    answered(text, 1);
  }

  private void answered(String text, int runs) throws IOException {
    write(text);
    assertEquals(runs, asking.runs(), text);
    assertEquals(asking.cold(), Asking.report(asking.cached()), text);
  }

  private void write(String text) throws IOException {
    Files.writeString(base.resolve("ring.c"), text);
  }
}
