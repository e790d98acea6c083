package org.zuflint.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.session.Request;
import org.zuflint.core.driver.Kernel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What check and providers can be told. */
final class RunOptions {
  private static final int THREADS_MAX = 1024;

  /** The forms of a report. */
  enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "C files, and folders to search for *.c and *.h.")
  private List<String> paths = List.of();

  @Option(
      names = "--kernel",
      paramLabel = "VERSION",
      description =
          "Kernel to judge by, such as 4.17 (default: that of the kernel tree around PATH, else"
              + " 4.17).")
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
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Form of the report: ${COMPLETION-CANDIDATES}.")
  private Format format = Format.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Write the report to FILE instead of standard output; it is there whole or not at all.")
  private @Nullable Path output;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "Colours: ${COMPLETION-CANDIDATES}; NO_COLOR is heeded.")
  private ColourChoice colour = ColourChoice.AUTO;

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

  Request request() {
    if (paths.isEmpty() && database == null) {
      throw wrong("name at least one file or folder");
    }
    if (threads < 1 || threads > THREADS_MAX) {
      throw wrong("--threads=" + threads + " is not between 1 and " + THREADS_MAX);
    }
    return new Request(Path.of(""), paths, kernel, threads, database);
  }

  Output output(Terminal terminal) {
    Output chosen = new Output(terminal, output);
    String objection = chosen.objection();
    if (objection != null) {
      throw wrong("--output: " + objection);
    }
    return chosen;
  }

  Format format() {
    return format;
  }

  ColourChoice colour() {
    return colour;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  private ParameterException wrong(String text) {
    if (command == null) {
      throw new IllegalStateException("options outside a command: " + text);
    }
    return new ParameterException(command.commandLine(), text);
  }
}
