package org.zuflint.app.report.html;

import java.io.IOException;
import java.util.Optional;
import org.zuflint.app.bridge.Witness;
import org.zuflint.app.picture.Charts;
import org.zuflint.app.picture.SimulationText;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.simulate.Simulation;
import org.zuflint.core.finding.Finding;
import org.zuflint.sim.program.Patch;

/** What is shown beside the text: the witness of a finding, what the flag gains. */
final class Pictures {
  private final Html html;
  private final Outcome outcome;

  Pictures(Html html, Outcome outcome) {
    this.html = html;
    this.outcome = outcome;
  }

  /** The shortest interleaving in which {@code finding} does harm, if there is one. */
  void witness(Finding finding) throws IOException {
    if (!Witness.knows(finding.ruleId())) {
      return;
    }
    Optional<Witness> witness =
        Witness.of(finding, outcome.analysis().providers(), outcome.kernel(), Patch.INTENDED)
            .filter(Witness::found);
    if (witness.isPresent()) {
      html.raw("<details class=\"witness\"><summary>Witness: how it does harm</summary>\n");
      html.raw("<figure tabindex=\"0\" role=\"region\" aria-label=\"Witness\">");
      html.raw(witness.get().svg()).raw("</figure>\n");
      asText(witness.get().text());
      html.raw("</details>\n");
    }
  }

  /** Whether there is a vma that can be played. */
  static boolean showGains(Outcome outcome) {
    return outcome.vmas().anyMatch(vma -> outcome.gains().of(vma).isPresent());
  }

  /** What the flag gains, by the work that a vma does. */
  void gains() throws IOException {
    if (!showGains(outcome)) {
      return;
    }
    Simulation simulation = outcome.gains().played(outcome.vmas());
    html.raw("<section id=\"gains\">\n<h2>What the flag gains</h2>\n<p>Threads, one on each CPU,");
    html.raw(" repeat the operation on ").text(simulation.machine().name()).raw(", ");
    html.text(simulation.machine().shape().cpus() + " CPUs. ");
    html.raw(
        simulation.machine().exact()
            ? ""
            : "Its costs are not known: bands reach from the dearest to the leanest machine that"
                + " was published, bars show the dearest.");
    html.raw("</p>\n");
    for (Simulation.Series series : simulation.series()) {
      html.raw("<figure class=\"charts\">").element("figcaption", series.name());
      html.raw(Charts.THROUGHPUT.svg(series)).raw(Charts.LATENCY.svg(series));
      html.raw("<div>").raw(Charts.key()).raw(Charts.SHARES.svg(series)).raw("</div>");
      html.raw("</figure>\n");
      asText(SimulationText.table(series));
    }
    html.raw("</section>\n");
  }

  private void asText(String text) throws IOException {
    html.raw("<details class=\"figures-text\"><summary>The same as text</summary>\n");
    html.element("pre tabindex=\"0\"", text).raw("</details>\n");
  }
}
