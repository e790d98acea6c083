package org.zuflint.app.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
import org.zuflint.app.cli.manual.CompletionCommand;
import org.zuflint.app.cli.manual.ManualCommand;
import org.zuflint.app.cli.rules.RulesCommand;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.app.cli.terminal.Interruption;
import org.zuflint.app.cli.terminal.Terminal;
import org.zuflint.app.inputs.ReadFailure;
import org.zuflint.app.report.FaultText;
import org.zuflint.app.session.Session;
import org.zuflint.core.driver.Kernel;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    Interruption interruption = Interruption.ofProcess();
    Terminal terminal = Terminal.ofProcess();
    Session session = Session.standard(terminal.cache());
    int exit = run(new Run(terminal, session, interruption), args);
    interruption.finish();
    System.exit(exit);
  }

  static int run(Run run, String... args) {
    try {
      return commandLine(run).execute(args);
    } catch (RuntimeException | Error failure) {
      return fail(run, failure, List.of(args));
    }
  }

  private static int fail(Run run, Throwable failure, List<String> args) {
    if (failure instanceof FileSystemException named) {
      run.terminal().err().println("zuflint: " + ReadFailure.line(named));
      return Exit.INCOMPLETE;
    }
    boolean verbose = args.contains("--verbose");
    run.terminal().err().print(FaultText.of("this run", failure, verbose));
    return Exit.FAILURE;
  }

  private static CommandLine commandLine(Run run) {
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(run.terminal().out(), StandardCharsets.UTF_8), true);
    PrintWriter err = new PrintWriter(run.terminal().err(), true);
    CommandLine line = new CommandLine(new ZuflintCommand());
    line.addSubcommand(new CheckCommand(run));
    line.addSubcommand(new ProvidersCommand(run));
    line.addSubcommand(new SimulateCommand(run));
    line.addSubcommand(new WitnessCommand(run));
    line.addSubcommand(new ScenariosCommand(run));
    line.addSubcommand(new BaselineCommand(run));
    line.addSubcommand(new FixCommand(run));
    line.addSubcommand(
        new CommandLine(new KbuildCommand(run))
            .setUnmatchedOptionsArePositionalParams(true)
            .setExpandAtFiles(false));
    line.addSubcommand(new CompletionCommand());
    line.addSubcommand(new ManualCommand());
    line.addSubcommand(RulesCommand.line(run.terminal()));
    // A rule may be given as it stands in a finding: -Wzuflint-RULE.
    line.addSubcommand(
        new CommandLine(new ExplainCommand(run.terminal()))
            .setUnmatchedOptionsArePositionalParams(true));
    line.registerConverter(Kernel.class, Main::kernel);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(out);
    line.setErr(err);
    line.setParameterExceptionHandler(Main::refuse);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> fail(run, failure, parsed.originalArgs()));
    return line;
  }

  private static Kernel kernel(String spelling) {
    try {
      return Kernel.of(spelling);
    } catch (IllegalArgumentException wrong) {
      throw new TypeConversionException(String.valueOf(wrong.getMessage()));
    }
  }

  private static int refuse(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println("zuflint: " + wrong.getMessage());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return Exit.USAGE;
  }
}
