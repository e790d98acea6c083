package org.zuflint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.session.Engine;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.rules.Rules;

/** What the kernel's build and its patches are told: one file's findings, one change's findings. */
class ChangeCommandsTest {
  private static final Engine ENGINE =
      (sources, plan, readings, progress) ->
          new Analyzer(Rules.all(), plan.kernel(), plan.jobs()).run(sources, progress);

  private static final String DRIVER =
      """
      static vm_fault_t NAME_fault(struct vm_fault *vmf)
      {
      	vmf->page = NAME_page(vmf->pgoff);
      	get_page(vmf->page);
      	return 0;
      }

      static const struct vm_operations_struct NAME_vm_ops = {
      	.fault = NAME_fault,
      };

      static int NAME_mmap(struct file *file, struct vm_area_struct *vma)
      {
      	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY | VM_DONTEXPAND | VM_IO | VM_PFNMAP;
      	vma->vm_ops = &NAME_vm_ops;
      	return 0;
      }

      static const struct file_operations NAME_fops = {
      	.mmap = NAME_mmap,
      };
      """;

  @TempDir Path base;

  private Path driver(String file, String name) throws IOException {
    return Files.writeString(base.resolve(file), DRIVER.replace("NAME", name));
  }

  private static Harness run(int exit, String input, String... args) {
    Harness harness = new Harness(ENGINE, false, Map.of());
    harness.in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    assertEquals(exit, harness.run(args), harness.err());
    return harness;
  }

  private static List<String> places(String text) {
    return text.lines()
        .filter(line -> line.contains("[-Wzuflint-"))
        .map(line -> Path.of(line.split(":")[0]).getFileName().toString())
        .toList();
  }

  @Test
  void kbuildTellsOfOneFileWhateverTheOptions() throws IOException {
    Path song = driver("song.c", "song");
    driver("bell.c", "bell");
    Path dull = Files.writeString(base.resolve("dull.c"), "int dull;\n");
    for (String options :
        List.of("", "-D__CHECKER__ -Wall -W -p -Wp,-MMD,x.d -include a.h -o x.o -q")) {
      List<String> words = new ArrayList<>(List.of("kbuild"));
      words.addAll(Arrays.stream(options.split(" ")).filter(word -> !word.isEmpty()).toList());
      words.add(song.toString());
      Harness harness = run(0, "", words.toArray(String[]::new));
      assertEquals(List.of("song.c"), places(harness.out()).stream().distinct().toList());
      assertEquals("", harness.err());
      words.set(words.size() - 1, dull.toString());
      assertEquals("", run(0, "", words.toArray(String[]::new)).out());
    }
    run(2, "", "kbuild");
    assertTrue(run(0, "", "kbuild", "-c", "x.S").err().contains("no C file"));
  }

  /** What the compiler is told decides what the file means: here, whether there is a flag. */
  @Test
  void kbuildReadsTheFileAsTheCompilerIsTold() throws IOException {
    Files.createDirectory(base.resolve("include"));
    Files.writeString(base.resolve("include/promise.h"), "#define PROMISE VM_LOCAL_CPU\n");
    Files.writeString(base.resolve("include/none.h"), "#define PROMISE 0\n");
    String text = DRIVER.replace("NAME", "song").replace("VM_LOCAL_CPU", "PROMISE");
    String song = Files.writeString(base.resolve("song.c"), text).toString();
    String sparse = "-D__linux__ -Wbitwise --arch=x86 -mlittle-endian -m64";
    for (String header : List.of("promise.h", "none.h")) {
      List<String> words = new ArrayList<>(List.of("kbuild"));
      words.addAll(List.of(sparse.split(" ")));
      words.addAll(List.of("-Wp,-MMD,.song.o.d", "-nostdinc", "-I" + base.resolve("include")));
      words.addAll(List.of("-include", base.resolve("include/" + header).toString()));
      words.addAll(List.of("-D__KERNEL__", "-std=gnu11", "-O2", "-Wframe-larger-than=2048"));
      words.addAll(List.of("-fmacro-prefix-map=./=", "-DKBUILD_BASENAME=\"song\"", song));
      List<String> told = places(run(0, "", words.toArray(String[]::new)).out());
      assertEquals(header.equals("promise.h"), told.contains("song.c"), told.toString());
    }
  }

  @Test
  void onlyWhatADiffTouchesIsTold() throws IOException {
    String song = driver("song.c", "song").toString();
    String bell = driver("bell.c", "bell").toString();
    assertEquals(List.of("bell.c", "song.c"), places(run(0, "", "check", song, bell).out()));
    String diff = "+++ b/song.c\n@@ -3 +3 @@\n-\n+\tx();\n";
    Harness harness = run(0, diff, "check", "--diff=-", song, bell);
    assertEquals(List.of("song.c"), places(harness.out()));
    assertTrue(harness.out().contains("song_mmap at") && !harness.out().contains("bell_mmap"));
    run(1, diff, "check", "--diff=-", "--fail-on=error", song, bell);
    run(0, "", "check", "--diff=-", "--fail-on=error", song, bell);
  }

  @Test
  void onlyWhatDiffersFromARevisionIsTold() throws IOException, InterruptedException {
    String song = driver("song.c", "song").toString();
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "-q", "-m", "a");
    String all = base.toString();
    assertEquals(List.of(), places(run(0, "", "check", "--diff=HEAD", all).out()));
    Files.writeString(
        Path.of(song), Files.readString(Path.of(song)).replace("->pgoff", "->pgoff + 1"));
    driver("new.c", "new");
    assertEquals(List.of("new.c", "song.c"), places(run(0, "", "check", "--diff=HEAD", all).out()));
    assertTrue(run(2, "", "check", "--diff=nix", all).err().contains("git says: "));
    run(2, "", "check", "--diff=--output=x", all);
  }

  private void git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", base.toString()));
    command.addAll(List.of(words));
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }

  /** The launcher passes over what the program would pass over. */
  @Test
  void theLauncherGrepsTheSameWords() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("zuflint"))) {
      folder = folder.getParent();
    }
    String words = "vma|mmap|vm_fault|vm_flags|vm_op|VM_LOCAL|zap_|unmap_mapping|remap_";
    assertTrue(Files.readString(folder.resolve("zuflint")).contains("grep -qiE '" + words + "'"));
  }
}
