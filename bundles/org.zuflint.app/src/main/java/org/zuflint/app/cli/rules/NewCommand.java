package org.zuflint.app.cli.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.app.cli.terminal.Terminal;
import org.zuflint.app.inputs.ReadFailure;
import org.zuflint.app.workshop.RuleTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zuflint rules new}: class, page and cases that pass at once. */
@Command(
    name = "new",
    header = "Write a rule to begin with: class, page and cases, which pass as they are.",
    footer = {"%nExample:", "  zuflint rules new stale-flag team-rules"})
final class NewCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "RULE",
      description = "The id: names the problem, in lower case words with '-' between them.")
  private String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of rules; made when it does not exist (default: rules).")
  private Path folder = Path.of("rules");

  @Spec private @Nullable CommandSpec command;

  NewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (!RuleTemplate.isId(id) && command != null) {
      throw new ParameterException(
          command.commandLine(), "'" + id + "' is no rule id; write it as stale-flag");
    }
    StringBuilder text = new StringBuilder();
    try {
      RuleTemplate.write(id, folder).forEach(file -> text.append(file).append('\n'));
    } catch (IOException failure) {
      terminal.err().println("zuflint: " + ReadFailure.line(failure));
      return Exit.INCOMPLETE;
    }
    terminal.print(text.toString());
    terminal.err().println("zuflint: try it with 'zuflint rules test " + folder + "'");
    return Exit.RAN;
  }
}
