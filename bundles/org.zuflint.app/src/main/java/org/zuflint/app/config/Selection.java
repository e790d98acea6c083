package org.zuflint.app.config;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/** Which files includes and excludes leave. */
public final class Selection {
  private final Path folder;
  private final List<PathMatcher> includes;
  private final List<PathMatcher> excludes;

  /** Globs are relative to {@code folder}, '/' between folders. */
  public Selection(Path folder, List<String> includes, List<String> excludes) {
    this.folder = folder;
    this.includes = matchers(includes);
    this.excludes = matchers(excludes);
  }

  /**
   * Whether the file at {@code location} counts; files outside of the folder are not selected on.
   */
  public boolean takes(Path location) {
    if (!location.startsWith(folder)) {
      return true;
    }
    Path inside = folder.relativize(location);
    return (includes.isEmpty() || matches(includes, inside)) && !matches(excludes, inside);
  }

  private static boolean matches(List<PathMatcher> matchers, Path inside) {
    return matchers.stream().anyMatch(matcher -> matcher.matches(inside));
  }

  /** A folder means all in it; a leading {@code **}{@code /} means the top, too. */
  private static List<PathMatcher> matchers(List<String> globs) {
    List<PathMatcher> matchers = new ArrayList<>();
    for (String glob : globs) {
      String whole = glob.endsWith("/") ? glob + "**" : glob;
      matchers.add(matcher(whole));
      if (!glob.endsWith("/")) {
        matchers.add(matcher(whole + "/**"));
      }
      if (whole.startsWith("**/")) {
        matchers.add(matcher(whole.substring("**/".length())));
      }
    }
    return matchers;
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }
}
