package org.zuflint.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.bridge.Witness;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.app.cli.terminal.ProgressLine;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.finding.Finding;
import org.zuflint.sim.program.Patch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zuflint witness}: a finding as the shortest interleaving that does harm. */
@Command(
    name = "witness",
    header = "Show the harm of a finding: who inserted, cached, zapped, and read what.",
    description = {
      "%nExplores every interleaving of the driver's operations on two CPUs and prints a shortest"
          + " one that reads a page which went back to its owner, as CPUs over time.%n"
    },
    footer = {
      "%nExamples:",
      "  zuflint witness deferred-access examples/pinned-server",
      "  zuflint witness --svg=witness.svg notes.c:49 examples/pinned-server"
    })
final class WitnessCommand implements Callable<Integer> {
  private final Run run;

  @Parameters(
      index = "0",
      paramLabel = "FINDING",
      description = "A rule id, a place as FILE:LINE, or RULE@FILE:LINE; the file's end will do.")
  private String wanted = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PATH",
      description = "C files, and folders to search for *.c and *.h.")
  private List<String> paths = List.of();

  @Option(
      names = "--kernel",
      paramLabel = "VERSION",
      description = "Kernel to judge by and to play on (default: as for check).")
  private @Nullable Kernel kernel;

  @Option(
      names = "--patch",
      paramLabel = "FORM",
      description = "What the flag does: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Patch patch = Patch.INTENDED;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Also draw the first witness into FILE.")
  private @Nullable Path svg;

  @Option(
      names = "--promela",
      paramLabel = "FILE",
      description = "Also write the first model for SPIN into FILE.")
  private @Nullable Path promela;

  @Spec private @Nullable CommandSpec command;

  WitnessCommand(Run run) {
    this.run = run;
  }

  @Override
  public Integer call() throws IOException {
    Outcome outcome;
    try (ProgressLine progress =
        new ProgressLine(run.terminal(), run.interruption(), System::nanoTime, true)) {
      Request request = new Request(Path.of(""), paths, kernel, 0, null);
      outcome = run.session().run(request, progress);
    } catch (Refusal refusal) {
      return run.refuse(refusal);
    }
    List<Witness> witnesses = witnesses(outcome);
    StringBuilder text = new StringBuilder();
    witnesses.forEach(witness -> text.append(text.isEmpty() ? "" : "\n\n").append(witness.text()));
    run.terminal().print(text.toString());
    return written(witnesses.get(0)) ? Exit.RAN : Exit.INCOMPLETE;
  }

  private List<Witness> witnesses(Outcome outcome) {
    List<Finding> meant = outcome.analysis().findings().stream().filter(this::isMeant).toList();
    if (meant.isEmpty()) {
      throw wrong("no finding is '" + wanted + "'; 'zuflint check' lists them");
    }
    List<Witness> witnesses = new ArrayList<>();
    for (Finding finding : meant) {
      Witness.of(finding, outcome.analysis().providers(), outcome.kernel(), patch)
          .ifPresent(witnesses::add);
    }
    if (witnesses.isEmpty()) {
      throw wrong("'" + meant.get(0).ruleId() + "' is not about an interleaving");
    }
    return witnesses;
  }

  private boolean isMeant(Finding finding) {
    int at = wanted.indexOf('@');
    String rule = at >= 0 ? wanted.substring(0, at) : wanted;
    String place = at >= 0 ? wanted.substring(at + 1) : wanted;
    boolean isRule = rule.equals(finding.ruleId());
    String line = finding.where().file() + ":" + finding.where().line();
    boolean isPlace = line.equals(place) || line.endsWith("/" + place);
    return at >= 0 ? isRule && isPlace : isRule || isPlace;
  }

  private boolean written(Witness witness) throws IOException {
    if (svg != null) {
      if (!witness.found()) {
        run.terminal().err().println("zuflint: no witness, so no picture was written");
        return false;
      }
      Files.writeString(svg, witness.svg());
    }
    if (promela != null) {
      Files.writeString(promela, witness.promela());
    }
    return true;
  }

  private ParameterException wrong(String text) {
    if (command == null) {
      throw new IllegalStateException("a command without its specification: " + text);
    }
    return new ParameterException(command.commandLine(), text);
  }
}
