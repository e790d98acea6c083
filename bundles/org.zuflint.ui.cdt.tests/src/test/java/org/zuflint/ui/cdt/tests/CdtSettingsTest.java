package org.zuflint.ui.cdt.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.cdt.core.CCorePlugin;
import org.eclipse.cdt.core.CProjectNature;
import org.eclipse.cdt.core.model.CoreModel;
import org.eclipse.cdt.core.model.IPathEntry;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zuflint.app.session.Outcome;
import org.zuflint.ui.cdt.CdtSettings;
import org.zuflint.ui.run.Desks;
import org.zuflint.ui.run.ProjectDesk;

/** Files of a CDT project are read with the include paths and macros of its settings. */
class CdtSettingsTest {
  private IProject project;
  private IFile file;

  @BeforeEach
  void makeACProject() throws Exception {
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("ring");
    project.create(null);
    project.open(null);
    folder("include");
    write(
        "include/mm.h",
        """
        #define VM_LOCAL_CPU 0x2000000000
        struct vm_area_struct { unsigned long vm_start, vm_end, vm_flags, vm_page_prot; };
        struct file;
        struct file_operations { int (*mmap)(struct file *, struct vm_area_struct *); };
        int remap_pfn_range(struct vm_area_struct *, unsigned long, long, long, long);
        """);
    file =
        write(
            "ring.c",
            """
            #include <mm.h>
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
    Desks.all().forget(project);
    project.delete(true, true, null);
  }

  @Test
  void aProjectWithoutCNatureIsNotAsked() {
    assertEquals(List.of(), new CdtSettings().arguments(file));
  }

  @Test
  void includePathsAndMacrosAreCdts() throws Exception {
    cdt();
    List<String> arguments = new CdtSettings().arguments(file);
    String include = project.getFolder("include").getLocation().toOSString();
    assertTrue(arguments.contains("-DRING_FLAGS=VM_LOCAL_CPU"), arguments.toString());
    int at = arguments.indexOf(include);
    assertTrue(at > 0 && arguments.get(at - 1).equals("-I"), arguments.toString());
  }

  @Test
  void theAnswerIsWhatTheCompilerSees() throws Exception {
    assertTrue(local(answer()) == 0, "without the macro there is no flag");
    cdt();
    Outcome outcome = answer();
    assertTrue(
        outcome.readings().toString().contains("ring.c, origin=TOLD, obstacle=null"),
        outcome.readings().toString());
    assertEquals(1, local(outcome));
  }

  @Test
  void otherSettingsAloneAreANewAnswer() throws Exception {
    cdt();
    assertEquals(1, local(answer()));
    CountDownLatch answered = new CountDownLatch(1);
    Desks.Listener listener = desk -> answered.countDown();
    Desks.all().listen(listener);
    try {
      entries("RING_FLAGS", "0");
      answered.await();
    } finally {
      Desks.all().leave(listener);
    }
    assertEquals(0, local(Desks.all().of(project).last().orElseThrow()));
  }

  private static long local(Outcome outcome) {
    return outcome.vmas().filter(vma -> vma.local()).count();
  }

  private Outcome answer() throws Exception {
    ProjectDesk desk = Desks.all().of(project);
    desk.answer(new NullProgressMonitor());
    return desk.last().orElseThrow();
  }

  private void cdt() throws Exception {
    CProjectNature.addCNature(project, null);
    CCorePlugin.getDefault().mapCProjectOwner(project, "org.zuflint.test", false);
    entries("RING_FLAGS", "VM_LOCAL_CPU");
  }

  private void entries(String macro, String value) throws Exception {
    CoreModel.setRawPathEntries(
        CoreModel.getDefault().create(project),
        new IPathEntry[] {
          CoreModel.newSourceEntry(project.getFullPath()),
          CoreModel.newIncludeEntry(
              Path.EMPTY, Path.EMPTY, project.getFolder("include").getLocation(), true),
          CoreModel.newMacroEntry(Path.EMPTY, macro, value)
        },
        null);
  }

  private void folder(String name) throws Exception {
    IFolder folder = project.getFolder(name);
    folder.create(true, true, null);
  }

  private IFile write(String name, String text) throws Exception {
    IFile written = project.getFile(name);
    written.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
    return written;
  }
}
