package org.zuflint.app.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.app.session.Request;

/** Answers about files that are read as they are compiled depend on headers, and on commands. */
class ExactAnswersTest {
  private static final String DRIVER =
      """
      #include <linux/mm.h>
      #include "ring.h"
      static int ring_mmap(struct file *file, struct vm_area_struct *vma)
      {
      	vma->vm_flags |= FLAGS;
      	return MAP(vma);
      }
      const struct file_operations ring_fops = { .mmap = ring_mmap };
      """;
  private static final String MACROS =
      """
      #define FLAGS (VM_PFNMAP | VM_LOCAL_CPU)
      #define MAP(v) remap_pfn_range(v, (v)->vm_start, 0, 4096, 0)
      """;

  private final List<String> complaints = new ArrayList<>();

  @TempDir Path base;
  private Cache cache = Cache.NONE;

  @BeforeEach
  void aDriverAndItsHeaders() throws IOException {
    cache = new Cache(base.resolve("cache"), complaints::add);
    write(
        "include/linux/mm.h",
        """
        #define VM_LOCAL_CPU 0x2000000000
        #define VM_PFNMAP 0x400
        struct vm_area_struct { unsigned long vm_start, vm_end, vm_flags, vm_page_prot; };
        struct file;
        struct file_operations { int (*mmap)(struct file *, struct vm_area_struct *); };
        int remap_pfn_range(struct vm_area_struct *, unsigned long, long, long, long);
        """);
    write("macros/ring.h", MACROS);
    write("drivers/ring.c", DRIVER);
    write("drivers/other.c", "#include <linux/mm.h>\nint other(int a)\n{\n\treturn a;\n}\n");
    command("");
  }

  @Test
  void aHeaderOrACommandThatChangesIsAnotherQuestion() throws IOException {
    Asking.report(asking().cached());
    assertEquals(0, asking().runs(), "nothing has changed");
    write("macros/ring.h", MACROS.replace(" | VM_LOCAL_CPU", ""));
    assertEquals(1, asking().runs(), "a header has changed");
    write("macros/ring.h", MACROS);
    Asking.report(asking().cached());
    assertEquals(0, asking().runs(), "and was read");
    write("drivers/ring.h", MACROS.replace("4096", "8192"));
    assertEquals(1, asking().runs(), "another header is found first");
    command("-DMORE");
    assertEquals(1, asking().runs(), "another command");
    write("drivers/other.c", "#include <linux/mm.h>\nint other(int b)\n{\n\treturn b;\n}\n");
    assertEquals(0, asking().runs(), "a file that cannot matter");
    write("drivers/ring.c", "/* The ring. */\n" + DRIVER);
    assertEquals(0, asking().runs(), "lines of one that matters");
    assertEquals(asking().cold(), Asking.report(asking().cached()));
    write("drivers/ring.c", DRIVER.replace("FLAGS;", "FLAGS | 1;"));
    assertEquals(1, asking().runs(), "what it does");
    assertEquals(List.of(), complaints);
  }

  @Test
  void whatCouldNotBeReadIsToldAgain() throws IOException {
    write("macros/ring.h", "#error no such machine\n");
    String cold = asking().cold();
    assertTrue(cold.contains("#error no such machine"), cold);
    for (int i = 0; i < 3; i++) {
      assertEquals(cold, Asking.report(asking().cached()));
    }
    assertEquals(0, asking().runs());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anEditedDriverIsAnsweredAsIfForTheFirstTime(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> history = new ArrayList<>();
    for (int edit = 0; edit < 24; edit++) {
      assertEquals(
          asking().cold(), Asking.report(asking().cached()), () -> "seed " + seed + ": " + history);
      history.add(edited(random.nextInt(9), edit));
    }
    assertEquals(List.of(), complaints);
  }

  /** Makes an edit; what it is. */
  private String edited(int kind, int number) throws IOException {
    switch (kind) {
      case 0 -> write("drivers/ring.c", "/* " + number + " */\n" + DRIVER);
      case 1 -> write("drivers/other.c", "/* " + number + " */ int other_" + number + ";\n");
      case 2 -> write("macros/ring.h", "\n" + MACROS.replace("VM_PFNMAP", "" + number));
      case 3 -> write("macros/ring.h", MACROS.replace(" | VM_LOCAL_CPU", ""));
      case 4 -> write("drivers/ring.h", MACROS + "static int own_" + number + ";\n");
      case 5 -> Files.deleteIfExists(base.resolve("drivers/ring.h"));
      case 6 -> write("macros/ring.h", "#ifdef MORE\n#error more\n#endif\n" + MACROS);
      case 7 -> command(number % 2 == 0 ? "-DMORE" : "");
      default -> write("drivers/ring.c", DRIVER.replace("FLAGS;", "FLAGS | " + number + ";"));
    }
    return "edit " + kind;
  }

  private void write(String file, String text) throws IOException {
    Path at = base.resolve(file);
    Files.createDirectories(at.getParent());
    Files.writeString(at, text);
  }

  private void command(String more) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String file : List.of("drivers/ring.c", "drivers/other.c")) {
      entries.add(
          "{\"directory\": \"%s\", \"file\": \"%s\", \"command\": \"gcc -Iinclude -Imacros %s -c %s\"}"
              .formatted(base, file, more, file));
    }
    write("compile_commands.json", entries.toString());
  }

  private Asking asking() {
    return new Asking(Request.of(base, List.of("drivers")), cache);
  }
}
