package org.zuflint.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.cli.terminal.CommandLines;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.custom.CustomRule;
import org.zuflint.app.report.RulePage;
import org.zuflint.app.session.Request;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.Rules;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zuflint explain}: the rules, and the page of one. */
@Command(
    name = "explain",
    header =
        "Explain a rule: why, a bad and a good example, what it does not see; without RULE list"
            + " all.",
    footer = {
      "%nExamples:",
      "  zuflint explain",
      "  zuflint explain local-vma-faulted",
      "  zuflint explain --rules=team-rules stale-flag"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final String TAG = "-Wzuflint-";

  private final Run run;

  @Parameters(
      paramLabel = "RULE",
      arity = "0..1",
      description = "A rule id, as in [-Wzuflint-RULE].")
  private @Nullable String id;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description =
          "Explain the rules of this folder or rule pack, too; those that zuflint.toml names are"
              + " explained anyway. May be given several times.")
  private List<String> rules = List.of();

  @Spec private @Nullable CommandSpec command;

  /** The command, for a rule as it stands in a finding, too: {@code -Wzuflint-RULE}. */
  static CommandLine line(Run run) {
    return CommandLines.of(new ExplainCommand(run)).setUnmatchedOptionsArePositionalParams(true);
  }

  private ExplainCommand(Run run) {
    this.run = run;
  }

  @Override
  public Integer call() throws IOException {
    List<CustomRule> custom;
    try {
      custom =
          run.session()
              .custom(
                  new Request(
                      Path.of(""), List.of("."), null, 0, null, null, null, null, null, rules));
    } catch (Refusal refusal) {
      return run.refuse(refusal);
    }
    run.terminal()
        .print(
            id == null
                ? list(custom)
                : page(id.startsWith(TAG) ? id.substring(TAG.length()) : id, custom));
    return Exit.RAN;
  }

  private static List<RuleInfo> infos(List<CustomRule> custom) {
    return Stream.concat(
            Rules.all().stream().map(Rule::info), custom.stream().map(CustomRule::info))
        .toList();
  }

  private static String list(List<CustomRule> custom) {
    List<RuleInfo> infos = infos(custom);
    int width = infos.stream().mapToInt(info -> info.id().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (RuleInfo info : infos) {
      String clause = info.clause() == null ? "-" : info.clause().name();
      String severity = info.severity().name().toLowerCase(Locale.ROOT);
      String columns = "%-" + width + "s  %-7s  %-2s  %s\n";
      text.append(String.format(Locale.ROOT, columns, info.id(), severity, clause, info.summary()));
    }
    return text.toString();
  }

  private String page(String wanted, List<CustomRule> custom) {
    for (CustomRule rule : custom) {
      if (rule.id().equals(wanted)) {
        return RulePage.of(rule);
      }
    }
    if (Rules.all().stream().anyMatch(rule -> rule.info().id().equals(wanted))) {
      return RulePage.of(wanted);
    }
    throw unknown(wanted, infos(custom));
  }

  private ParameterException unknown(String wanted, List<RuleInfo> infos) {
    if (command == null) {
      throw new IllegalStateException("a command without its specification");
    }
    List<String> near =
        infos.stream().map(RuleInfo::id).filter(known -> alike(known, wanted)).toList();
    String cure =
        near.isEmpty()
            ? "'zuflint explain' lists all"
            : "did you mean " + String.join(" or ", near) + "?";
    return new ParameterException(command.commandLine(), "no rule '" + wanted + "'; " + cure);
  }

  /** Whether the two share a word of some length. */
  private static boolean alike(String known, String wanted) {
    for (String word : wanted.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
      if (word.length() > 3 && known.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
