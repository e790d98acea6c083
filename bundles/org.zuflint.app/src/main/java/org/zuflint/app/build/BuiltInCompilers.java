package org.zuflint.app.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zuflint.core.build.Compiler;
import org.zuflint.core.build.Options;

/** What gcc 12 knows on x86-64 and on arm64, for where it is not installed. */
final class BuiltInCompilers {
  private BuiltInCompilers() {}

  /** The one that fits a command line best; {@code why} it stands in is part of its name. */
  static Compiler of(Options options, String why) {
    boolean arm =
        options.compiler().contains("aarch64")
            || options.folders().stream().anyMatch(folder -> folder.contains("arch/arm64/"));
    String machine = arm ? "arm64" : "x86-64";
    Map<String, Long> answers = new TreeMap<>();
    text("answers").lines().forEach(question -> answers.put(question, 1L));
    return new Compiler(
        text(machine), List.of(), answers, "gcc 12 for " + machine + " as built in (" + why + ")");
  }

  private static String text(String name) {
    try (InputStream in = BuiltInCompilers.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no " + name + ".txt in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
