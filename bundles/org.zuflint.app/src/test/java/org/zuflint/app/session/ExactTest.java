package org.zuflint.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.build.Exactness;
import org.zuflint.app.cache.Cache;
import org.zuflint.app.report.SummaryText;
import org.zuflint.core.build.Command;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Finding;

/** Files whose command is known are read as their compiler sees them. */
class ExactTest {
  @TempDir Path base;

  @BeforeEach
  void aKernelAndADriver() throws IOException {
    write("include/linux/kconfig.h", "#define CONFIG_RING 1\n");
    write(
        "include/linux/mm.h",
        """
        #define VM_LOCAL_CPU 0x2000000000
        #define VM_PFNMAP 0x400
        #define get_user(x, p) ({ asm volatile("" : "=r" (x) : "m" (*(p))); 0; })
        struct vm_area_struct { unsigned long vm_start, vm_end, vm_flags, vm_page_prot; };
        struct file;
        struct file_operations { int (*mmap)(struct file *, struct vm_area_struct *); };
        int remap_pfn_range(struct vm_area_struct *, unsigned long, long, long, long);
        """);
    write("drivers/ring.h", "#define MAP(v) remap_pfn_range(v, (v)->vm_start, 0, 4096, 0)\n");
    write(
        "drivers/ring.c",
        """
        #include <linux/mm.h>
        #include "ring.h"
        #define FLAGS (VM_PFNMAP | MORE)
        #define MORE (VM_LOCAL_CPU)
        #ifdef CONFIG_RING
        static int ring_mmap(struct file *file, struct vm_area_struct *vma)
        {
        	vma->vm_flags |= FLAGS;
        	return MAP(vma);
        }
        #else
        static int ring_mmap(struct file *file, struct vm_area_struct *vma)
        {
        	return -1;
        }
        #endif
        const struct file_operations ring_fops = { .mmap = ring_mmap };
        """);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(base.resolve(file).getParent());
    Files.writeString(base.resolve(file), text);
  }

  private static String command(String file) {
    return "gcc -nostdinc -Iinclude -include include/linux/kconfig.h -c -o x.o " + file;
  }

  private static String entry(String file) {
    return "{\"directory\": \".\", \"file\": \""
        + file
        + "\", \"command\": \""
        + command(file)
        + "\"}";
  }

  private void database() throws IOException {
    write("compile_commands.json", "[" + entry("drivers/ring.c") + "]");
  }

  private Outcome run(Exactness exactness) {
    Request request =
        new Request(
            base, List.of("drivers"), null, 1, null, null, null, null, exactness, List.of());
    return Session.standard().run(request, Progress.NONE);
  }

  private static String readings(Outcome outcome) {
    return outcome.readings().toString();
  }

  @Test
  void aDatabaseAboveTheRequestIsUsed() throws IOException {
    database();
    Outcome outcome = run(null);
    assertEquals(
        "[Reading[file=drivers/ring.c, origin=DATABASE, obstacle=null],"
            + " Reading[file=drivers/ring.h, origin=NONE, obstacle=null]]",
        readings(outcome));
    assertEquals(List.of(), outcome.notes());
    assertEquals(1, outcome.vmas().filter(vma -> vma.local()).count());
    assertTrue(
        new SummaryText(false, true)
            .text(outcome)
            .contains("1 file read as compiled (1 by compile_commands.json), 1 as written"));
  }

  @Test
  void findingsStandWhereTheAuthorWrote() throws IOException {
    database();
    List<String> findings = places(run(null));
    assertTrue(findings.contains("drivers/ring.c:9:9"), findings::toString);
    assertEquals(findings, places(run(Exactness.OFF)));
  }

  private static List<String> places(Outcome outcome) {
    return outcome.analysis().findings().stream().map(f -> f.where().toString()).toList();
  }

  @Test
  void thePathTellsWhatMacrosHide() throws IOException {
    write(
        "drivers/ring.h",
        "#define MAP(v) INNER(v)\n#define INNER(v) remap_pfn_range(v, (v)->vm_start, 0, 8, 0)\n");
    database();
    Finding unpinned =
        run(null).analysis().findings().stream()
            .filter(finding -> finding.ruleId().equals("unpinned-access"))
            .findFirst()
            .orElseThrow();
    List<String> steps =
        unpinned.path().stream().map(step -> step.where() + " " + step.text()).toList();
    int call = steps.indexOf("drivers/ring.c:9:9 inserts with remap_pfn_range()");
    assertEquals(
        List.of(
            "drivers/ring.h:1:16 in the body of macro 'MAP'",
            "drivers/ring.h:2:18 in the body of macro 'INNER'"),
        steps.subList(call + 1, call + 3));
  }

  @Test
  void aHeaderThatIsNotAskedForComesWithItsUnitsOnce() throws IOException {
    write(
        "drivers/ring.h",
        """
        static inline int ring_map(struct vm_area_struct *vma)
        {
        	return remap_pfn_range(vma, vma->vm_start, 0, 4096, 0);
        }
        #define MAP(v) ring_map(v)
        """);
    String ring = Files.readString(base.resolve("drivers/ring.c"));
    write("drivers/other.c", ring.replace("ring_mmap", "other_mmap").replace("ring_fops", "f"));
    write(
        "compile_commands.json",
        "[" + entry("drivers/ring.c") + ", " + entry("drivers/other.c") + "]");
    Request request = Request.of(base, List.of("drivers/ring.c", "drivers/other.c"));
    Outcome outcome = Session.standard().run(request, Progress.NONE);
    assertEquals(
        List.of("drivers/ring.h:3:9", "drivers/ring.h:3:9"),
        outcome
            .vmas()
            .flatMap(vma -> vma.accesses().stream())
            .map(insert -> insert.where().toString())
            .toList());
    assertEquals(3, outcome.analysis().extent().functions());
  }

  @Test
  void aFlagThatTheConfigurationMakesNothingIsKnownToBe() throws IOException {
    database();
    assertEquals(List.of(), withoutBits());
    String mm = Files.readString(base.resolve("include/linux/mm.h"));
    write(
        "include/linux/mm.h",
        mm.replace(
            "#define VM_LOCAL_CPU 0x2000000000\n",
            """
            #define VM_NONE 0x00000000
            #ifdef CONFIG_ARCH_USES_HIGH_VMA_FLAGS
            # define VM_LOCAL_CPU (1UL << 37)
            #else
            # define VM_LOCAL_CPU VM_NONE
            #endif
            """));
    assertEquals(List.of("include/linux/mm.h:5:1"), withoutBits());
    write(
        "include/linux/kconfig.h",
        "#define CONFIG_RING 1\n#define CONFIG_ARCH_USES_HIGH_VMA_FLAGS 1\n");
    assertEquals(List.of(), withoutBits());
  }

  private List<String> withoutBits() {
    return run(null).analysis().findings().stream()
        .filter(finding -> finding.ruleId().equals("flag-without-effect"))
        .map(finding -> finding.where().toString())
        .toList();
  }

  @Test
  void whatAKernelBuildLeavesIsUsed() throws IOException {
    write("include/generated/autoconf.h", "");
    write("drivers/.ring.o.cmd", "cmd_drivers/ring.o := " + command("drivers/ring.c") + "\n");
    assertTrue(readings(run(null)).contains("origin=COMMAND_FILE, obstacle=null"));
  }

  @Test
  void aPreparedKernelTellsHowTheOthersAreCompiled() throws IOException {
    write("include/generated/autoconf.h", "");
    write(
        "scripts/mod/.empty.o.cmd",
        "cmd_scripts/mod/empty.o := " + command("scripts/mod/empty.c") + "\n");
    assertTrue(readings(run(null)).contains("origin=KERNEL, obstacle=null"));
    write("drivers/ring.h", "#include <asm/nowhere.h>\n");
    Outcome outcome = run(null);
    assertTrue(readings(outcome).contains("'asm/nowhere.h' is missing; looked in include/"));
    assertEquals(List.of(), outcome.notes());
  }

  @Test
  void aModuleOutsideOfTheKernelThatSettingsNameIsCompiledByItsOptions() throws IOException {
    for (String header : List.of("include/linux/kconfig.h", "include/linux/mm.h")) {
      write("kernel/" + header, Files.readString(base.resolve(header)));
      Files.delete(base.resolve(header));
    }
    write("kernel/include/generated/autoconf.h", "");
    write(
        "kernel/scripts/mod/.empty.o.cmd",
        "cmd_scripts/mod/empty.o := " + command("scripts/mod/empty.c") + "\n");
    write("kernel/compile_commands.json", "[]");
    write("drivers/zuflint.toml", "compile-commands = \"../kernel\"\n");
    Outcome outcome = run(null);
    assertTrue(
        readings(outcome).contains("drivers/ring.c, origin=KERNEL, obstacle=null"),
        readings(outcome));
    assertEquals(List.of(), outcome.troubles());
    assertEquals(1, outcome.vmas().filter(vma -> vma.local()).count());
    // It is no news of a file that the kernel has not built; of a build that was named and fits
    // nothing it is.
    write("drivers/ring.h", "#error no such kernel\n");
    String note = notes(run(null));
    assertTrue(note.contains("drivers/ring.h:1: #error no such kernel"), note);
    write("drivers/other.c", "#include \"ring.h\"\n");
    note = notes(run(null));
    assertTrue(note.contains("other.c: is read as it is written: drivers/ring.h:1"), note);
    assertTrue(note.endsWith("; and so are 1 more]"), note);
  }

  /** Whether it is installed or not; options may stand in a file. */
  @Test
  void aCompilerForAnotherMachineKnowsThatMachine() throws IOException {
    write(
        "drivers/ring.c",
        "#if !defined __aarch64__ || defined __x86_64__ || X != 1\n#error\n#endif\n");
    write("more.rsp", "-DX=1\n-fplugin=nowhere.so\n");
    write(
        "compile_commands.json",
        "[{\"directory\": \"%s\", \"file\": \"drivers/ring.c\", \"command\": \"%s\"}]"
            .formatted(base, "aarch64-linux-gnu-gcc @more.rsp -c drivers/ring.c"));
    String readings = readings(run(null));
    assertTrue(readings.contains("drivers/ring.c, origin=DATABASE, obstacle=null"), readings);
  }

  @Test
  void aFileThatTheNamedBuildDoesNotKnowIsToldOnce() throws IOException {
    database();
    write("lone/one.c", "int one;\n");
    write("lone/two.c", "int two;\n");
    Request request =
        new Request(base, List.of("lone/one.c", "lone/two.c"), null, 0, "compile_commands.json");
    assertEquals(
        "[lone/one.c: is read as it is written: the build that is named does not know it;"
            + " and so are 1 more]",
        notes(Session.standard().run(request, Progress.NONE)));
  }

  private static String notes(Outcome outcome) {
    return outcome.notes().stream()
        .map(note -> note.where().file() + ": " + note.text())
        .toList()
        .toString();
  }

  @Test
  void whoeverKnowsIsAskedWhenNoBuildIsKnown() throws IOException {
    List<String> words = new ArrayList<>(List.of(command("drivers/ring.c").split(" ")));
    Desk desk =
        new Desk(
            Request.of(base, List.of("drivers")),
            Cache.NONE,
            file -> file.endsWith("ring.c") ? new Command(base.toString(), words) : null);
    Outcome outcome = desk.run(Map.of(), Progress.NONE);
    assertTrue(
        readings(outcome).contains("drivers/ring.c, origin=TOLD, obstacle=null"),
        readings(outcome));
    assertEquals(1, outcome.vmas().filter(vma -> vma.local()).count());
    words.set(words.indexOf("-Iinclude"), "-Inowhere");
    outcome = desk.run(Map.of(), Progress.NONE);
    assertTrue(readings(outcome).contains("'linux/mm.h' is missing"), readings(outcome));
    assertEquals(List.of(), outcome.notes());
    database();
    outcome = desk.run(Map.of(), Progress.NONE);
    assertTrue(readings(outcome).contains("origin=DATABASE, obstacle=null"), readings(outcome));
  }

  @Test
  void whatCannotBePreprocessedIsReadAsWrittenAndTold() throws IOException {
    database();
    write("drivers/ring.h", "#error no such machine\n");
    Outcome outcome = run(null);
    assertEquals(
        "[drivers/ring.c: is read as it is written: drivers/ring.h:1: #error no such machine,"
            + " included from drivers/ring.c:2]",
        notes(outcome));
    assertEquals(List.of(), outcome.troubles());
    assertEquals(1, run(Exactness.ON).troubles().size());
  }

  @Test
  void whereNothingIsKnownOnlyOnComplains() {
    assertTrue(readings(run(null)).contains("origin=NONE"));
    assertEquals(List.of(), run(null).troubles());
    assertTrue(run(Exactness.ON).troubles().get(0).text().contains("no build information"));
  }
}
