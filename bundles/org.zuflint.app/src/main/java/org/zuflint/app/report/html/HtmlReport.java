package org.zuflint.app.report.html;

import java.io.IOException;
import java.util.List;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.picture.Bundled;
import org.zuflint.app.picture.Charts;
import org.zuflint.app.report.Line;
import org.zuflint.app.report.Report;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Standing;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Severity;

/**
 * The outcome as one page that needs no network.
 *
 * @param version of zuflint
 */
public record HtmlReport(String version) implements Report {
  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    Html html = new Html(out);
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw(
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>zuflint report</title>\n");
    html.raw("<style>\n" + Charts.style());
    html.raw(Bundled.text(HtmlReport.class, "report.css") + "</style>\n</head>\n<body>\n");
    head(html, outcome);
    html.raw("<main id=\"main\">\n");
    Pictures pictures = new Pictures(html, outcome);
    new VerdictTable(html, outcome).write();
    new FindingCards(html, outcome, pictures).write();
    pictures.gains();
    losses(html, outcome);
    html.raw("</main>\n<footer>zuflint ").text(version).raw(", kernel ");
    html.text(outcome.kernel().toString()).raw("</footer>\n");
    html.raw(
        "<script>\n"
            + Bundled.text(HtmlReport.class, "report.js")
            + "</script>\n</body>\n</html>\n");
  }

  private static void head(Html html, Outcome outcome) throws IOException {
    Analysis.Extent extent = outcome.analysis().extent();
    html.raw("<a class=\"skip\" href=\"#findings\">To the findings</a>\n");
    html.raw("<header>\n<h1>zuflint report</h1>\n<p>");
    html.text(
        Line.counted(outcome.files().size(), "file")
            + " analysed ("
            + extent.lines()
            + " lines), ");
    html.text(outcome.lost().size() + " not analysed; judged by kernel " + outcome.kernel() + ".");
    html.raw("</p>\n<ul class=\"figures\">\n");
    figure(html, "error", outcome.count(Severity.ERROR), "errors");
    figure(html, "warning", outcome.count(Severity.WARNING), "warnings");
    figure(html, "info", outcome.count(Severity.INFO), "notes");
    figure(html, "", outcome.sifted().count(Standing.ALLOWED), "allowed");
    figure(html, "", outcome.sifted().count(Standing.KNOWN), "known");
    html.raw("</ul>\n<nav aria-label=\"Sections\">");
    link(html, true, "verdicts", "Verdicts");
    link(html, true, "findings", "Findings");
    link(html, Pictures.showGains(outcome), "gains", "What the flag gains");
    link(html, !outcome.lost().isEmpty(), "lost", "Not analysed");
    link(html, !outcome.gaps().isEmpty(), "gaps", "Passed over");
    link(html, !outcome.notes().isEmpty(), "notes", "Notes");
    html.raw("</nav>\n</header>\n");
  }

  private static void link(Html html, boolean wanted, String section, String title)
      throws IOException {
    if (wanted) {
      html.element("a href=\"#" + section + "\"", title);
    }
  }

  private static void figure(Html html, String style, long count, String what) throws IOException {
    html.raw("<li class=\"" + style + "\">").element("b", String.valueOf(count));
    html.raw(" ").text(what).raw("</li>\n");
  }

  private static void losses(Html html, Outcome outcome) throws IOException {
    remarks(html, "lost", "Not analysed", outcome.lost());
    remarks(html, "gaps", "Passed over", outcome.gaps());
    remarks(html, "notes", "Notes", outcome.notes());
    for (Analysis.Fault fault : outcome.analysis().faults()) {
      html.element("p class=\"fault\"", fault.who() + " failed on " + fault.on());
    }
  }

  private static void remarks(Html html, String id, String title, List<Remark> remarks)
      throws IOException {
    if (remarks.isEmpty()) {
      return;
    }
    html.raw("<section id=\"" + id + "\">\n").element("h2", title + " (" + remarks.size() + ")");
    html.raw("\n<ul class=\"remarks\">\n");
    for (Remark remark : remarks) {
      int line = remark.where().line();
      html.raw("<li>").element("code", remark.where().file() + (line == 0 ? "" : ":" + line));
      html.raw(" ").text(remark.text()).raw("</li>\n");
    }
    html.raw("</ul>\n</section>\n");
  }
}
