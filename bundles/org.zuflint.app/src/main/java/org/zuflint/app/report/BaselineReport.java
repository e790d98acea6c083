package org.zuflint.app.report;

import java.io.IOException;
import org.zuflint.app.baseline.BaselineFile;
import org.zuflint.app.session.Outcome;

/** The outcome as a baseline: what later runs are to hide. */
public record BaselineReport() implements Report {
  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    BaselineFile.write(outcome.known(), out);
  }
}
