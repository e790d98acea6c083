package org.zuflint.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.build.Command;
import org.zuflint.core.build.Compiler;
import org.zuflint.core.build.GccLine;
import org.zuflint.core.build.Options;
import org.zuflint.core.parse.Compilation;
import org.zuflint.core.parse.CompiledSource;
import org.zuflint.core.preprocess.text.Disk;
import org.zuflint.core.preprocess.text.Headers;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/** Files of a case as a compiler sees them whose only header is one of ours. */
final class Stubbed {
  private static final Compiler COMPILER =
      new Compiler("#define __GNUC__ 12\n", List.of("/usr/include"), Map.of(), "test");
  private static final String KERNEL = text("kernel.h");
  private static final String LIBC = text("libc.h");

  private final Map<String, SourceFile> files = new TreeMap<>();
  private final Disk disk = (folder, path) -> header(path);
  private final Headers headers = new Headers(disk);

  private Stubbed(List<SourceFile> files) {
    files.forEach(file -> this.files.put(file.path(), file));
  }

  /** The sources of a case: units as compiled, headers as they are written. */
  static List<Source> of(List<SourceFile> files) {
    Stubbed stubbed = new Stubbed(files);
    return files.stream()
        .map(file -> file.path().endsWith(".h") ? Source.of(file) : stubbed.compiled(file))
        .toList();
  }

  /** The units alone: what headers say is known from them only. */
  static List<Source> units(List<SourceFile> files) {
    Stubbed stubbed = new Stubbed(files);
    List<Source> units = new ArrayList<>();
    for (SourceFile file : files) {
      if (!file.path().endsWith(".h")) {
        units.add(stubbed.compiled(file, path -> false));
      }
    }
    return units;
  }

  private CompiledSource compiled(SourceFile file) {
    return compiled(file, files::containsKey);
  }

  /** {@code apart}: the files that are analysed by themselves. */
  private CompiledSource compiled(SourceFile file, Predicate<String> apart) {
    try {
      List<String> words =
          List.of("gcc", "-Iinclude", "-include", "include/linux/kconfig.h", "-c", file.path());
      Options options = GccLine.read(new Command("/", words), disk);
      return new CompiledSource(
          Source.of(file), new Compilation(options, COMPILER, headers, apart, path -> path));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private @Nullable SourceFile header(String path) {
    SourceFile own = files.get(Path.of(path).normalize().toString());
    if (own != null) {
      return own;
    }
    return switch (path) {
      case "include/linux/kconfig.h" -> SourceFile.of(path, "#define CONFIG_TEST 1\n");
      case "include/stub/kernel.h" -> SourceFile.of(path, KERNEL);
      case "/usr/include/stub/libc.h" -> SourceFile.of(path, LIBC);
      default -> stub(path);
    };
  }

  private static @Nullable SourceFile stub(String path) {
    if (path.matches("include/(linux|asm|drm|uapi)/.*")) {
      return SourceFile.of(path, "#include <stub/kernel.h>\n");
    }
    return path.startsWith("/usr/include/")
        ? SourceFile.of(path, "#include <stub/libc.h>\n")
        : null;
  }

  private static String text(String name) {
    try (InputStream in = Stubbed.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
