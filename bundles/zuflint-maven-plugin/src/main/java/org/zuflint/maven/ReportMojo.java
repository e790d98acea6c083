package org.zuflint.maven;

import java.io.File;
import java.io.IOException;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.forms.Form;

/**
 * Writes zuflint.html, one page for people that needs no network; among the reports of a site it is
 * one of its pages.
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends InspectionMojo implements MavenReport {
  private @Nullable File site;

  @Override
  void inspect() throws MojoExecutionException, IOException {
    write(Form.HTML, outcome(request()));
  }

  @Override
  public void generate(Sink sink, Locale locale) throws MavenReportException {
    try {
      if (site != null) {
        outputInto(site);
      }
      execute();
    } catch (MojoExecutionException | MojoFailureException failure) {
      throw new MavenReportException(failure.getMessage(), failure);
    }
  }

  @Override
  public String getOutputPath() {
    return "zuflint";
  }

  /** What sites before 4.0 ask for; it must be here all the same. */
  @Override
  @SuppressWarnings("deprecation")
  public String getOutputName() {
    return getOutputPath();
  }

  @Override
  public String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  public String getName(Locale locale) {
    return "zuflint";
  }

  @Override
  public String getDescription(Locale locale) {
    return "Mmap providers, their verdicts on VM_LOCAL_CPU, and what breaks the promise.";
  }

  @Override
  public void setReportOutputDirectory(File directory) {
    site = directory;
  }

  @Override
  public @Nullable File getReportOutputDirectory() {
    return site;
  }

  /** The page is whole in itself: the site links to it. */
  @Override
  public boolean isExternalReport() {
    return true;
  }

  @Override
  public boolean canGenerateReport() {
    try {
      return wanted();
    } catch (MojoExecutionException failure) {
      getLog().warn(failure);
      return false;
    }
  }
}
