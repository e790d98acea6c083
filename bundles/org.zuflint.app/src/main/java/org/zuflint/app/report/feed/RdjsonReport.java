package org.zuflint.app.report.feed;

import java.io.IOException;
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
        finding -> diagnostic(json, outcome.originals(), finding));
    json.close();
    json.end();
    out.append('\n');
  }

  private static void diagnostic(Json json, Originals originals, Finding finding)
      throws IOException {
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
