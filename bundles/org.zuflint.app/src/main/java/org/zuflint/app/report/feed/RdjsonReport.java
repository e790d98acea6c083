package org.zuflint.app.report.feed;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.fix.Offer;
import org.zuflint.app.inputs.Originals;
import org.zuflint.app.report.Json;
import org.zuflint.app.report.Report;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.source.Place;

/** The findings that count in reviewdog's form; its columns count bytes, as ours do. */
public record RdjsonReport() implements Report {
  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    Json json = Json.to(out);
    json.open();
    json.name("source");
    json.open();
    json.member("name", "zuflint");
    json.close();
    json.list(
        "diagnostics",
        outcome.analysis().findings(),
        finding -> diagnostic(json, outcome, finding));
    json.close();
    json.end();
    out.append('\n');
  }

  private static void diagnostic(Json json, Outcome outcome, Finding finding) throws IOException {
    Originals originals = outcome.originals();
    json.open();
    json.member("message", finding.message());
    location(json, originals, finding.where());
    json.member("severity", finding.severity().name());
    json.name("code");
    json.open();
    json.member("value", finding.ruleId());
    json.close();
    json.list(
        "relatedLocations",
        finding.path(),
        step -> {
          json.open();
          json.member("message", step.text());
          location(json, originals, step.where());
          json.close();
        });
    suggestions(json, outcome.offers().get(finding), finding);
    json.close();
  }

  /** Only what changes the file that has the finding: the form has no place for others. */
  private static void suggestions(Json json, @Nullable Offer offer, Finding finding)
      throws IOException {
    if (offer == null
        || offer.changes().size() != 1
        || !offer.changes().getFirst().file().equals(finding.where().file())) {
      return;
    }
    json.list(
        "suggestions",
        offer.changes(),
        change -> {
          json.open();
          json.name("range");
          json.open();
          position(json, "start", change.line(), change.bytes().column());
          position(json, "end", change.endLine(), change.bytes().endColumn());
          json.close();
          json.member("text", change.text());
          json.close();
        });
  }

  private static void position(Json json, String name, int line, int column) throws IOException {
    json.name(name);
    json.open();
    json.member("line", line);
    json.member("column", column);
    json.close();
  }

  private static void location(Json json, Originals originals, Place where) throws IOException {
    json.name("location");
    json.open();
    json.member("path", originals.relative(where.file()));
    if (where.line() > 0) {
      json.name("range");
      json.open();
      json.name("start");
      json.open();
      json.member("line", where.line());
      if (where.column() > 0) {
        json.member("column", where.column());
      }
      json.close();
      json.close();
    }
    json.close();
  }
}
