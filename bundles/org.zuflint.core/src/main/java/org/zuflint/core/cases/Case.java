package org.zuflint.core.cases;

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
import org.zuflint.core.source.Place;
import org.zuflint.core.source.SourceFile;

/**
 * One driver to analyse, in one file or in a folder named {@code *.d}, and what it expects.
 *
 * @param path the file or folder it comes from
 */
public record Case(String name, Path path, List<Part> parts, Kernel kernel) {
  private static final Pattern KERNEL =
      Pattern.compile("\\s*(?://|/\\*)\\s*kernel:\\s*(\\d+\\.\\d+).*");
  private static final Pattern EVERYWHERE =
      Pattern.compile("// (kernel: \\d+\\.\\d+, )?everywhere");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```c (bad|good)\\n(.*?)^```$");

  /**
   * One file of a case.
   *
   * @param origin the file on disk that it stands in
   * @param before how many lines stand before it there
   */
  public record Part(SourceFile file, Path origin, int before) {}

  public Case {
    parts = List.copyOf(parts);
  }

  /** Whether rules on settings and lifetime are asked about vmas without the flag, too. */
  public boolean everywhere() {
    return parts.stream().anyMatch(part -> EVERYWHERE.matcher(part.file().line(1)).matches());
  }

  /**
   * All cases of the folders in {@code folder}: every {@code .c} file, and every {@code .d} folder
   * as one.
   *
   * @param halves where drivers stand that cases are put together with
   */
  public static List<Case> below(Path folder, Path halves) {
    try (Stream<Path> rules = Files.list(folder)) {
      return rules
          .sorted()
          .flatMap(rule -> children(rule).stream())
          .map(path -> of(path, halves))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The {@code ```c bad} and {@code ```c good} blocks of a rule page, in order. */
  public static List<Case> inPage(Path page, Path halves) {
    String text = read(page);
    Matcher block = BLOCK.matcher(text);
    List<Case> found = new ArrayList<>();
    while (block.find()) {
      String name = page.getFileName() + " (" + block.group(1) + " " + (found.size() + 1) + ")";
      // ".c" tells the analyzer what it reads.
      int before = lines(text.substring(0, block.start(2)));
      Splitter splitter = new Splitter(page, halves, before);
      found.add(of(name, page, splitter.parts(name + ".c", block.group(2))));
    }
    return found;
  }

  public List<SourceFile> files() {
    return parts.stream().map(Part::file).toList();
  }

  public List<Expectation> expectations() {
    return files().stream().flatMap(file -> Expectation.in(file).stream()).toList();
  }

  /** The file on disk and the line in it that {@code complaint} is about. */
  public Place place(Complaint complaint) {
    for (Part part : parts) {
      if (part.file.path().equals(complaint.file())) {
        return new Place(part.origin.toString(), part.before + complaint.line(), 0);
      }
    }
    return new Place(path.toString(), Math.max(complaint.line(), 1), 0);
  }

  private static Case of(Path path, Path halves) {
    Path rule = path.toAbsolutePath().getParent();
    String name = (rule == null ? path : rule).getFileName() + "/" + path.getFileName();
    List<Path> files = Files.isDirectory(path) ? children(path) : List.of(path);
    return of(
        name,
        path,
        files.stream()
            .flatMap(file ->
                new Splitter(file, halves, 0)
                    .parts(file.getFileName().toString(), read(file)).stream())
            .toList());
  }

  private static Case of(String name, Path path, List<Part> parts) {
    Kernel kernel = Kernel.PATCH_BASE;
    for (Part part : parts) {
      Matcher line = KERNEL.matcher(part.file.line(1));
      if (line.matches()) {
        kernel = Kernel.of(line.group(1));
      }
    }
    return new Case(name, path, parts, kernel);
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(folder.toString(), broken);
    }
  }

  static int lines(String text) {
    return (int) text.chars().filter(letter -> letter == '\n').count();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(file.toString(), broken);
    }
  }
}
