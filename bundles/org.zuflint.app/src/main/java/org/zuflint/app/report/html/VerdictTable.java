package org.zuflint.app.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zuflint.app.change.Touched;
import org.zuflint.app.report.Line;
import org.zuflint.app.report.Palette;
import org.zuflint.app.report.VerdictText;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.simulate.Gain;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.source.Place;

/** The verdict of each vma, by provider; vmas without the flag that cannot have it are folded. */
final class VerdictTable {
  private record Row(Provider provider, Vma vma) {}

  private final Html html;
  private final Outcome outcome;

  VerdictTable(Html html, Outcome outcome) {
    this.html = html;
    this.outcome = outcome;
  }

  void write() throws IOException {
    List<Row> judged = new ArrayList<>();
    List<Row> others = new ArrayList<>();
    for (Provider provider : outcome.analysis().providers()) {
      for (Vma vma : provider.vmas()) {
        (vma.isJudged() ? judged : others).add(new Row(provider, vma));
      }
    }
    html.raw("<section id=\"verdicts\">\n<h2>Verdicts</h2>\n");
    if (judged.isEmpty()) {
      html.raw("<p>No vma has VM_LOCAL_CPU, and none could have it.</p>\n");
    } else {
      table(judged, "Vmas that have the flag or could have it");
    }
    if (!others.isEmpty()) {
      html.raw("<details><summary>").text(Line.counted(others.size(), "other vma"));
      html.raw("</summary>\n");
      table(others, "Vmas without the flag");
      html.raw("</details>\n");
    }
    html.raw("</section>\n");
  }

  private void table(List<Row> rows, String caption) throws IOException {
    html.raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + caption + "\">");
    html.raw("<table>\n").element("caption", caption);
    html.raw("\n<thead><tr><th scope=\"col\">Provider</th><th scope=\"col\">Vma</th>");
    html.raw("<th scope=\"col\">Verdict</th><th scope=\"col\">Predicted gain</th></tr></thead>\n");
    Map<Provider, List<Row>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(row.provider, none -> new ArrayList<>()).add(row));
    for (List<Row> group : groups.values()) {
      html.raw("<tbody>\n");
      html.raw("<tr>");
      provider(group.getFirst().provider, group.size());
      row(group.getFirst());
      for (Row row : group.subList(1, group.size())) {
        html.raw("<tr>");
        row(row);
      }
      html.raw("</tbody>\n");
    }
    html.raw("</table></div>\n");
  }

  private void provider(Provider provider, int rows) throws IOException {
    html.raw("<th scope=\"rowgroup\" rowspan=\"" + rows + "\">");
    html.element("code", provider.function()).raw("<br><span>").place(place(provider.where()));
    html.raw("</span></th>");
  }

  private String place(Place where) {
    return outcome.originals().relative(where.file()) + ":" + where.line();
  }

  private void row(Row row) throws IOException {
    Vma vma = row.vma;
    String text = VerdictText.of(vma, Palette.PLAIN);
    String word = vma.verdict().word();
    html.raw("<td><code>").words(vma.name()).raw("</code><br><span>").place(place(vma.where()));
    html.raw("</span></td><td>");
    html.element("span class=\"verdict " + style(vma.verdict()) + "\"", word);
    html.words(text.substring(word.length()));
    findings(vma);
    html.raw("</td><td>");
    Optional<Gain> gain = outcome.gains().of(vma);
    html.text(gain.map(Gain::text).orElse("")).raw("</td></tr>\n");
  }

  /** Where the findings about {@code vma} are told. */
  private void findings(Vma vma) throws IOException {
    List<Entry> about =
        outcome.sifted().entries().stream()
            .filter(one -> Touched.places(one.finding()).anyMatch(vma.where()::equals))
            .toList();
    if (about.isEmpty()) {
      return;
    }
    html.raw("<br><span>see ");
    String comma = "";
    for (Entry entry : about) {
      html.raw(comma).raw("<a href=\"#f-" + entry.fingerprint());
      html.raw("\">").text(entry.finding().ruleId()).raw("</a>");
      comma = ", ";
    }
    html.raw("</span>");
  }

  private static String style(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Verified verified -> "good";
      case Verdict.Eligible eligible -> "good";
      case Verdict.Violation violation -> "bad";
      case Verdict.Unproven unproven -> "doubtful";
      case Verdict.NotEligible not -> "plain";
      case Verdict.NoMapping none -> "plain";
    };
  }
}
