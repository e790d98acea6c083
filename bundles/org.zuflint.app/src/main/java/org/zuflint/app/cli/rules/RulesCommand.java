package org.zuflint.app.cli.rules;

import org.jspecify.annotations.Nullable;
import org.zuflint.app.cli.terminal.CommandLines;
import org.zuflint.app.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zuflint rules}: holds its commands together. */
@Command(
    name = "rules",
    header = "Begin, try and pack rules of your own, in Java.",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "%nA folder of rules has src/*.java, docs/RULE.md and cases/RULE/*.c; 'zuflint check"
          + " --rules=FOLDER' runs them. docs/own-rules.md is the tutorial.%n"
    },
    footer = {
      "%nExamples:",
      "  zuflint rules new stale-flag team-rules",
      "  zuflint rules test team-rules",
      "  zuflint rules pack team-rules -o team-rules.jar"
    })
public final class RulesCommand implements Runnable {
  @Spec private @Nullable CommandSpec command;

  private RulesCommand() {}

  /** The command with its own commands. */
  public static CommandLine line(Terminal terminal) {
    CommandLine line = CommandLines.of(new RulesCommand());
    line.addSubcommand(new NewCommand(terminal));
    line.addSubcommand(new TestCommand(terminal));
    line.addSubcommand(new PackCommand(terminal));
    return line;
  }

  @Override
  public void run() {
    if (command == null) {
      throw new IllegalStateException("a command without its specification");
    }
    throw new ParameterException(command.commandLine(), "say what to do: new, test or pack");
  }
}
