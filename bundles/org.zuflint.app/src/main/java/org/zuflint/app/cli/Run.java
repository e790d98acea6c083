package org.zuflint.app.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.zuflint.app.report.JsonReport;
import org.zuflint.app.report.Palette;
import org.zuflint.app.report.Report;
import org.zuflint.app.report.SummaryText;
import org.zuflint.app.session.FailOn;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;

/** One run from options to exit code: request, progress, report, summary. */
record Run(Terminal terminal, Session session, Interruption interruption) {

  /** Answers {@code options}; {@code text} makes the report in its text form. */
  int answer(RunOptions options, Function<Palette, Report> text, FailOn failOn) {
    Request request = options.request();
    Output output = options.output(terminal);
    long began = System.nanoTime();
    Outcome outcome;
    try (ProgressLine progress =
        new ProgressLine(terminal, interruption, System::nanoTime, !options.quiet())) {
      outcome = session.run(request, progress);
    } catch (CancellationException stopped) {
      terminal.err().println("zuflint: interrupted; nothing was written");
      return Exit.INTERRUPTED;
    }
    Report report = report(options, output, text);
    int exit = Exit.of(outcome, failOn);
    try {
      output.write(report, outcome);
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

  private Report report(RunOptions options, Output output, Function<Palette, Report> text) {
    return switch (options.format()) {
      case TEXT -> text.apply(options.colour().palette(terminal, output.toScreen()));
      case JSON -> new JsonReport(Version.text());
    };
  }

  private static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
