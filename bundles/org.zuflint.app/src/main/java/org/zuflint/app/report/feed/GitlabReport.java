package org.zuflint.app.report.feed;

import java.io.IOException;
import java.util.List;
import org.zuflint.app.report.Json;
import org.zuflint.app.report.Report;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Standing;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;

/** The findings that count as GitLab's code quality report, which is CodeClimate's form. */
public record GitlabReport() implements Report {
  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    Json json = Json.to(out);
    json.openList();
    for (Entry entry : outcome.sifted().entries()) {
      if (entry.standing() == Standing.OPEN) {
        issue(json, outcome, entry);
      }
    }
    json.closeList();
    json.end();
    out.append('\n');
  }

  private static void issue(Json json, Outcome outcome, Entry entry) throws IOException {
    Finding finding = entry.finding();
    json.open();
    json.member("type", "issue");
    json.member("check_name", finding.ruleId());
    json.member("description", finding.message());
    json.strings("categories", List.of("Bug Risk"));
    json.member("severity", severity(finding.severity()));
    json.member("fingerprint", entry.fingerprint());
    json.name("location");
    json.open();
    json.member("path", outcome.originals().relative(finding.where().file()));
    json.name("lines");
    json.open();
    json.member("begin", Math.max(1, finding.where().line()));
    json.close();
    json.close();
    json.close();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case INFO -> "info";
    };
  }
}
