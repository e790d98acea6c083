package org.zuflint.maven;

import java.io.IOException;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.zuflint.app.report.Line;
import org.zuflint.app.session.FailOn;
import org.zuflint.app.session.Outcome;

/** Checks a project's C files and fails the build on what {@code failOn} names. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class CheckMojo extends InspectionMojo {
  /**
   * From what on the build fails: never, error, warning, unproven; each includes those before it.
   */
  @Parameter(property = "zuflint.failOn", defaultValue = "error")
  private String failOn = "error";

  /** How many findings of that kind the build may have all the same. */
  @Parameter(property = "zuflint.maxAllowed", defaultValue = "0")
  private int maxAllowed;

  @Override
  final void inspect() throws MojoExecutionException, MojoFailureException, IOException {
    FailOn level = level();
    Outcome outcome = outcome(request());
    long findings = level.count(outcome);
    if (findings > maxAllowed) {
      throw new MojoFailureException(
          "zuflint: "
              + Line.counted(findings, "finding")
              + " (failOn is "
              + level
              + (maxAllowed == 0 ? "" : ", " + maxAllowed + " allowed")
              + "), see above");
    }
  }

  private FailOn level() throws MojoExecutionException {
    try {
      return FailOn.valueOf(failOn.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException wrong) {
      throw new MojoExecutionException(
          "zuflint: <failOn> is '" + failOn + "'; write never, error, warning or unproven", wrong);
    }
  }
}
