package org.zuflint.app.picture;

import java.util.List;
import java.util.Locale;
import org.zuflint.app.simulate.Simulation;
import org.zuflint.model.PatchSemantics;
import org.zuflint.model.ShareKind;
import org.zuflint.sim.predict.Forecast;

/** A simulation as a table for people. */
public final class SimulationText {
  private SimulationText() {}

  /** The table of each operation. */
  public static String of(Simulation simulation) {
    StringBuilder text = new StringBuilder();
    text.append("Driver ").append(simulation.driver()).append(" on ");
    text.append(simulation.machine().name()).append(", ");
    text.append(simulation.machine().shape().cpus()).append(" CPUs\n");
    if (!simulation.machine().exact()) {
      text.append(RANGE);
    }
    for (Simulation.Series series : simulation.series()) {
      text.append('\n').append(series.name()).append(":\n").append(table(series));
    }
    return text.toString();
  }

  /** The figures of one operation, and what the flag gains. */
  public static String table(Simulation.Series series) {
    StringBuilder text = new StringBuilder();
    text.append("threads  VM_LOCAL_CPU  operations a second      latency us\n");
    for (Forecast forecast : series.forecasts()) {
      text.append(row(forecast));
    }
    return text.append(gain(series)).toString();
  }

  /**
   * Where the time of an operation goes at the highest number of threads, as {@link Charts} shows.
   */
  public static String shares(Simulation.Series series) {
    List<Forecast> runs = series.timelines();
    if (runs.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("where an operation's time goes at ");
    text.append(runs.getFirst().threads()).append(" threads, us\n").append(" ".repeat(MEANING));
    runs.forEach(run -> text.append(String.format(Locale.ROOT, "  %10s", flag(run.flag()))));
    for (ShareKind kind : ShareKind.VALUES) {
      text.append(String.format(Locale.ROOT, "\n%-" + MEANING + "s", Charts.meaning(kind)));
      for (Forecast run : runs) {
        text.append(String.format(Locale.ROOT, "  %10.2f", run.worst().share(kind)));
      }
    }
    return text.append('\n').toString();
  }

  /** How long the words of {@link Charts#meaning} may be. */
  private static final int MEANING = 28;

  private static final String RANGE =
      """
      The machine's costs are not known: from the dearest to the leanest
      machine that was published.
      Measure yours with --calibrate to get one figure.
      """;

  private static String row(Forecast forecast) {
    return String.format(
        Locale.ROOT,
        "%7d  %-12s  %23s  %14s%n",
        forecast.threads(),
        flag(forecast.flag()),
        range(forecast, "%,.0f", forecast.worst().opsPerSecond(), forecast.best().opsPerSecond()),
        range(forecast, "%.1f", forecast.best().latencyMicros(), forecast.worst().latencyMicros()));
  }

  /** What the flag gains at the highest number of threads. */
  private static String gain(Simulation.Series series) {
    if (series.timelines().size() < 2) {
      return "";
    }
    Forecast without = series.timelines().getFirst();
    Forecast with = series.timelines().get(1);
    double worst = with.worst().opsPerSecond() / without.worst().opsPerSecond();
    double best = with.best().opsPerSecond() / without.best().opsPerSecond();
    String gain =
        without.exact() && with.exact()
            ? String.format(Locale.ROOT, "x%.2f", worst)
            : String.format(
                Locale.ROOT, "x%.2f to x%.2f", Math.min(best, worst), Math.max(best, worst));
    return "gain at " + with.threads() + " threads: " + gain + " operations a second\n";
  }

  static String flag(PatchSemantics flag) {
    return flag == PatchSemantics.NONE ? "without" : flag.getLiteral();
  }

  static String range(Forecast forecast, String format, double low, double high) {
    String first = String.format(Locale.ROOT, format, low);
    return forecast.exact() ? first : first + " .. " + String.format(Locale.ROOT, format, high);
  }
}
