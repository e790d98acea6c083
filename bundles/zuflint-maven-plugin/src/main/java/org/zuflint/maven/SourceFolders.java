package org.zuflint.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.zuflint.app.inputs.InputSearch;

/** Where a project's C is. */
final class SourceFolders {
  private static final String USUAL = "src/main/c";
  private static final String ALL = ".";

  private SourceFolders() {}

  /**
   * What {@code configured} names, else {@code src/main/c}, else the project's folder when there is
   * C in it. A project of modules hands its configuration down: only what it has itself.
   */
  static List<String> of(MavenProject project, List<String> configured) {
    Path base = project.getBasedir().toPath();
    boolean modules = !project.getModules().isEmpty();
    if (!configured.isEmpty()) {
      return modules
          ? configured.stream().filter(one -> Files.exists(base.resolve(one))).toList()
          : configured;
    }
    if (Files.isDirectory(base.resolve(USUAL))) {
      return List.of(USUAL);
    }
    return modules || InputSearch.find(base, List.of(ALL), null).files().isEmpty()
        ? List.of()
        : List.of(ALL);
  }
}
