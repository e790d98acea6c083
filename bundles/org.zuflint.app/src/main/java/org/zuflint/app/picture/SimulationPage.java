package org.zuflint.app.picture;

import java.util.Locale;
import org.zuflint.app.simulate.Simulation;
import org.zuflint.sim.des.Outcome;
import org.zuflint.sim.predict.Forecast;

/** A simulation as one HTML page: pictures in SVG, the figures beside them, nothing fetched. */
public final class SimulationPage {
  private static final String STYLE =
      """
      body { font: 15px/1.45 system-ui, sans-serif; margin: 24px auto; max-width: 1160px; padding: 0 12px;
             color: #1b1f24; background: #fff; }
      h1 { font-size: 24px; } h2 { font-size: 18px; margin-top: 32px; } h3 { font-size: 15px; margin-bottom: 6px; }
      table { border-collapse: collapse; margin: 12px 0; font-variant-numeric: tabular-nums; }
      th, td { padding: 3px 12px; text-align: right; border-bottom: 1px solid #d0d7de; }
      svg { max-width: 100%; height: auto; }
      @media (max-width: 720px) { table { display: block; overflow-x: auto; } }
      @media (prefers-color-scheme: dark) {
        body { color: #e4e7ec; background: #16191e; } th, td { border-color: #343a45; }
      }
      """;

  private SimulationPage() {}

  /** The page. */
  public static String of(Simulation simulation) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang='en'>\n<head>\n");
    html.append("<meta charset='utf-8'>\n<meta name='color-scheme' content='light dark'>\n<title>");
    html.append(title(simulation)).append("</title>\n<style>\n");
    html.append(STYLE).append(Charts.style()).append("</style>\n</head>\n<body>\n<h1>");
    html.append(title(simulation)).append("</h1>\n<p>");
    html.append(simulation.machine().shape().cpus()).append(" CPUs, ");
    html.append(simulation.machine().shape().sockets()).append(" sockets. ");
    html.append(
        simulation.machine().exact()
            ? "The costs of this machine are known, so each figure is one.</p>\n"
            : "The costs of this machine are not known: bands reach from the dearest to the leanest"
                + " machine that was published. Bars and timelines show the dearest.</p>\n");
    simulation.series().forEach(series -> series(series, html));
    return html.append("</body>\n</html>\n").toString();
  }

  private static String title(Simulation simulation) {
    String title = simulation.driver() + " on " + simulation.machine().name();
    return Svg.escape(title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
  }

  private static void series(Simulation.Series series, StringBuilder html) {
    html.append("<h2>").append(Svg.escape(series.name())).append("</h2>\n");
    html.append(Charts.THROUGHPUT.svg(series));
    html.append(Charts.LATENCY.svg(series));
    table(series, html);
    int threads = series.timelines().getFirst().threads();
    html.append("<h3>Where the time goes, ").append(threads).append(" threads</h3>\n");
    html.append(Charts.key());
    html.append(Charts.SHARES.svg(series));
    for (Forecast run : series.timelines()) {
      html.append("<h3>CPUs over time, ").append(Bars.name(run.flag())).append(", ");
      html.append(run.threads()).append(" threads</h3>\n").append(Bars.timeline(run));
    }
  }

  private static void table(Simulation.Series series, StringBuilder html) {
    html.append("<table>\n<tr><th>threads</th><th>VM_LOCAL_CPU</th><th>operations a second</th>");
    html.append("<th>latency, us</th><th>CPUs asked</th><th>interrupts</th></tr>\n");
    for (Forecast forecast : series.forecasts()) {
      Outcome best = forecast.best();
      Outcome worst = forecast.worst();
      html.append("<tr><td>").append(forecast.threads()).append("</td><td>");
      html.append(Bars.name(forecast.flag())).append("</td><td>");
      html.append(
          SimulationText.range(forecast, "%,.0f", worst.opsPerSecond(), best.opsPerSecond()));
      html.append("</td><td>")
          .append(
              SimulationText.range(forecast, "%.1f", best.latencyMicros(), worst.latencyMicros()));
      html.append("</td><td>")
          .append(SimulationText.range(forecast, "%.1f", best.requests(), worst.requests()));
      html.append("</td><td>")
          .append(SimulationText.range(forecast, "%.1f", best.interrupts(), worst.interrupts()));
      html.append("</td></tr>\n");
    }
    html.append("</table>\n");
  }
}
