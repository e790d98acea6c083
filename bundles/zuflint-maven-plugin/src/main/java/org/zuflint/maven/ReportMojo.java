package org.zuflint.maven;

import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.zuflint.app.forms.Form;

/** Writes zuflint.html, one page for people that needs no network. */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends InspectionMojo {
  @Override
  void inspect() throws MojoExecutionException, IOException {
    write(Form.HTML, outcome(request()));
  }
}
