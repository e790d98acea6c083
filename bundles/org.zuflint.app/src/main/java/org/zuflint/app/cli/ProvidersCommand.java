package org.zuflint.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.zuflint.app.report.ProvidersText;
import org.zuflint.app.session.FailOn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code zuflint providers}: what is known of every mmap provider. */
@Command(
    addMethodSubcommands = false,
    name = "providers",
    header = "List every mmap provider with its vmas and all that is known of them.",
    description = {
      "%nFor each vma: flags, vm_ops and what its fault handlers do, inserts and zaps with the"
          + " context they run in, where the vma is kept, the four clauses and the verdict.%n"
    },
    footer = {
      "%nExamples:",
      "  zuflint providers drivers/gpu",
      "  zuflint providers --format=json -o providers.json fs drivers sound"
    })
final class ProvidersCommand implements Callable<Integer> {
  private final Run run;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private ReportOptions reports = new ReportOptions();

  ProvidersCommand(Run run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    List<Run.Written> written = reports.written(options, run.terminal(), ProvidersText::new);
    return run.answer(
        options, options.request(reports.baseline()), written, FailOn.NEVER, outcome -> outcome);
  }
}
