package org.zuflint.app.cli.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.app.cli.terminal.Terminal;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.custom.CustomRules;
import org.zuflint.app.custom.RulesFolder;
import org.zuflint.app.inputs.ReadFailure;
import org.zuflint.app.workshop.RuleTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zuflint rules pack}: rules as a jar for others. */
@Command(
    name = "pack",
    header = "Pack the rules of a folder, with their pages, as a jar that --rules takes.",
    description = {"%nOnly rules that pass their cases are packed.%n"},
    footer = {"%nExample:", "  zuflint rules pack team-rules -o team-rules.jar"})
final class PackCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of rules (default: rules).")
  private Path folder = Path.of("rules");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The jar to write; it is there whole or not at all.")
  private Path output = Path.of("");

  PackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RulesFolder rules = new RulesFolder(folder, folder.toString());
    CustomRules loader = new CustomRules(terminal.cache().folder());
    try {
      RuleTrial trial = RuleTrial.of(rules, loader);
      if (!trial.problems().isEmpty()) {
        trial.problems().forEach(problem -> terminal.err().println(Refusal.line(problem)));
        return Exit.FINDINGS;
      }
      loader.pack(rules, output);
    } catch (Refusal refusal) {
      refusal.print(terminal.err());
      return Exit.USAGE;
    } catch (IOException failure) {
      terminal.err().println("zuflint: not packed: " + ReadFailure.line(failure));
      return Exit.INCOMPLETE;
    }
    return Exit.RAN;
  }
}
