package org.zuflint.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.app.cli.terminal.Interruption;
import org.zuflint.app.cli.terminal.Output;
import org.zuflint.app.cli.terminal.ProgressLine;
import org.zuflint.app.cli.terminal.Terminal;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.report.Report;
import org.zuflint.app.report.SummaryText;
import org.zuflint.app.session.FailOn;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;

/** One run from options to exit code: request, progress, report, summary. */
record Run(Terminal terminal, Session session, Interruption interruption) {

  /** A report and where it goes. */
  record Written(Output output, Report report) {}

  /** Makes of what was found what is answered. */
  interface Refined {
    Outcome of(Outcome outcome) throws IOException;
  }

  /** Answers {@code request} with {@code reports}, after {@code refined}. */
  int answer(
      RunOptions options, Request request, List<Written> reports, FailOn failOn, Refined refined) {
    long began = System.nanoTime();
    Outcome outcome;
    try (ProgressLine progress = progress(options)) {
      outcome = session.run(request, progress);
      outcome = refined.of(outcome);
    } catch (CancellationException stopped) {
      terminal.err().println("zuflint: interrupted; nothing was written");
      return Exit.INTERRUPTED;
    } catch (Refusal refusal) {
      return refuse(refusal);
    } catch (IOException failure) {
      terminal.err().println("zuflint: " + reason(failure));
      return Exit.USAGE;
    }
    int exit = Exit.of(outcome, failOn);
    try {
      for (Written written : reports) {
        written.output.write(written.report, outcome);
      }
    } catch (IOException failure) {
      if (String.valueOf(failure.getMessage()).contains("Broken pipe")) {
        // Whoever read the report has seen enough, as head(1) does.
        return exit;
      }
      terminal.err().println("zuflint: the report cannot be written: " + reason(failure));
      return Exit.INCOMPLETE;
    }
    terminal.err().print(new SummaryText(options.verbose(), !options.quiet()).text(outcome));
    if (!options.quiet()) {
      double seconds = (System.nanoTime() - began) / 1e9;
      terminal.err().println(String.format(Locale.ROOT, "zuflint: %.2f s", seconds));
    }
    return exit;
  }

  ProgressLine progress(RunOptions options) {
    return new ProgressLine(terminal, interruption, System::nanoTime, !options.quiet());
  }

  /** Says what is wrong with the configuration. */
  int refuse(Refusal refusal) {
    refusal.print(terminal.err());
    return Exit.USAGE;
  }

  private static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
