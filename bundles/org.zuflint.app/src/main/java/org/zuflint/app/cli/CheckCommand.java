package org.zuflint.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.change.GitDiff;
import org.zuflint.app.change.Touched;
import org.zuflint.app.inputs.Originals;
import org.zuflint.app.report.FindingsText;
import org.zuflint.app.session.FailOn;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.core.engine.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zuflint check}: findings and verdicts. */
@Command(
    addMethodSubcommands = false,
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
      "  git diff HEAD~3 | zuflint check --diff=- drivers/misc/mydriver",
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

  @Option(
      names = "--diff",
      paramLabel = "REV",
      description =
          "Only what a change touches: the working tree's since git's REV, or '-' for a diff on"
              + " standard input that PATH has already. A line touches the function it is in.")
  private @Nullable String diff;

  CheckCommand(Run run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    List<Run.Written> written =
        reports.written(
            options, run.terminal(), palette -> new FindingsText(palette, !options.quiet()));
    Request request = options.request(reports.baseline());
    return run.answer(options, request, written, failOn, outcome -> wanted(outcome, request));
  }

  private Outcome wanted(Outcome outcome, Request request) throws IOException {
    Outcome touched = diff == null ? outcome : touched(outcome, diff);
    return fixits ? run.session().offering(touched, request, Progress.NONE) : touched;
  }

  private Outcome touched(Outcome outcome, String revision) throws IOException {
    Originals originals = outcome.originals();
    Touched touched =
        revision.equals("-")
            ? Touched.of(new String(run.terminal().in().readAllBytes(), StandardCharsets.UTF_8))
            : GitDiff.since(revision, originals.root());
    return outcome.narrowed(
        finding -> Touched.places(finding).anyMatch(place -> touched.has(place, originals)),
        vma -> touched.has(vma.where(), originals));
  }
}
