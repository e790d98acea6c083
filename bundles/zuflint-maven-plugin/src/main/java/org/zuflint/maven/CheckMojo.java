package org.zuflint.maven;

import java.io.File;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.report.FindingsText;
import org.zuflint.app.report.Palette;
import org.zuflint.app.report.SummaryText;
import org.zuflint.app.session.FailOn;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Progress;

/** Checks a project's C files and fails the build on what {@code failOn} names. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private @Nullable File basedir;

  /** Leaves the check out. */
  @Parameter(property = "zuflint.skip", defaultValue = "false")
  private boolean skip;

  /**
   * From what on the build fails: never, error, warning, unproven; each includes those before it.
   */
  @Parameter(property = "zuflint.failOn", defaultValue = "error")
  private String failOn = "error";

  /** Files and folders with C sources, from the project's folder. */
  @Parameter(property = "zuflint.sourceDirectories", defaultValue = "src/main/c")
  private List<String> sourceDirectories = List.of("src/main/c");

  /**
   * The kernel version to judge by, such as 6.1; by default that of the kernel tree around the
   * sources.
   */
  @Parameter(property = "zuflint.kernel")
  private @Nullable String kernel;

  /** A configuration file; by default the nearest zuflint.toml upward from the sources. */
  @Parameter(property = "zuflint.config")
  private @Nullable String config;

  /** A baseline, whose findings are hidden; by default the one that zuflint.toml names. */
  @Parameter(property = "zuflint.baseline")
  private @Nullable String baseline;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("zuflint is skipped");
      return;
    }
    FailOn level = level();
    Outcome outcome = run();
    report(outcome);
    refuseGaps(outcome);
    if (level.fails(outcome)) {
      long findings = outcome.analysis().findings().size();
      throw new MojoFailureException(
          "zuflint: "
              + findings
              + (findings == 1 ? " finding" : " findings")
              + " (failOn is "
              + level
              + "), see above");
    }
  }

  private Outcome run() throws MojoExecutionException {
    try {
      return Session.standard().run(request(), Progress.NONE);
    } catch (Refusal refusal) {
      throw new MojoExecutionException("zuflint: " + refusal.getMessage(), refusal);
    }
  }

  private Request request() throws MojoExecutionException {
    if (basedir == null) {
      throw new MojoExecutionException("zuflint: needs a project to run in");
    }
    return new Request(basedir.toPath(), sourceDirectories, kernel(), 0, null, config, baseline);
  }

  private @Nullable Kernel kernel() throws MojoExecutionException {
    try {
      return kernel == null ? null : Kernel.of(kernel);
    } catch (IllegalArgumentException wrong) {
      throw new MojoExecutionException("zuflint: <kernel>: " + wrong.getMessage(), wrong);
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

  private void report(Outcome outcome) {
    String findings = new FindingsText(Palette.PLAIN, true).text(outcome);
    boolean bad = !outcome.analysis().findings().isEmpty();
    findings.lines().forEach(bad ? getLog()::warn : getLog()::info);
    new SummaryText(false, true).text(outcome).lines().forEach(getLog()::info);
  }

  /** What was asked for and not analysed is never passed over in silence. */
  private static void refuseGaps(Outcome outcome) throws MojoExecutionException {
    for (Analysis.Fault fault : outcome.analysis().faults()) {
      throw new MojoExecutionException(
          "zuflint: failure of zuflint itself: " + fault.who() + " on " + fault.on(),
          fault.cause());
    }
    for (Remark lost : outcome.lost()) {
      throw new MojoExecutionException(
          "zuflint: not analysed: " + lost.where().file() + " " + lost.text());
    }
  }
}
