package org.zuflint.app.report.html;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.zuflint.app.report.Line;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Standing;
import org.zuflint.app.suppress.Allowance;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/** A card for each finding: message, code, path; hidden findings come last. */
final class FindingCards {
  private static final int LINES_AROUND = 2;

  private final Html html;
  private final Outcome outcome;
  private final Pictures pictures;

  FindingCards(Html html, Outcome outcome, Pictures pictures) {
    this.html = html;
    this.outcome = outcome;
    this.pictures = pictures;
  }

  void write() throws IOException {
    List<Entry> entries = outcome.sifted().entries();
    html.raw("<section id=\"findings\">\n<h2>Findings</h2>\n");
    if (entries.isEmpty()) {
      html.raw("<p class=\"good\">Nothing was found in what was analysed.</p>\n</section>\n");
      return;
    }
    filters(entries);
    for (Entry entry : entries) {
      if (entry.standing() == Standing.OPEN) {
        card(entry);
      }
    }
    for (Entry entry : entries) {
      if (entry.standing() != Standing.OPEN) {
        card(entry);
      }
    }
    html.raw("</section>\n");
  }

  private void filters(List<Entry> entries) throws IOException {
    SortedSet<String> rules = new TreeSet<>();
    entries.forEach(entry -> rules.add(entry.finding().ruleId()));
    html.raw(
        "<form id=\"filters\" hidden>\n<label>Text (key /) <input type=\"search\" name=\"text\"");
    html.raw(" aria-keyshortcuts=\"/\">");
    html.raw("</label>\n<label>Rule <select name=\"rule\"><option value=\"\">all</option>");
    for (String rule : rules) {
      html.element("option", rule);
    }
    html.raw("</select></label>\n<label>Severity <select name=\"severity\">");
    html.raw("<option value=\"\">all</option><option>error</option><option>warning</option>");
    html.raw("<option>info</option></select></label>\n<label>Standing <select name=\"standing\">");
    html.raw("<option value=\"\">all</option><option>open</option><option>allowed</option>");
    html.raw("<option>known</option></select></label>\n");
    html.raw("<button type=\"reset\">Show all</button>\n");
    html.raw("<output aria-live=\"polite\"></output>\n");
    html.raw(
        "<p class=\"keys\"><kbd>j</kbd> next finding, <kbd>k</kbd> the one before</p></form>\n");
  }

  private void card(Entry entry) throws IOException {
    Finding finding = entry.finding();
    String severity = Line.word(finding.severity());
    html.raw(
        "<article class=\"card " + severity + " " + Line.word(entry.standing()) + "\" id=\"f-");
    html.raw(
        entry.fingerprint()
            + "\" tabindex=\"-1\" data-severity=\""
            + severity
            + "\" data-standing=\"");
    html.raw(Line.word(entry.standing()) + "\" data-rule=\"").text(finding.ruleId()).raw("\">\n");
    html.raw("<h3><span class=\"severity\">" + severity + "</span> ");
    html.element("code", finding.ruleId());
    if (finding.clause() != null) {
      html.raw(" ").element("span class=\"clause\"", finding.clause().name());
    }
    html.raw("</h3>\n<p>").words(finding.message()).raw("</p>");
    standing(entry);
    code(finding.where());
    path(finding.path());
    if (entry.standing() == Standing.OPEN) {
      pictures.witness(finding);
    }
    html.raw("</article>\n");
  }

  private void standing(Entry entry) throws IOException {
    Allowance allowance = entry.allowance();
    if (allowance != null) {
      html.element("p class=\"standing\"", "Allowed: " + allowance.reason());
    } else if (entry.standing() == Standing.KNOWN) {
      html.element("p class=\"standing\"", "Known: in the baseline");
    }
  }

  private void code(Place where) throws IOException {
    html.raw("<p class=\"place\"><code>").place(place(where)).raw("</code></p>\n");
    int last = outcome.originals().text(where.file()).map(text -> text.lines()).orElse(0);
    if (where.line() == 0 || last == 0) {
      return;
    }
    html.raw("<pre tabindex=\"0\">");
    int to = Math.min(last, where.line() + LINES_AROUND);
    for (int line = Math.max(1, where.line() - LINES_AROUND); line <= to; line++) {
      html.raw(line == where.line() ? "<mark>" : "<span>");
      html.element("i", String.format("%5d ", line));
      html.element("b", outcome.originals().line(where.file(), line));
      html.raw(line == where.line() ? "</mark>\n" : "</span>\n");
    }
    html.raw("</pre>\n");
  }

  private void path(List<Step> steps) throws IOException {
    if (steps.isEmpty()) {
      return;
    }
    html.raw("<details open><summary>Path, ").text(Line.counted(steps.size(), "step"));
    html.raw("</summary>\n<ol>\n");
    for (Step step : steps) {
      html.raw("<li>").words(step.text()).raw(" <code>").place(place(step.where()));
      html.raw("</code>");
      String line = outcome.originals().line(step.where()).strip();
      if (!line.isEmpty()) {
        html.element("code class=\"line\"", line);
      }
      html.raw("</li>\n");
    }
    html.raw("</ol>\n</details>\n");
  }

  private String place(Place where) {
    String file = outcome.originals().relative(where.file());
    return where.line() == 0 ? file : file + ":" + where.line();
  }
}
