package org.zuflint.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.app.cli.terminal.ProgressLine;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.fix.Application;
import org.zuflint.app.fix.Patch;
import org.zuflint.app.fix.Repair;
import org.zuflint.app.report.SummaryText;
import org.zuflint.app.session.FailOn;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.core.finding.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zuflint fix}: repairs, each proved by another analysis. */
@Command(
    name = "fix",
    header = "Print a patch that repairs findings, or apply it.",
    description = {
      "%nA repair is offered only when the analysis of the repaired text no longer has the finding"
          + " and has no new one. What a driver should do instead is its author's decision: look at"
          + " each. Every repair takes a whole analysis of PATH; name the driver's folder.%n"
    },
    footer = {
      "%nExamples:",
      "  zuflint fix drivers/misc/mydriver | git apply",
      "  zuflint fix --format=mbox drivers/misc/mydriver | git am",
      "  zuflint fix --apply drivers/misc/mydriver"
    })
final class FixCommand implements Callable<Integer> {
  /** How a patch is written. */
  enum PatchForm {
    DIFF,
    MBOX;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Run run;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description =
          "Form of the patch: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); mbox has one"
              + " mail for each rule.")
  private PatchForm form = PatchForm.DIFF;

  @Option(names = "--apply", description = "Write the repaired files instead of printing a patch.")
  private boolean apply;

  FixCommand(Run run) {
    this.run = run;
  }

  @Override
  public Integer call() throws IOException {
    Request request = options.request(null);
    try (ProgressLine progress = run.progress(options)) {
      Outcome outcome = run.session().run(request, progress);
      List<Finding> wanted = outcome.analysis().findings();
      Repair.Result result =
          wanted.isEmpty()
              ? new Repair.Result(List.of(), List.of())
              : Repair.of(wanted, outcome.originals(), run.session().again(request, progress));
      write(outcome, result);
      tell(outcome, result);
      return Exit.of(outcome, FailOn.NEVER);
    } catch (CancellationException stopped) {
      run.terminal().err().println("zuflint: interrupted; nothing was written");
      return Exit.INTERRUPTED;
    } catch (Refusal refusal) {
      return run.refuse(refusal);
    } catch (IOException failure) {
      run.terminal().err().println("zuflint: not repaired: " + failure.getMessage());
      return Exit.INCOMPLETE;
    }
  }

  private void write(Outcome outcome, Repair.Result result) throws IOException {
    if (apply) {
      Application.apply(Patch.finalLines(result), outcome.originals());
      return;
    }
    Patch patch = new Patch(outcome.originals());
    String text = form == PatchForm.DIFF ? patch.diff(result) : patch.mbox(result);
    run.terminal().print(text);
  }

  private void tell(Outcome outcome, Repair.Result result) {
    run.terminal().err().print(new SummaryText(options.verbose(), false).text(outcome));
    if (options.quiet()) {
      return;
    }
    for (Repair.Done done : result.done()) {
      tell(done.finding(), done.fix().title());
    }
    for (Finding finding : result.left()) {
      tell(finding, "no repair that holds");
    }
  }

  private void tell(Finding finding, String text) {
    run.terminal().err().println(finding.where() + ": " + finding.ruleId() + ": " + text);
  }
}
