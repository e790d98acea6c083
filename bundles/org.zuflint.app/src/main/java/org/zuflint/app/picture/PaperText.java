package org.zuflint.app.picture;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zuflint.model.Cost;
import org.zuflint.model.Machine;
import org.zuflint.sim.calibrate.Calibration;
import org.zuflint.sim.calibrate.Mail;
import org.zuflint.sim.calibrate.Measurement;
import org.zuflint.sim.des.Outcome;
import org.zuflint.sim.machine.Priced;

/** The mail's table beside ours, point by point. */
public final class PaperText {
  private static final int OPERATIONS = 20_000;

  private final StringBuilder text = new StringBuilder();
  private final Priced priced;

  /**
   * Speed-up of the flag by threads, ours over the mail's: a quotient with a factor for each row.
   */
  private final Map<Integer, Double> speedups = new TreeMap<>();

  private double sum;
  private double worst;
  private int points;

  private PaperText(Priced priced) {
    this.priced = priced;
  }

  /** The table, the errors, and which points the machine was fitted to. */
  public static String of(Machine machine) {
    return new PaperText(Priced.of(machine)).table(machine);
  }

  private String table(Machine machine) {
    text.append("The table of linux-mm, 14 May 2018, beside ours (").append(machine.getName());
    text.append("; ").append(OPERATIONS).append(" operations a point)\n\n");
    text.append("threads  flag     ops/s: theirs       ours   error   us: theirs   ours   error\n");
    for (Measurement row : Mail.table()) {
      Outcome ours = Calibration.play(priced.shape(), priced.dear(), row, OPERATIONS);
      double rate = error(ours.opsPerSecond(), row.opsPerSecond());
      double quotient = ours.opsPerSecond() / row.opsPerSecond();
      speedups.merge(row.threads(), row.patched() ? quotient : 1 / quotient, (a, b) -> a * b);
      double micros = error(ours.latencyMicros(), row.latencyMicros());
      text.append(
          String.format(
              Locale.ROOT,
              "%7d  %-7s  %,13.0f  %,9.0f  %+5.1f%%  %11.1f  %5.1f  %+5.1f%%%n",
              row.threads(),
              row.patched() ? "with" : "without",
              row.opsPerSecond(),
              ours.opsPerSecond(),
              rate * 100,
              row.latencyMicros(),
              ours.latencyMicros(),
              micros * 100));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%nmean error %.2f %% over %d points, worst %.1f %%; of the speed-up %.2f %%%n",
            100 * sum / points,
            points,
            100 * worst,
            100 * speedupError()));
    provenance(machine.getCosts());
    return text.toString();
  }

  private double speedupError() {
    return speedups.values().stream()
        .mapToDouble(quotient -> Math.abs(quotient - 1))
        .average()
        .orElseThrow();
  }

  private double error(double ours, double theirs) {
    double error = ours / theirs - 1;
    sum += Math.abs(error);
    worst = Math.max(worst, Math.abs(error));
    points++;
    return error;
  }

  private void provenance(List<Cost> costs) {
    text.append("\nAll points were fitted, with ");
    text.append(costs.stream().filter(cost -> cost.getSource().startsWith("fitted")).count());
    text.append(" fitted costs and three that one thread shows:\n");
    text.append(
        costs.stream()
            .map(cost ->
                String.format(
                    Locale.ROOT,
                    "  %-16s %8.3f  %s%n",
                    cost.getKind().getLiteral(),
                    cost.getValue(),
                    cost.getSource()))
            .collect(Collectors.joining()));
  }
}
