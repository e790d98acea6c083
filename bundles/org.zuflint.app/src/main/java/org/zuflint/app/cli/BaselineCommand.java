package org.zuflint.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.cli.terminal.Output;
import org.zuflint.app.report.BaselineReport;
import org.zuflint.app.session.FailOn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zuflint baseline}: what is known today, to be hidden tomorrow. */
@Command(
    name = "baseline",
    header = "Write today's findings to a file, so that later runs show only new ones.",
    description = {
      "%nWith -o the file is there whole or not at all. A finding is recognized by its rule, its"
          + " file and the text of its line, not by the line's number. Findings that a comment"
          + " allows are left out.%n"
    },
    footer = {
      "%nExamples:",
      "  zuflint baseline -o zuflint-baseline.json drivers/misc",
      "  zuflint check --baseline=zuflint-baseline.json --fail-on=warning drivers/misc"
    })
final class BaselineCommand implements Callable<Integer> {
  private final Run run;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the baseline to FILE instead of standard output.")
  private @Nullable Path output;

  BaselineCommand(Run run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    Output there = ReportOptions.output(options, run.terminal(), "--output", output);
    List<Run.Written> written = List.of(new Run.Written(there, new BaselineReport()));
    // What an older baseline knows belongs into the new one.
    return run.answer(options, options.request(""), written, FailOn.NEVER, outcome -> outcome);
  }
}
