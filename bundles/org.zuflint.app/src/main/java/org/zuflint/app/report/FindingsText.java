package org.zuflint.app.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.zuflint.app.fix.Change;
import org.zuflint.app.fix.Offer;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.simulate.Gain;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Step;

/**
 * Findings in the form of gcc, each with its path; then the verdict of each vma that has the flag
 * or could.
 */
public record FindingsText(Palette palette, boolean verdicts) implements Report {
  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    for (Finding finding : outcome.analysis().findings()) {
      out.append(Line.of(finding, palette)).append('\n');
      for (Step step : finding.path()) {
        out.append(Line.of(step, palette)).append('\n');
      }
      Offer offer = outcome.offers().get(finding);
      for (Change change : offer == null ? List.<Change>of() : offer.changes()) {
        out.append(change.fixit()).append('\n');
      }
    }
    if (verdicts) {
      writeVerdicts(outcome, out);
    }
  }

  private void writeVerdicts(Outcome outcome, Appendable out) throws IOException {
    List<Vma> judged = outcome.vmas().filter(Vma::isJudged).toList();
    if (judged.isEmpty()) {
      return;
    }
    out.append(outcome.analysis().findings().isEmpty() ? "" : "\n");
    out.append("Verdicts for kernel " + outcome.kernel() + ":\n");
    for (Vma vma : judged) {
      String place = vma.where().file() + ":" + vma.where().line();
      out.append(
          "  " + palette.place(Line.oneLine(vma.name())) + " at " + Line.oneLine(place) + ": ");
      out.append(VerdictText.of(vma, palette)).append('\n');
      Optional<Gain> gain = outcome.gains().of(vma);
      out.append(gain.map(one -> "    " + one.text() + "\n").orElse(""));
    }
  }
}
