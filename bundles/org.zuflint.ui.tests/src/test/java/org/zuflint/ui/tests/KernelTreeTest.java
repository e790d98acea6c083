package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zuflint.app.inputs.KernelChoice;
import org.zuflint.ui.command.KernelUse;
import org.zuflint.ui.hand.DriverProject;
import org.zuflint.ui.hand.Patience;
import org.zuflint.ui.marker.FindingMarkers;
import org.zuflint.ui.project.ReadingPage;

/** A project is given a kernel, and zuflint.toml is checked. */
class KernelTreeTest {
  private DriverProject driver;
  private Path kernel;

  @BeforeEach
  void makeAKernelAndADriver() throws Exception {
    kernel = Files.createTempDirectory("linux").toRealPath();
    kernel("Makefile", "VERSION = 6\nPATCHLEVEL = 1\n");
    kernel("Kbuild", "");
    kernel("Kconfig", "");
    driver = new DriverProject("ring");
    driver.write(
        "ring.c",
        """
        #include <linux/mm.h>
        static int ring_mmap(struct file *file, struct vm_area_struct *vma)
        {
        \tvma->vm_flags |= RING_FLAGS;
        \treturn remap_pfn_range(vma, vma->vm_start, 0, 4096, vma->vm_page_prot);
        }
        const struct file_operations ring_fops = { .mmap = ring_mmap };
        """);
  }

  @AfterEach
  void remove() throws Exception {
    Patience.untilQuiet();
    driver.delete();
  }

  @Test
  void aKernelThatIsSourceTellsItsVersion() throws Exception {
    use();
    assertEquals("kernel = \"6.1\"\n", driver.text("zuflint.toml"));
    assertTrue(reading().startsWith("Read as it is written"), reading());
  }

  @Test
  void aConfiguredKernelTellsHowFilesAreCompiled() throws Exception {
    kernel("include/generated/autoconf.h", "");
    kernel(
        "include/linux/mm.h",
        """
        #define VM_LOCAL_CPU 0x2000000000
        #define RING_FLAGS VM_LOCAL_CPU
        struct vm_area_struct { unsigned long vm_start, vm_end, vm_flags, vm_page_prot; };
        struct file;
        struct file_operations { int (*mmap)(struct file *, struct vm_area_struct *); };
        int remap_pfn_range(struct vm_area_struct *, unsigned long, long, long, long);
        """);
    kernel(
        "scripts/mod/.empty.o.cmd",
        "cmd_scripts/mod/empty.o := gcc -nostdinc -Iinclude -c -o x.o scripts/mod/empty.c\n");
    driver.convert(true);
    driver.rebuild();
    Patience.untilQuiet();
    assertFalse(driver.shown().toString().contains("VM_LOCAL_CPU vma"), driver.shown().toString());
    use();
    assertEquals(
        "kernel = \"6.1\"\ncompile-commands = \"" + kernel + "\"\n", driver.text("zuflint.toml"));
    assertEquals(
        "Read as its compiler sees it. How it is compiled is known from: kernel defaults.",
        reading());
    assertTrue(driver.shown().toString().contains("VM_LOCAL_CPU"), driver.shown().toString());
  }

  @Test
  void whatIsWrongWithTheSettingsIsMarkedThere() throws Exception {
    driver.convert(true);
    driver.write("zuflint.toml", "kernel = \"6.1\"\n\n[rules]\nno-such-rule = \"off\"\n");
    driver.rebuild();
    Patience.untilQuiet();
    IMarker[] wrong =
        driver.file("zuflint.toml").findMarkers(FindingMarkers.GAP, false, IResource.DEPTH_ZERO);
    assertEquals(1, wrong.length);
    assertEquals(4, wrong[0].getAttribute(IMarker.LINE_NUMBER, 0));
    assertEquals(IMarker.SEVERITY_ERROR, wrong[0].getAttribute(IMarker.SEVERITY, -1));
    driver.write("zuflint.toml", "kernel = \"6.1\"\n");
    driver.rebuild();
    Patience.untilQuiet();
    assertEquals(
        List.of(),
        List.of(driver.project().findMarkers(FindingMarkers.GAP, false, IResource.DEPTH_INFINITE)));
  }

  private void use() throws Exception {
    KernelChoice choice = KernelUse.look(driver.project(), kernel);
    assertTrue(choice.isKernel());
    KernelUse.set(driver.project(), choice, new NullProgressMonitor());
    Patience.untilQuiet();
  }

  private String reading() {
    return ReadingPage.of(driver.file("ring.c"));
  }

  private void kernel(String file, String text) throws Exception {
    Path path = kernel.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
