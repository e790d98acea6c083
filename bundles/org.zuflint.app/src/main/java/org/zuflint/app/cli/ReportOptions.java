package org.zuflint.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.cli.terminal.ColourChoice;
import org.zuflint.app.cli.terminal.Output;
import org.zuflint.app.cli.terminal.Terminal;
import org.zuflint.app.cli.terminal.Version;
import org.zuflint.app.forms.Form;
import org.zuflint.app.report.Palette;
import org.zuflint.app.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** In which forms a report is written, and where to. */
@Command(addMethodSubcommands = false)
final class ReportOptions {
  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Hide the findings that FILE knows; 'zuflint baseline' writes it.")
  private @Nullable String baseline;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Form of the report: ${COMPLETION-CANDIDATES} (default: text).")
  private Form form = Form.TEXT;

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
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "Write the report in this form to this file, too; may be given several times.")
  private Map<Form, Path> more = new LinkedHashMap<>();

  @Nullable String baseline() {
    return baseline;
  }

  /**
   * What to write where.
   *
   * @param text makes the text form
   */
  List<Run.Written> written(RunOptions options, Terminal terminal, Function<Palette, Report> text) {
    List<Run.Written> written = new ArrayList<>();
    Output first = output(options, terminal, "--output", output);
    Palette palette = colour.palette(terminal, first.toScreen());
    written.add(new Run.Written(first, report(form, text, palette)));
    more.forEach((other, file) -> {
      Output there = output(options, terminal, "--report", file);
      written.add(new Run.Written(there, report(other, text, Palette.PLAIN)));
    });
    return written;
  }

  static Output output(RunOptions options, Terminal terminal, String option, @Nullable Path file) {
    Output chosen = new Output(terminal, file);
    String objection = chosen.objection();
    if (objection != null) {
      throw options.wrong(option + ": " + objection);
    }
    return chosen;
  }

  private static Report report(Form form, Function<Palette, Report> text, Palette palette) {
    return form == Form.TEXT ? text.apply(palette) : form.report(Version.text());
  }
}
