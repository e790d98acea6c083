package org.zuflint.app.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.zuflint.app.cli.manual.CompletionCommand;
import org.zuflint.app.cli.manual.ManualCommand;
import org.zuflint.app.cli.rules.RulesCommand;
import org.zuflint.app.cli.terminal.CommandLines;
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
      return commandLine(run, args).execute(args);
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

  /** The commands in the order of the help, each made only when it is needed. */
  private static Map<String, Supplier<CommandLine>> commands(Run run) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("check", () -> CommandLines.of(new CheckCommand(run)));
    commands.put("providers", () -> CommandLines.of(new ProvidersCommand(run)));
    commands.put("simulate", () -> CommandLines.of(new SimulateCommand(run)));
    commands.put("witness", () -> CommandLines.of(new WitnessCommand(run)));
    commands.put("scenarios", () -> CommandLines.of(new ScenariosCommand(run)));
    commands.put("baseline", () -> CommandLines.of(new BaselineCommand(run)));
    commands.put("fix", () -> CommandLines.of(new FixCommand(run)));
    commands.put("kbuild", () -> KbuildCommand.line(run));
    commands.put("cache", () -> CommandLines.of(new CacheCommand(run.terminal())));
    commands.put("completion", () -> CommandLines.of(new CompletionCommand()));
    commands.put("manual", () -> CommandLines.of(new ManualCommand()));
    commands.put("rules", () -> RulesCommand.line(run.terminal()));
    commands.put("explain", () -> ExplainCommand.line(run));
    return commands;
  }

  /**
   * The command that {@code args} begin with is enough; what tells of all of them needs them all.
   */
  private static void add(
      Map<String, Supplier<CommandLine>> commands, CommandLine to, String[] args) {
    String first = args.length == 0 ? "" : args[0];
    boolean all =
        !commands.containsKey(first) || first.equals("completion") || first.equals("manual");
    commands.forEach((name, make) -> {
      if (all || name.equals(first)) {
        to.addSubcommand(name, make.get());
      }
    });
  }

  private static CommandLine commandLine(Run run, String[] args) {
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(run.terminal().out(), StandardCharsets.UTF_8), true);
    PrintWriter err = new PrintWriter(run.terminal().err(), true);
    CommandLine line = CommandLines.of(new ZuflintCommand());
    add(commands(run), line, args);
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
