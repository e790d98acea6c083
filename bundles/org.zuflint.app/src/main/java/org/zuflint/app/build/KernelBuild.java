package org.zuflint.app.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.build.Command;

/** A folder in which a kernel was configured and perhaps built; the source may lie elsewhere. */
public final class KernelBuild {
  private static final String MARK = "include/generated/autoconf.h";
  private static final String KCONFIG = "include/linux/kconfig.h";
  private static final Path MODULES = Path.of("/lib/modules");

  /** Units that every prepared build has compiled, from each of which others can be derived. */
  private static final List<String> MODELS =
      List.of("scripts/mod/.empty.o.cmd", "kernel/.bounds.s.cmd", "kernel/.bounds.o.cmd");

  private KernelBuild() {}

  /** Whether a kernel was configured in {@code folder}. */
  public static boolean is(Path folder) {
    return Files.isRegularFile(folder.resolve(MARK));
  }

  /** The innermost such folder around {@code location}; null when there is none. */
  static @Nullable Path around(Path location) {
    Path folder = location;
    while (folder != null && !is(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The command that made the object of {@code file}, which the build left beside the object. */
  static @Nullable Command beside(Path file, Path object, @Nullable Path build) throws IOException {
    String name = String.valueOf(file.getFileName());
    Path left = object.resolveSibling("." + name.substring(0, name.length() - 1) + "o.cmd");
    if (!Files.isRegularFile(left)) {
      return null;
    }
    Path start = build == null ? startOf(left) : build;
    return start == null ? null : CommandFile.read(left, start.toString());
  }

  /** Where the build was started whose module lies outside of the kernel. */
  private static @Nullable Path startOf(Path left) throws IOException {
    Path around = around(left);
    if (around != null) {
      return around;
    }
    String text = Files.readString(left, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(KCONFIG);
    int begin = end < 0 ? -1 : text.lastIndexOf(' ', end);
    String root = begin < 0 ? "" : text.substring(begin + 1, end);
    if (!root.startsWith("/")) {
      return null;
    }
    return is(Path.of(root)) ? Path.of(root) : installed(root);
  }

  /** Distributions keep what all configurations share apart; a Makefile leads there. */
  private static @Nullable Path installed(String root) throws IOException {
    if (!Files.isDirectory(MODULES)) {
      return null;
    }
    try (Stream<Path> versions = Files.list(MODULES)) {
      for (Path version : versions.sorted().toList()) {
        Path makefile = version.resolve("build/Makefile");
        if (is(version.resolve("build"))
            && Files.isRegularFile(makefile)
            && Files.readString(makefile, StandardCharsets.ISO_8859_1).contains(root)) {
          return version.resolve("build").toRealPath();
        }
      }
    }
    return null;
  }

  /** The source of the kernel that is built in {@code build}. */
  public static Path source(Path build) throws IOException {
    Path link = build.resolve("source");
    return Files.isDirectory(link) ? link.toRealPath() : build;
  }

  /** What the build's own options for every unit make of {@code file}; null when it has none. */
  static @Nullable Command model(Path build, Path file) throws IOException {
    for (String model : MODELS) {
      Path left = build.resolve(model);
      Command command = Files.isRegularFile(left) ? CommandFile.read(left, build.toString()) : null;
      if (command != null) {
        String unit = model.replace("/.", "/").replaceAll("\\.[os]\\.cmd$", ".c");
        return of(command, unit, source(build), file);
      }
    }
    return null;
  }

  private static @Nullable Command of(Command model, String unit, Path source, Path file) {
    boolean inside = file.startsWith(source);
    String name = inside ? source.relativize(file).toString() : file.toString();
    List<String> words =
        model.words().stream()
            .map(word ->
                word.endsWith(unit)
                    ? (inside ? word.substring(0, word.length() - unit.length()) : "") + name
                    : word)
            .toList();
    return words.equals(model.words()) ? null : new Command(model.folder(), words);
  }
}
