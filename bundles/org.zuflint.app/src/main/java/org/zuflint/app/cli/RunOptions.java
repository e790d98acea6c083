package org.zuflint.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.build.Exactness;
import org.zuflint.app.cache.Cache;
import org.zuflint.app.session.Request;
import org.zuflint.core.driver.Kernel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every run can be told. */
@Command(addMethodSubcommands = false)
final class RunOptions {
  private static final int JOBS_MAX = 1024;

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
      description =
          "Build folder: of the .c files in folders, only those that DIR/compile_commands.json"
              + " lists; or where a kernel was built (O=).")
  private @Nullable String database;

  @Option(
      names = "--exact",
      paramLabel = "auto|on|off",
      description =
          "Read files as their compiler sees them: auto where it is known how they are compiled"
              + " (default), on: a failure where it is not, off: all as they are written.")
  private @Nullable Exactness exactness;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "How many files to work on at once (default: one for each CPU).")
  private @Nullable Integer jobs;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration (default: the nearest zuflint.toml upward from the first PATH).")
  private @Nullable String config;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description =
          "Run the rules of this folder or rule pack, too; they are Java code that is not"
              + " zuflint's. May be given several times.")
  private List<String> rules = List.of();

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

  @Option(
      names = "--machine",
      paramLabel = "FILE",
      description =
          "Where gains are predicted: a .zmm file with a machine, or 'mail' for that of the patch's"
              + " mail (default: what zuflint.toml says, else unknown: every figure is a range).")
  private @Nullable String machine;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Keep answers here (default: $XDG_CACHE_HOME/zuflint); see 'zuflint cache'.")
  private @Nullable String cache;

  @Option(names = "--no-cache", description = "Neither use nor keep answers of earlier runs.")
  private boolean uncached;

  /** The request for {@code baseline}: null for the one that zuflint.toml names. */
  Request request(@Nullable String baseline) {
    if (!named()) {
      throw wrong("name at least one file or folder");
    }
    return anyRequest(baseline);
  }

  /** Whether a file or folder is named. */
  boolean named() {
    return !paths.isEmpty() || database != null;
  }

  /** The request, for whatever is named, if anything. */
  Request anyRequest(@Nullable String baseline) {
    if (jobs != null && (jobs < 1 || jobs > JOBS_MAX)) {
      throw wrong("--jobs=" + jobs + " is not between 1 and " + JOBS_MAX);
    }
    int wanted = jobs == null ? 0 : jobs;
    return new Request(
            Path.of(""),
            paths,
            kernel,
            wanted,
            database,
            config,
            baseline,
            machine,
            exactness,
            rules)
        .caching(uncached ? Cache.OFF : cache);
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
