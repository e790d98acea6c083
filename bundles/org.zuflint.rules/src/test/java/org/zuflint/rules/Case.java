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
      found.add(of(name, List.of(SourceFile.of(name + ".c", block.group(2)))));
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
            .map(part -> SourceFile.of(part.getFileName().toString(), read(part)))
            .toList());
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
