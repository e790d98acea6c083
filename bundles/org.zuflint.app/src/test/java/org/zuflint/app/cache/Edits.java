package org.zuflint.app.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What people do to a driver, by chance: one seed makes one history. */
final class Edits {
  private static final List<String> LINES =
      List.of(
          "/* a remark */",
          "",
          "static int spare_%d;",
          "static int spare_%d(int a)\n{\n\treturn a + %d;\n}",
          "void outside_%d(struct vm_area_struct *vma)\n{\n\tzap_vma_ptes(vma, 0, %d);\n}",
          "#define SPARE_%d %d",
          "struct spare_%d { int a[%d]; struct vm_area_struct *vma; };",
          "/* zuflint: assume(C1) spare %d */",
          "int broken_%d(",
          "static const struct file_operations spare_fops_%d = { .mmap = outside_%d };");

  private static final List<String> STATEMENTS =
      List.of(
          "\t/* a remark */",
          "\tif (0)\n\t\treturn;",
          "\tcond_resched();",
          "\tint spare = 1;",
          "\tfar_1(2);",
          "#ifdef SPARE\n\tmutex_lock(&spare);\n#endif");

  private final Random random;
  private final Path folder;
  private int count;

  Edits(long seed, Path folder) {
    this.random = new Random(seed);
    this.folder = folder;
  }

  /** Changes something; says what. */
  String next() throws IOException {
    List<Path> files = files();
    Path file = files.get(random.nextInt(files.size()));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int at = lines.isEmpty() ? 0 : random.nextInt(lines.size());
    int kind = random.nextInt(16);
    switch (kind) {
      case 0, 1, 2 -> lines.add(at, line());
      case 3 -> lines.add(line());
      case 4 -> lines.add(0, "/* on top */");
      case 5 -> lines.remove(at);
      case 6 -> lines.add(at, lines.get(at));
      case 7 -> lines.replaceAll(line -> line.replaceFirst("\\b0\\b", "1"));
      case 8 -> lines.set(at, lines.get(at) + " /* behind */");
      case 9 -> {
        Files.writeString(folder.resolve("new_" + count++ + ".c"), line() + "\n");
        return "a new file";
      }
      case 10 -> {
        Path other = files.get(random.nextInt(files.size()));
        String text = Files.readString(other);
        Files.write(other, Files.readAllBytes(file));
        Files.writeString(file, text);
        return "swapped " + file + " and " + other;
      }
      case 11 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      case 12 -> body(lines, at);
      case 13 -> lines.set(at, "\t" + lines.get(at).strip().replaceFirst(" ", "\n"));
      case 14 -> {
        Files.delete(file);
        return "no more " + file;
      }
      default -> {
        return "nothing";
      }
    }
    Files.write(file, lines);
    return kind + " at line " + (at + 1) + " of " + file;
  }

  /** Something in the next function's body. */
  private void body(List<String> lines, int from) {
    for (int at = from; at < lines.size(); at++) {
      if (lines.get(at).equals("{")) {
        lines.add(at + 1, STATEMENTS.get(random.nextInt(STATEMENTS.size())));
        return;
      }
    }
  }

  private String line() {
    count++;
    return LINES.get(random.nextInt(LINES.size())).replace("%d", Integer.toString(count));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().matches(".*\\.[ch]")).sorted().toList();
    }
  }
}
