package org.zuflint.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.source.SourceFile;

/** One driver to analyse, in one file or in a folder named {@code *.d}, and what it expects. */
record Case(String name, List<SourceFile> files, Kernel kernel) {
  private static final Pattern KERNEL =
      Pattern.compile("\\s*(?://|/\\*)\\s*kernel:\\s*(\\d+\\.\\d+).*");
  private static final Pattern FILE = Pattern.compile("(?m)^// file: (\\S+)\n");
  private static final Pattern WITH = Pattern.compile("(?m)^// with: (\\w+) (.*)$");
  private static final Pattern WITHOUT = Pattern.compile("(?m)^// without: (\\w+) (.*)$");
  private static final Pattern AT = Pattern.compile("(?m)^// (zap|insert): (.*)$");
  private static final Path HALVES = Path.of(System.getProperty("zuflint.rules", "."), "halves");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```c (bad|good)\\n(.*?)^```$");

  /** All cases below {@code folder}: every {@code .c} file, and every {@code .d} folder as one. */
  static List<Case> below(Path folder) {
    try (Stream<Path> rules = Files.list(folder)) {
      return rules.sorted().flatMap(rule -> children(rule).stream()).map(Case::of).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The {@code ```c bad} and {@code ```c good} blocks of a rule page, in order. */
  static List<Case> inPage(Path page) {
    Matcher block = BLOCK.matcher(read(page));
    List<Case> found = new ArrayList<>();
    while (block.find()) {
      String name = page.getFileName() + " (" + block.group(1) + " " + (found.size() + 1) + ")";
      // ".c" tells the analyzer what it reads.
      found.add(of(name, split(name + ".c", block.group(2))));
    }
    return found;
  }

  List<Expectation> expectations() {
    return files.stream().flatMap(file -> Expectation.in(file).stream()).toList();
  }

  private static Case of(Path path) {
    String name = path.getParent().getFileName() + "/" + path.getFileName();
    List<Path> parts = Files.isDirectory(path) ? children(path) : List.of(path);
    return of(
        name,
        parts.stream()
            .flatMap(part -> split(part.getFileName().toString(), read(part)).stream())
            .toList());
  }

  /**
   * {@code // file: server/main.c} starts another file; what stands before the first is one too.
   */
  private static List<SourceFile> split(String name, String text) {
    Matcher mark = FILE.matcher(text);
    List<SourceFile> files = new ArrayList<>();
    String current = name;
    int start = 0;
    while (mark.find()) {
      if (!text.substring(start, mark.start()).isBlank()) {
        files.add(SourceFile.of(current, text.substring(start, mark.start())));
      }
      current = mark.group(1);
      start = mark.end();
    }
    files.add(SourceFile.of(current, text.substring(start)));
    files.addAll(half(text));
    return files;
  }

  /**
   * {@code // with: served verdict: verified} adds the kernel half of {@code halves/}; what is
   * expected of it stands in the case. {@code // without: VM_X want: ...} takes a flag out of it,
   * {@code // zap: want: ...} expects something where it zaps.
   */
  private static List<SourceFile> half(String text) {
    Matcher with = WITH.matcher(text);
    if (!with.find()) {
      return List.of();
    }
    String half = read(HALVES.resolve(with.group(1) + ".c"));
    for (Matcher at = AT.matcher(text); at.find(); ) {
      half = half.replace("@" + at.group(1), at.group(2));
    }
    Matcher without = WITHOUT.matcher(text);
    half =
        without.find()
            ? half.replace(without.group(1) + " | ", "").replace("@flags", without.group(2))
            : half;
    return List.of(
        SourceFile.of("kernel/" + with.group(1) + ".c", half.replace("@expect", with.group(2))),
        SourceFile.of("kernel/srv_api.h", read(HALVES.resolve("srv_api.h"))));
  }

  private static Case of(String name, List<SourceFile> files) {
    Kernel kernel = Kernel.PATCH_BASE;
    for (SourceFile file : files) {
      Matcher line = KERNEL.matcher(file.line(1));
      if (line.matches()) {
        kernel = Kernel.of(line.group(1));
      }
    }
    return new Case(name, files, kernel);
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(folder.toString(), broken);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(file.toString(), broken);
    }
  }
}
