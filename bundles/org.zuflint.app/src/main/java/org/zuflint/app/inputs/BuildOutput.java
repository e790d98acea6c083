package org.zuflint.app.inputs;

import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * Knows folders that a build made. The name alone does not count: Linux keeps sources in
 * drivers/target and tools/build.
 */
final class BuildOutput {
  private static final List<String> MARKS =
      List.of("CMakeCache.txt", "build.ninja", "CACHEDIR.TAG");

  private BuildOutput() {}

  /**
   * Why folder {@code name}, which stands beside {@code siblings}, counts as made by a build; else
   * null.
   */
  static @Nullable String byName(String name, NavigableSet<String> siblings) {
    return switch (name) {
      case "node_modules" -> "node_modules";
      case "target" -> siblings.contains("pom.xml") ? "beside pom.xml" : null;
      case "build" ->
          siblings.contains("build.gradle") || siblings.contains("build.gradle.kts")
              ? "beside build.gradle"
              : null;
      default -> null;
    };
  }

  /** Why a folder with these entries counts as made by a build; else null. */
  static @Nullable String byContent(NavigableSet<String> names) {
    return MARKS.stream()
        .filter(names::contains)
        .findFirst()
        .map(mark -> "has " + mark)
        .orElse(null);
  }
}
