package org.zuflint.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.app.cli.terminal.Terminal;
import org.zuflint.app.report.RulePage;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.Rules;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zuflint explain}: the rules, and the page of one. */
@Command(
    name = "explain",
    header =
        "Explain a rule: why, a bad and a good example, what it does not see; without RULE list"
            + " all.",
    footer = {"%nExamples:", "  zuflint explain", "  zuflint explain local-vma-faulted"})
final class ExplainCommand implements Callable<Integer> {
  private static final String TAG = "-Wzuflint-";

  private final Terminal terminal;

  @Parameters(
      paramLabel = "RULE",
      arity = "0..1",
      description = "A rule id, as in [-Wzuflint-RULE].")
  private @Nullable String id;

  @Spec private @Nullable CommandSpec command;

  /** The command, for a rule as it stands in a finding, too: {@code -Wzuflint-RULE}. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new ExplainCommand(terminal))
        .setUnmatchedOptionsArePositionalParams(true);
  }

  private ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String text =
        id == null
            ? list()
            : RulePage.of(known(id.startsWith(TAG) ? id.substring(TAG.length()) : id).id());
    terminal.print(text);
    return Exit.RAN;
  }

  private static String list() {
    List<RuleInfo> infos = Rules.all().stream().map(Rule::info).toList();
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

  private RuleInfo known(String wanted) {
    List<RuleInfo> infos = Rules.all().stream().map(Rule::info).toList();
    for (RuleInfo info : infos) {
      if (info.id().equals(wanted)) {
        return info;
      }
    }
    if (command == null) {
      throw new IllegalStateException("a command without its specification");
    }
    List<String> near =
        infos.stream().map(RuleInfo::id).filter(known -> alike(known, wanted)).toList();
    String cure =
        near.isEmpty()
            ? "'zuflint explain' lists all"
            : "did you mean " + String.join(" or ", near) + "?";
    throw new ParameterException(command.commandLine(), "no rule '" + wanted + "'; " + cure);
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
