package org.zuflint.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.app.cli.terminal.Output;
import org.zuflint.app.cli.terminal.ProgressLine;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.inputs.ReadFailure;
import org.zuflint.app.picture.CalibrationText;
import org.zuflint.app.picture.PaperText;
import org.zuflint.app.picture.SimulationCsv;
import org.zuflint.app.picture.SimulationJson;
import org.zuflint.app.picture.SimulationPage;
import org.zuflint.app.picture.SimulationText;
import org.zuflint.app.report.SummaryText;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.simulate.DriverModel;
import org.zuflint.app.simulate.Gains;
import org.zuflint.app.simulate.Simulation;
import org.zuflint.app.simulate.Studies;
import org.zuflint.core.driver.Provider;
import org.zuflint.model.Driver;
import org.zuflint.model.Machine;
import org.zuflint.model.PatchSemantics;
import org.zuflint.sim.calibrate.Calibrated;
import org.zuflint.sim.calibrate.Calibration;
import org.zuflint.sim.calibrate.Effort;
import org.zuflint.sim.calibrate.Mail;
import org.zuflint.sim.calibrate.Measurement;
import org.zuflint.sim.machine.Priced;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zuflint simulate}: what local flushes gain on a machine. */
@Command(
    name = "simulate",
    header = "Play a driver on a machine, with and without VM_LOCAL_CPU.",
    description = {
      "%nThe driver is what PATH holds, or a saved model (--driver), or else the mail's: one page"
          + " inserted and zapped. The machine is a saved one (--machine), 'mail' for that of the"
          + " mail, or else unknown: then every figure is a range.%n"
    },
    footer = {
      "%nExamples:",
      "  zuflint simulate --paper",
      "  zuflint simulate --machine=mail --threads=1,4,36 --format=html -o gain.html my/driver",
      "  zuflint simulate --calibrate=measured.csv --save=machine.zmm"
    })
final class SimulateCommand implements Callable<Integer> {
  /** The forms of a simulation. */
  enum Format {
    TEXT,
    CSV,
    JSON,
    HTML;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which meanings of the flag are played. */
  enum Flag {
    ON,
    OFF,
    BOTH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int MOST_THREADS = 4096;

  private final Run run;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--driver",
      paramLabel = "FILE",
      description = "A .zmm file with the driver, instead of PATH.")
  private @Nullable Path driver;

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      description =
          "Numbers of threads that repeat the operation (default: 1,2,4,8,12,18,24,36,48).")
  private List<Integer> threads = List.of(1, 2, 4, 8, 12, 18, 24, 36, 48);

  @Option(
      names = "--flag",
      paramLabel = "WHICH",
      description = "VM_LOCAL_CPU: ${COMPLETION-CANDIDATES} (default: both).")
  private Flag flag = Flag.BOTH;

  @Option(
      names = "--as-posted",
      description = "With the flag, zaps stay wide, as in the patch of May 2018.")
  private boolean asPosted;

  @Option(names = "--paper", description = "The mail's table beside ours.")
  private boolean paper;

  @Option(
      names = "--calibrate",
      paramLabel = "FILE",
      description =
          "Fit the costs of --machine to FILE, CSV: threads,ops_per_second,latency_us,patched.")
  private @Nullable Path calibrate;

  @Option(
      names = "--searches",
      paramLabel = "N",
      description = "Searches of a calibration; their spread tells what is known (default: 5).")
  private int searches = Effort.FULL.restarts();

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Save the machine, or the driver that PATH gave, as a .zmm file.")
  private @Nullable Path save;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to FILE instead of standard output.")
  private @Nullable Path output;

  @Spec private @Nullable CommandSpec command;

  SimulateCommand(Run run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    Output out = new Output(run.terminal(), output);
    String objection = out.objection();
    if (objection != null) {
      throw wrong("--output: " + objection);
    }
    if (threads.stream().anyMatch(count -> count < 1 || count > MOST_THREADS)) {
      throw wrong("--threads: numbers of threads are 1 to " + MOST_THREADS);
    }
    try {
      out.write(text());
      return Exit.RAN;
    } catch (CancellationException stopped) {
      run.terminal().err().println("zuflint: interrupted; nothing was written");
      return Exit.INTERRUPTED;
    } catch (Refusal refusal) {
      return run.refuse(refusal);
    } catch (IOException failure) {
      run.terminal().err().println("zuflint: " + ReadFailure.line(failure));
    } catch (IllegalArgumentException wrong) {
      run.terminal().err().println("zuflint: " + wrong.getMessage());
    }
    return Exit.INCOMPLETE;
  }

  private String text() throws IOException {
    if (paper) {
      return PaperText.of(Mail.machine());
    }
    return calibrate == null ? simulated() : calibrated(calibrate);
  }

  private ParameterException wrong(String text) {
    if (command == null) {
      throw new IllegalStateException("options outside a command: " + text);
    }
    return new ParameterException(command.commandLine(), text);
  }

  private String calibrated(Path file) throws IOException {
    List<Measurement> rows = Measurement.read(Files.readString(file), file.toString());
    Machine base = run.session().gains(options.anyRequest(null)).machine();
    Calibration calibration = new Calibration(Priced.of(base).shape(), rows);
    Effort full = Effort.FULL;
    Effort effort = new Effort(searches, full.members(), full.generations(), full.operations());
    Calibrated calibrated = new Calibrated(calibration, calibration.fits(effort, 1));
    if (save != null) {
      Machine made =
          calibrated.machine(
              base.getName(), Priced.of(base).shape(), file.getFileName().toString());
      Studies.save(made, save);
    }
    return CalibrationText.of(calibrated);
  }

  private String simulated() throws IOException {
    Gains gains = run.session().gains(options.anyRequest(null));
    Simulation simulation = Simulation.of(gains.priced(), driver(), threads, flags());
    return switch (format) {
      case TEXT -> SimulationText.of(simulation);
      case CSV -> SimulationCsv.of(simulation);
      case JSON -> SimulationJson.of(simulation);
      case HTML -> SimulationPage.of(simulation);
    };
  }

  private List<PatchSemantics> flags() {
    PatchSemantics on = asPosted ? PatchSemantics.AS_POSTED : PatchSemantics.INTENDED;
    return switch (flag) {
      case ON -> List.of(on);
      case OFF -> List.of(PatchSemantics.NONE);
      case BOTH -> List.of(PatchSemantics.NONE, on);
    };
  }

  private Driver driver() throws IOException {
    if (driver != null) {
      return Studies.driver(driver);
    }
    if (!options.named()) {
      return Studies.mailDriver();
    }
    Driver found = DriverModel.of(providers(), "what the analysis found");
    if (found.getOperations().isEmpty()) {
      throw new IOException("no vma that has VM_LOCAL_CPU or could have it inserts pages here");
    }
    if (save != null) {
      Studies.save(found, save);
    }
    return found;
  }

  private List<Provider> providers() {
    try (ProgressLine progress = run.progress(options)) {
      Outcome outcome = run.session().run(options.request(null), progress);
      run.terminal().err().print(new SummaryText(options.verbose(), false).text(outcome));
      return outcome.analysis().providers();
    }
  }
}
