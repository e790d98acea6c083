package org.zuflint.app.cli.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.app.cli.terminal.Terminal;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.custom.CustomRules;
import org.zuflint.app.custom.RulesFolder;
import org.zuflint.app.report.Line;
import org.zuflint.app.workshop.RuleTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code zuflint rules test}: whether rules do what their cases say. */
@Command(
    name = "test",
    header = "Try the rules of a folder on their cases and on the examples of their pages.",
    description = {
      "%nEach line of a case says what it expects in a comment, and a line without one must be"
          + " silent (docs/cases.md). What is not so is printed as FILE:LINE; exit code 1 then.%n"
    },
    footer = {"%nExample:", "  zuflint rules test team-rules"})
final class TestCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of rules (default: rules).")
  private Path folder = Path.of("rules");

  TestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RuleTrial trial;
    try {
      trial =
          RuleTrial.of(
              new RulesFolder(folder, folder.toString()),
              new CustomRules(terminal.cache().folder()));
    } catch (Refusal refusal) {
      refusal.print(terminal.err());
      return Exit.USAGE;
    }
    StringBuilder text = new StringBuilder();
    trial.problems().forEach(problem -> text.append(Refusal.line(problem)).append('\n'));
    terminal.print(text.toString());
    int failed = trial.problems().size();
    terminal
        .err()
        .println(
            "zuflint: "
                + Line.counted(trial.rules(), "rule")
                + ", "
                + Line.counted(trial.cases(), "case")
                + (failed == 0 ? ", all as they say" : ": " + Line.counted(failed, "complaint")));
    return failed == 0 ? Exit.RAN : Exit.FINDINGS;
  }
}
