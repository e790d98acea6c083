package org.zuflint.app.config;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.build.Exactness;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.toml.Toml;
import org.zuflint.app.toml.TomlError;
import org.zuflint.app.toml.TomlValue;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.finding.Clause;

/** The text of a zuflint.toml to settings; refuses what it does not know. */
final class SettingsReader {
  private static final List<String> KEYS =
      List.of(
          "kernel",
          "jobs",
          "compile-commands",
          "includes",
          "excludes",
          "everywhere",
          "baseline",
          "machine",
          "exact",
          "cache",
          "own-rules",
          "rules",
          "assumptions");
  private static final List<String> ASSUMPTION_KEYS = List.of("scope", "clause", "reason");
  private static final int JOBS_MAX = 1024;

  private final RuleNames rules;
  private final List<Remark> complaints = new ArrayList<>();

  private SettingsReader(RuleNames rules) {
    this.rules = rules;
  }

  /**
   * Reads settings.
   *
   * @param shown how the file is named in messages
   * @param folder what its paths are relative to
   * @param rules tells which rules there are
   */
  static Settings read(String shown, Path folder, String text, RuleNames rules) {
    SettingsReader reader = new SettingsReader(rules);
    try {
      Settings settings = reader.settings(Toml.read(shown, text), shown, folder);
      if (reader.complaints.isEmpty()) {
        return settings;
      }
    } catch (TomlError broken) {
      throw Refusal.of(new Remark(broken.where(), String.valueOf(broken.getMessage())));
    }
    throw new Refusal(reader.complaints.stream().sorted().toList());
  }

  private Settings settings(TomlValue.Table root, String shown, Path folder) {
    TableReader table = new TableReader(root, KEYS, complaints);
    List<String> own = table.texts("own-rules").stream().map(TomlValue.Text::text).toList();
    return new Settings(
        shown,
        folder,
        kernel(table),
        table.whole("jobs", 1, JOBS_MAX),
        plain(table.text("compile-commands")),
        globs(table, "includes"),
        globs(table, "excludes"),
        table.flag("everywhere"),
        own,
        levels(table, rules.with(folder, own)),
        assumptions(table),
        plain(table.text("baseline")),
        plain(table.text("machine")),
        exactness(table),
        plain(table.text("cache")));
  }

  private static @Nullable String plain(TomlValue.@Nullable Text text) {
    return text == null ? null : text.text();
  }

  private static @Nullable Kernel kernel(TableReader table) {
    TomlValue.Text text = table.text("kernel");
    try {
      return text == null ? null : Kernel.of(text.text());
    } catch (IllegalArgumentException wrong) {
      table.complain(text.where(), String.valueOf(wrong.getMessage()));
      return null;
    }
  }

  private static @Nullable Exactness exactness(TableReader table) {
    TomlValue.Text text = table.text("exact");
    if (text == null) {
      return null;
    }
    for (Exactness one : Exactness.values()) {
      if (one.toString().equals(text.text())) {
        return one;
      }
    }
    List<String> words = Stream.of(Exactness.values()).map(Exactness::toString).toList();
    table.complain(
        text.where(), "no choice '" + text.text() + "'; " + Spelling.cure(text.text(), words));
    return null;
  }

  private static List<String> globs(TableReader table, String key) {
    List<String> globs = new ArrayList<>();
    for (TomlValue.Text text : table.texts(key)) {
      try {
        FileSystems.getDefault().getPathMatcher("glob:" + text.text());
        globs.add(text.text());
      } catch (PatternSyntaxException wrong) {
        table.complain(text.where(), "no glob: " + wrong.getDescription());
      }
    }
    return globs;
  }

  private static SortedMap<String, RuleLevel> levels(
      TableReader table, Collection<String> ruleIds) {
    List<String> words = Stream.of(RuleLevel.values()).map(RuleLevel::toString).toList();
    SortedMap<String, RuleLevel> levels = new TreeMap<>();
    for (Map.Entry<String, TomlValue.Entry> rule : table.entries("rules").entrySet()) {
      TomlValue value = rule.getValue().value();
      if (!ruleIds.contains(rule.getKey())) {
        table.complain(
            rule.getValue().key(),
            "no rule '" + rule.getKey() + "'; " + Spelling.cure(rule.getKey(), ruleIds));
      } else if (!(value instanceof TomlValue.Text text)) {
        table.complain(
            value.where(), "a rule's level is " + value.kind() + "; write \"off\" or a severity");
      } else if (!words.contains(text.text())) {
        table.complain(
            value.where(), "no level '" + text.text() + "'; " + Spelling.cure(text.text(), words));
      } else {
        levels.put(rule.getKey(), RuleLevel.valueOf(text.text().toUpperCase(Locale.ROOT)));
      }
    }
    return levels;
  }

  private List<Assumption> assumptions(TableReader table) {
    List<Assumption> assumptions = new ArrayList<>();
    for (TomlValue.Table one : table.tables("assumptions")) {
      TableReader fields = new TableReader(one, ASSUMPTION_KEYS, complaints);
      String scope = needed(fields, "scope", "the provider's function, or a glob over files");
      String clause = needed(fields, "clause", "C1, C2, C3 or C4");
      String reason = needed(fields, "reason", "why the clause holds");
      List<String> clauses = Stream.of(Clause.values()).map(Clause::name).toList();
      if (clause != null && !clauses.contains(clause)) {
        fields.complain(fields.where(), "no clause '" + clause + "'; write C1, C2, C3 or C4");
      } else if (scope != null && clause != null && reason != null) {
        assumptions.add(new Assumption(scope, Clause.valueOf(clause), reason, fields.where()));
      }
    }
    return assumptions;
  }

  private static @Nullable String needed(TableReader fields, String key, String what) {
    int before = fields.complaints();
    String text = plain(fields.text(key));
    if (text != null && !text.isBlank()) {
      return text.strip();
    }
    if (fields.complaints() == before) {
      fields.complain(fields.where(), "an assumption without '" + key + "'; say " + what);
    }
    return null;
  }
}
