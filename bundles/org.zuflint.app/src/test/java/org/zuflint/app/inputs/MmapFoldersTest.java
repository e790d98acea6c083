package org.zuflint.app.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.core.engine.Progress;

class MmapFoldersTest {
  @TempDir Path base;

  @BeforeEach
  void tree() throws IOException {
    write("ring/ring.c", "int ring_mmap(struct file *file, struct vm_area_struct *vma);");
    write("ring/regs.h", "#define RING_SIZE 4");
    write("clock/clock.c", "int clock(void);");
    write("clock/clock.h", "int clock(void);");
    write("led/led.c", "int led(void);");
  }

  private void write(String name, String text) throws IOException {
    Path file = base.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Inputs concerned(int most, Progress progress, String... paths) {
    Inputs found = InputSearch.find(base, List.of(paths), null);
    return new MmapFolders(found, most, 2, progress).inputs(List.of(paths));
  }

  private static List<String> names(Inputs inputs) {
    return inputs.files().stream().map(DiskFile::path).toList();
  }

  @Test
  void foldersThatHaveNothingToDoWithMmapAreLeftOutAndTold() {
    Inputs inputs = concerned(4, Progress.NONE, "ring", "clock", "led");
    assertEquals(List.of("ring/regs.h", "ring/ring.c"), names(inputs));
    assertEquals(
        "3 files are not read: nothing in their folders has to do with a vma, they name no provider"
            + " of mmap, and nothing here mentions VM_LOCAL_CPU",
        inputs.notes().get(0).text());
  }

  @Test
  void whereAnothersProviderIsOnlyNamedWhoNamesItIsRead() throws IOException {
    write("led/file.c", "struct file_operations led_fops = { .mmap = vb2_fop_mmap };");
    write("led/led.h", "int led(void);");
    write("clock/map.c", "int memmap; /* mmapped */");
    assertEquals(
        List.of("ring/regs.h", "ring/ring.c", "led/file.c", "led/led.h"),
        names(concerned(4, Progress.NONE, "ring", "clock", "led")));
  }

  @Test
  void ofFewFilesAllAreRead() {
    Inputs inputs = concerned(5, Progress.NONE, "ring", "clock", "led");
    assertEquals(5, inputs.files().size());
    assertEquals(List.of(), inputs.notes());
  }

  @Test
  void whereTheFlagIsMentionedAllIsRead() throws IOException {
    write("led/flags.h", "#define LED_FLAGS (VM_IO | VM_LOCAL_CPU)");
    assertEquals(6, concerned(4, Progress.NONE, "ring", "clock", "led").files().size());
  }

  @Test
  void whatIsNamedItselfIsRead() {
    Inputs inputs = concerned(3, Progress.NONE, "ring", "clock/clock.c", "led");
    assertEquals(List.of("ring/regs.h", "ring/ring.c", "clock/clock.c"), names(inputs));
  }

  @Test
  void whatCannotBeReadStaysForThoseWhoSayWhy() throws IOException {
    Path gone = base.resolve("led/led.c");
    Inputs found = InputSearch.find(base, List.of("ring", "clock", "led"), null);
    Files.delete(gone);
    Inputs inputs = new MmapFolders(found, 4, 2, Progress.NONE).inputs(List.of());
    assertEquals(List.of("ring/regs.h", "ring/ring.c", "led/led.c"), names(inputs));
  }

  @Test
  void itCanBeStopped() {
    Progress stop = (phase, done, total) -> false;
    assertThrows(CancellationException.class, () -> concerned(4, stop, "ring", "clock", "led"));
  }
}
