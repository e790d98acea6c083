package org.zuflint.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.build.Exactness;
import org.zuflint.app.cache.Cache;
import org.zuflint.app.cache.CacheFolder;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.forms.Form;
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

/** What all goals have in common: what is analysed and how, and what is said of it. */
abstract class InspectionMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private @Nullable MavenProject project;

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  private String version = "";

  /** Leaves the goal out. */
  @Parameter(property = "zuflint.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Files and folders with C sources, from the project's folder; a missing one is an error. By
   * default src/main/c, else the project's folder.
   */
  @Parameter(property = "zuflint.sourceDirectories")
  private List<String> sourceDirectories = List.of();

  /** Globs from the project's folder: only files that match one; instead of zuflint.toml's. */
  @Parameter(property = "zuflint.includes")
  private List<String> includes = List.of();

  /** Globs from the project's folder: files that match one are left out, too. */
  @Parameter(property = "zuflint.excludes")
  private List<String> excludes = List.of();

  /**
   * The kernel version to judge by, such as 6.1; by default what zuflint.toml says, else that of
   * the kernel tree around the sources.
   */
  @Parameter(property = "zuflint.kernel")
  private @Nullable String kernel;

  /** A compile_commands.json or its folder: of the .c files, only those that it lists. */
  @Parameter(property = "zuflint.compileCommands")
  private @Nullable String compileCommands;

  /** A configuration file; by default the nearest zuflint.toml upward from the sources. */
  @Parameter(property = "zuflint.config")
  private @Nullable String config;

  /** A baseline, whose findings are hidden; by default the one that zuflint.toml names. */
  @Parameter(property = "zuflint.baseline")
  private @Nullable String baseline;

  /** Where gains are predicted: a .zmm file or mail; by default what zuflint.toml says. */
  @Parameter(property = "zuflint.machine")
  private @Nullable String machine;

  /** Folders and packs of rules of your own; they run as part of the build. */
  @Parameter(property = "zuflint.ownRules")
  private List<String> ownRules = List.of();

  /** Whether files are read as their compilers see them: auto, on or off. */
  @Parameter(property = "zuflint.exact")
  private @Nullable Exactness exact;

  /**
   * A folder to keep answers in, for later runs over the same files, or off; by default what
   * zuflint.toml says, else $XDG_CACHE_HOME/zuflint, which the command line has, too.
   */
  @Parameter(property = "zuflint.cache")
  private @Nullable String cache;

  /** Reports to write: json, sarif, junit, checkstyle, gitlab, rdjson, html, csv, text. */
  @Parameter(property = "zuflint.formats")
  private List<String> formats = List.of();

  /** Where reports are written. */
  @Parameter(
      property = "zuflint.outputDirectory",
      defaultValue = "${project.build.directory}/zuflint")
  private @Nullable File outputDirectory;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("zuflint is skipped");
      return;
    }
    try {
      if (sources().isEmpty()) {
        getLog().info("zuflint: no C files here, nothing to do");
      } else {
        inspect();
      }
    } catch (Refusal refusal) {
      throw new MojoExecutionException("zuflint: " + refusal.getMessage(), refusal);
    } catch (IOException failure) {
      throw new MojoExecutionException("zuflint: cannot write: " + failure.getMessage(), failure);
    }
  }

  /** Does what the goal is for. */
  abstract void inspect() throws MojoExecutionException, MojoFailureException, IOException;

  /** What is analysed; the aggregate takes more. */
  List<String> sources() throws MojoExecutionException {
    return SourceFolders.of(project(), sourceDirectories);
  }

  List<String> sourceDirectories() {
    return sourceDirectories;
  }

  private MavenProject project() throws MojoExecutionException {
    if (project == null) {
      throw new MojoExecutionException("zuflint: needs a project to run in");
    }
    return project;
  }

  Path folder() throws MojoExecutionException {
    return project().getBasedir().toPath();
  }

  /** Whether there is anything to look at. */
  boolean wanted() throws MojoExecutionException {
    return !skip && !sources().isEmpty();
  }

  void outputInto(File folder) {
    outputDirectory = folder;
  }

  Path outputFolder() throws MojoExecutionException, IOException {
    if (outputDirectory == null) {
      throw new MojoExecutionException("zuflint: <outputDirectory> is missing");
    }
    return Files.createDirectories(outputDirectory.toPath());
  }

  Request request() throws MojoExecutionException {
    return request(baseline);
  }

  /** The request with another baseline; {@code ""} for none. */
  Request request(@Nullable String known) throws MojoExecutionException {
    return new Request(
            folder(),
            sources(),
            kernel(),
            0,
            compileCommands,
            config,
            known,
            machine,
            exact,
            ownRules)
        .selecting(includes, excludes)
        .caching(cache);
  }

  /** What answers requests. */
  Session session() {
    return Session.standard(new Cache(CacheFolder.of(System.getenv()), getLog()::warn));
  }

  /** Runs {@code request}, says what came of it, and refuses what could not be analysed. */
  Outcome outcome(Request request) throws MojoExecutionException, IOException {
    Outcome outcome = session().run(request, Progress.NONE);
    tell(outcome);
    for (String format : formats) {
      write(form(format), outcome);
    }
    refuseGaps(outcome);
    return outcome;
  }

  /** What was found and how much was read; only that and what is known when all is well. */
  private void tell(Outcome outcome) throws IOException {
    String findings = new FindingsText(Palette.PLAIN, true).text(outcome);
    String summary = new SummaryText(false, true).text(outcome);
    boolean remarks =
        !outcome.lost().isEmpty() || !outcome.gaps().isEmpty() || !outcome.notes().isEmpty();
    boolean found = !outcome.analysis().findings().isEmpty();
    if (found || remarks || FailOn.UNPROVEN.fails(outcome)) {
      findings.lines().forEach(found ? getLog()::warn : getLog()::info);
      summary.lines().forEach(getLog()::info);
    } else {
      findings.lines().forEach(getLog()::debug);
      summary.lines().forEach(getLog()::debug);
      SummaryText.brief(outcome).lines().forEach(getLog()::info);
    }
  }

  /** Writes a report into the output folder. */
  void write(Form form, Outcome outcome) throws MojoExecutionException, IOException {
    Path file = outputFolder().resolve(form.fileName());
    Files.writeString(file, form.report(version).text(outcome));
    getLog().info("zuflint: wrote " + file);
  }

  private static Form form(String format) throws MojoExecutionException {
    try {
      return Form.valueOf(format.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException wrong) {
      throw new MojoExecutionException(
          "zuflint: <formats> has '" + format + "'; write " + List.of(Form.values()), wrong);
    }
  }

  private @Nullable Kernel kernel() throws MojoExecutionException {
    try {
      return kernel == null ? null : Kernel.of(kernel);
    } catch (IllegalArgumentException wrong) {
      throw new MojoExecutionException("zuflint: <kernel>: " + wrong.getMessage(), wrong);
    }
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
