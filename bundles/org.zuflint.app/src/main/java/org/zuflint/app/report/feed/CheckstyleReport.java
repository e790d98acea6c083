package org.zuflint.app.report.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zuflint.app.report.Line;
import org.zuflint.app.report.Report;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.finding.Finding;

/** The findings that count in the form of Checkstyle, by file. */
public record CheckstyleReport() implements Report {
  @Override
  public void write(Outcome outcome, Appendable out) throws IOException {
    Map<String, List<Finding>> files = new TreeMap<>();
    for (Finding finding : outcome.analysis().findings()) {
      String file = outcome.originals().relative(finding.where().file());
      files.computeIfAbsent(file, name -> new ArrayList<>()).add(finding);
    }
    Xml xml = new Xml(out);
    xml.open("checkstyle", "version", "8.0");
    for (Map.Entry<String, List<Finding>> file : files.entrySet()) {
      xml.open("file", "name", file.getKey());
      for (Finding finding : file.getValue()) {
        String[] attributes = {
          "line", String.valueOf(finding.where().line()),
          "column", String.valueOf(outcome.originals().utf16Column(finding.where())),
          "severity", Line.word(finding.severity()),
          "message", finding.message(),
          "source", "zuflint." + finding.ruleId()
        };
        xml.empty("error", attributes);
      }
      xml.close("file");
    }
    xml.close("checkstyle");
  }
}
