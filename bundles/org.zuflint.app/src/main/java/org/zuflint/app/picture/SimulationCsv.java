package org.zuflint.app.picture;

import java.util.Locale;
import org.zuflint.app.simulate.Simulation;
import org.zuflint.model.ShareKind;
import org.zuflint.sim.des.Outcome;
import org.zuflint.sim.predict.Forecast;

/** A simulation as CSV: a row for each end of each forecast. */
public final class SimulationCsv {
  private SimulationCsv() {}

  /** With a line of column names. */
  public static String of(Simulation simulation) {
    StringBuilder text =
        new StringBuilder("operation,threads,flag,costs,ops_per_second,latency_us,interrupts");
    for (ShareKind kind : ShareKind.VALUES) {
      text.append(',').append(kind.getLiteral()).append("_us");
    }
    text.append('\n');
    for (Simulation.Series series : simulation.series()) {
      for (Forecast forecast : series.forecasts()) {
        row(series, forecast, forecast.exact() ? "known" : "dear", forecast.worst(), text);
        if (!forecast.exact()) {
          row(series, forecast, "cheap", forecast.best(), text);
        }
      }
    }
    return text.toString();
  }

  private static void row(
      Simulation.Series series,
      Forecast forecast,
      String costs,
      Outcome outcome,
      StringBuilder text) {
    text.append('"').append(series.name().replace("\"", "\"\"")).append("\",");
    text.append(forecast.threads()).append(',').append(forecast.flag().getLiteral());
    text.append(',').append(costs);
    text.append(String.format(Locale.ROOT, ",%.0f", outcome.opsPerSecond()));
    text.append(String.format(Locale.ROOT, ",%.3f", outcome.latencyMicros()));
    text.append(String.format(Locale.ROOT, ",%.2f", outcome.interrupts()));
    for (ShareKind kind : ShareKind.VALUES) {
      text.append(String.format(Locale.ROOT, ",%.3f", outcome.share(kind)));
    }
    text.append('\n');
  }
}
