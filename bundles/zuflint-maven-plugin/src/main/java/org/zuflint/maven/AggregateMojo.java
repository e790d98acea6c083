package org.zuflint.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Checks the C files of all modules together: one may call what another defines. */
@Mojo(name = "aggregate", aggregator = true, threadSafe = true)
public final class AggregateMojo extends CheckMojo {
  @Parameter(defaultValue = "${reactorProjects}", readonly = true, required = true)
  private List<MavenProject> modules = List.of();

  @Override
  List<String> sources() throws MojoExecutionException {
    List<String> sources = new ArrayList<>();
    for (MavenProject module : modules) {
      Path base = module.getBasedir().toPath();
      for (String folder : SourceFolders.of(module, sourceDirectories())) {
        if (Files.exists(base.resolve(folder))) {
          sources.add(folder().relativize(base.resolve(folder)).toString());
        }
      }
    }
    if (sources.isEmpty() && !sourceDirectories().isEmpty()) {
      throw new MojoExecutionException("zuflint: no module has any of " + sourceDirectories());
    }
    return sources;
  }
}
