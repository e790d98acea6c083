package org.zuflint.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/** Analyses a project's C files, prints what is found and writes {@code formats}; never fails. */
@Mojo(name = "analyze", threadSafe = true)
public final class AnalyzeMojo extends InspectionMojo {
  @Override
  void inspect() throws MojoExecutionException, IOException {
    outcome(request());
  }
}
