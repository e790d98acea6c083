package org.zuflint.app.forms;

import java.util.Locale;
import org.zuflint.app.report.FindingsText;
import org.zuflint.app.report.JsonReport;
import org.zuflint.app.report.Palette;
import org.zuflint.app.report.Report;
import org.zuflint.app.report.feed.CheckstyleReport;
import org.zuflint.app.report.feed.CsvReport;
import org.zuflint.app.report.feed.GitlabReport;
import org.zuflint.app.report.feed.JunitReport;
import org.zuflint.app.report.feed.RdjsonReport;
import org.zuflint.app.report.html.HtmlReport;
import org.zuflint.app.report.sarif.SarifReport;
import org.zuflint.core.rule.Rule;
import org.zuflint.rules.Rules;

/** The forms an outcome can be written in. */
public enum Form {
  TEXT,
  JSON,
  SARIF,
  JUNIT,
  CHECKSTYLE,
  GITLAB,
  RDJSON,
  HTML,
  CSV;

  /**
   * The report in this form.
   *
   * @param version of zuflint
   */
  public Report report(String version) {
    return switch (this) {
      case TEXT -> new FindingsText(Palette.PLAIN, true);
      case JSON -> new JsonReport(version);
      case SARIF -> new SarifReport(version, Rules.all().stream().map(Rule::info).toList());
      case JUNIT -> new JunitReport();
      case CHECKSTYLE -> new CheckstyleReport();
      case GITLAB -> new GitlabReport();
      case RDJSON -> new RdjsonReport();
      case HTML -> new HtmlReport(version);
      case CSV -> new CsvReport();
    };
  }

  /** What a file in this form is called: {@code zuflint.sarif}. */
  public String fileName() {
    return switch (this) {
      case TEXT -> "zuflint.txt";
      case JSON -> "zuflint.json";
      case SARIF -> "zuflint.sarif";
      case JUNIT -> "TEST-zuflint.xml";
      case CHECKSTYLE -> "zuflint-checkstyle.xml";
      case GITLAB -> "gl-code-quality-report.json";
      case RDJSON -> "zuflint.rdjson";
      case HTML -> "zuflint.html";
      case CSV -> "zuflint-providers.csv";
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
