package org.zuflint.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.report.BaselineReport;
import org.zuflint.app.session.Outcome;

/** Writes what is found today to a file, so that later checks fail on new findings only. */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends InspectionMojo {
  /** The file. */
  @Parameter(
      property = "zuflint.baselineFile",
      defaultValue = "${project.basedir}/zuflint-baseline.json")
  private @Nullable File baselineFile;

  @Override
  void inspect() throws MojoExecutionException, IOException {
    if (baselineFile == null) {
      throw new MojoExecutionException("zuflint: <baselineFile> is missing");
    }
    // What an older baseline knows belongs into the new one.
    Outcome outcome = outcome(request(""));
    Files.writeString(baselineFile.toPath(), new BaselineReport().text(outcome));
    getLog().info("zuflint: wrote " + baselineFile);
  }
}
