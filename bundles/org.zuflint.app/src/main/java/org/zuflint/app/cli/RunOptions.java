package org.zuflint.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.session.Request;
import org.zuflint.core.driver.Kernel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every run can be told. */
final class RunOptions {
  private static final int THREADS_MAX = 1024;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "C files, and folders to search for *.c and *.h.")
  private List<String> paths = List.of();

  @Option(
      names = "--kernel",
      paramLabel = "VERSION",
      description =
          "Kernel to judge by, such as 4.17 (default: what zuflint.toml says, else that of the"
              + " kernel tree around PATH, else 4.17).")
  private @Nullable Kernel kernel;

  @Option(
      names = "-p",
      paramLabel = "DIR",
      description = "Of the .c files in folders, only those that DIR/compile_commands.json lists.")
  private @Nullable String database;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use (default: one for each CPU).")
  private @Nullable Integer threads;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration (default: the nearest zuflint.toml upward from the first PATH).")
  private @Nullable String config;

  @Option(
      names = {"-q", "--quiet"},
      description =
          "No verdicts, notes and summary; findings and what could not be analysed are still told.")
  private boolean quiet;

  @Option(
      names = "--verbose",
      description = "All notes, and stack traces of zuflint's own failures.")
  private boolean verbose;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** The request for {@code baseline}: null for the one that zuflint.toml names. */
  Request request(@Nullable String baseline) {
    if (paths.isEmpty() && database == null) {
      throw wrong("name at least one file or folder");
    }
    if (threads != null && (threads < 1 || threads > THREADS_MAX)) {
      throw wrong("--threads=" + threads + " is not between 1 and " + THREADS_MAX);
    }
    int wanted = threads == null ? 0 : threads;
    return new Request(Path.of(""), paths, kernel, wanted, database, config, baseline);
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  /** A complaint about the usage of the command that has these options. */
  ParameterException wrong(String text) {
    if (command == null) {
      throw new IllegalStateException("options outside a command: " + text);
    }
    return new ParameterException(command.commandLine(), text);
  }
}
