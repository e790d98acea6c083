package org.zuflint.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.zuflint.app.report.FindingsText;
import org.zuflint.app.session.FailOn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zuflint check}: findings and verdicts. */
@Command(
    name = "check",
    header = "Report where mmap providers break the promise of VM_LOCAL_CPU.",
    description = {
      "%nFindings go to standard output in the form of gcc, each followed by the path that leads to"
          + " it; then the verdict of each vma that has the flag or could have it. Everything else"
          + " goes to standard error.%n"
    },
    footer = {
      "%nExamples:",
      "  zuflint check drivers/misc/mydriver",
      "  zuflint check --kernel=6.1 --fail-on=error mmap.c ioctl.c",
      "  zuflint check --format=json -o report.json -p build fs"
    })
final class CheckCommand implements Callable<Integer> {
  private final Run run;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private ReportOptions reports = new ReportOptions();

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description =
          "Exit with 1 from this on: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private FailOn failOn = FailOn.NEVER;

  @Option(
      names = "--fixits",
      description =
          "Offer repairs that hold, each analysed again: as gcc's fix-it lines, in SARIF and"
              + " rdjson.")
  private boolean fixits;

  CheckCommand(Run run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    List<Run.Written> written =
        reports.written(
            options, run.terminal(), palette -> new FindingsText(palette, !options.quiet()));
    return run.answer(options, options.request(reports.baseline()), written, failOn, fixits);
  }
}
