package org.zuflint.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.zuflint.app.fix.Application;
import org.zuflint.app.fix.Patch;
import org.zuflint.app.fix.Repair;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.engine.Progress;

/** Writes zuflint.patch with repairs that another analysis has proved, or applies them. */
@Mojo(name = "fix", threadSafe = true)
public final class FixMojo extends InspectionMojo {
  /** Whether the repaired files are written. */
  @Parameter(property = "zuflint.apply", defaultValue = "false")
  private boolean apply;

  @Override
  void inspect() throws MojoExecutionException, IOException {
    Outcome outcome = outcome(request());
    Repair.Result result =
        Repair.of(
            outcome.analysis().findings(),
            outcome.originals(),
            session().again(request(), Progress.NONE));
    if (apply) {
      Application.apply(Patch.finalLines(result), outcome.originals());
    } else {
      Path patch = outputFolder().resolve("zuflint.patch");
      Files.writeString(patch, new Patch(outcome.originals()).diff(result));
      getLog().info("zuflint: wrote " + patch);
    }
    getLog()
        .info("zuflint: " + result.done().size() + " repaired, " + result.left().size() + " not");
  }
}
