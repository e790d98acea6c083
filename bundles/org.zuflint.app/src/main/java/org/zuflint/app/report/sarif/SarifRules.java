package org.zuflint.app.report.sarif;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zuflint.app.custom.CustomRule;
import org.zuflint.app.report.Json;
import org.zuflint.app.report.RulePage;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.RuleInfo;

/** The tool and its rules. */
final class SarifRules {
  private final Json json;
  private final List<RuleInfo> rules;
  private final List<CustomRule> custom;

  SarifRules(Json json, List<RuleInfo> rules, List<CustomRule> custom) {
    this.custom = custom;
    this.json = json;
    this.rules = rules;
  }

  void driver(String version) throws IOException {
    json.name("driver");
    json.open();
    json.member("name", "zuflint");
    json.member("version", version);
    Map<RuleInfo, String> pages = new LinkedHashMap<>();
    rules.forEach(rule -> pages.put(rule, RulePage.of(rule.id())));
    custom.forEach(rule -> pages.put(rule.info(), RulePage.of(rule)));
    json.list("rules", List.copyOf(pages.entrySet()), rule -> rule(rule.getKey(), rule.getValue()));
    json.close();
  }

  private void rule(RuleInfo rule, String page) throws IOException {
    json.open();
    json.member("id", rule.id());
    json.member("name", pascal(rule.id()));
    String sentence = sentence(rule.summary());
    json.name("shortDescription");
    SarifReport.text(json, sentence);
    json.name("fullDescription");
    SarifReport.text(json, sentence);
    json.name("help");
    json.open();
    json.member("text", page);
    json.member("markdown", page);
    json.close();
    json.name("defaultConfiguration");
    json.open();
    json.member("level", level(rule.severity()));
    json.close();
    json.name("properties");
    json.open();
    List<String> tags = new ArrayList<>(List.of("linux", "mmap", "tlb"));
    if (rule.clause() != null) {
      tags.add(rule.clause().name());
    }
    json.strings("tags", tags);
    json.member("problem.severity", level(rule.severity()).replace("note", "recommendation"));
    json.close();
    json.close();
  }

  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  private static String sentence(String summary) {
    return summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1) + ".";
  }

  private static String pascal(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-")) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }
}
