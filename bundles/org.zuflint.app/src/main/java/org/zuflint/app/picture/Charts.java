package org.zuflint.app.picture;

import org.zuflint.app.simulate.Simulation;
import org.zuflint.model.ShareKind;
import org.zuflint.sim.des.Outcome;

/** The charts of a simulation, for any pen; the same that the page shows. */
public enum Charts {
  /** Operations a second over the number of threads. */
  THROUGHPUT,
  /** Microseconds of an operation over the number of threads. */
  LATENCY,
  /** Where the time of an operation goes. */
  SHARES;

  /** How wide the chart is in the pen's units. */
  public double width() {
    return this == SHARES ? Bars.WIDTH : Curves.WIDTH;
  }

  /** How high the chart of {@code series} is in the pen's units. */
  public double height(Simulation.Series series) {
    return this == SHARES ? Bars.height(series) : Curves.HEIGHT;
  }

  /** Draws the chart of {@code series}. */
  public void draw(Simulation.Series series, Pen pen) {
    draw(series, pen, width());
  }

  /** The same with bars as wide as {@code width}; curves have a width of their own. */
  public void draw(Simulation.Series series, Pen pen, double width) {
    switch (this) {
      case THROUGHPUT ->
          Curves.draw(
              series.forecasts(),
              outcome -> outcome.opsPerSecond() / 1e6,
              "million operations a second",
              "%.2f",
              pen);
      case LATENCY ->
          Curves.draw(
              series.forecasts(),
              Outcome::latencyMicros,
              "microseconds of an operation",
              "%.1f",
              pen);
      case SHARES -> Bars.shares(series, pen, width);
    }
  }

  /** The chart of {@code series} as SVG. */
  public String svg(Simulation.Series series) {
    String title =
        switch (this) {
          case THROUGHPUT -> "million operations a second";
          case LATENCY -> "microseconds of an operation";
          case SHARES -> "where the time of an operation goes";
        };
    Svg svg = new Svg(width(), height(series), title);
    draw(series, svg);
    return svg.end();
  }

  /** The style sheet of a page with charts, light and dark. */
  public static String style() {
    return Bundled.text(Charts.class, "charts.css");
  }

  /** What the colours of {@link #SHARES} mean, as HTML. */
  public static String key() {
    StringBuilder html = new StringBuilder("<p class='key'>");
    for (ShareKind kind : ShareKind.VALUES) {
      html.append("<span><svg class='chart' width='12' height='12' aria-hidden='true'>");
      html.append("<rect width='12' height='12' class='");
      html.append(kind.getLiteral()).append("'/></svg>").append(meaning(kind)).append("</span>");
    }
    return html.append("</p>\n").toString();
  }

  /** What the colour of {@code kind} means in {@link #SHARES}. */
  public static String meaning(ShareKind kind) {
    return switch (kind) {
      case LOCAL -> "local work";
      case MISSES -> "full flushes and misses";
      case SEND -> "sending interrupts";
      case ACKNOWLEDGE -> "waiting for acknowledgements";
      case STOLEN -> "interrupts of others";
      case STATION -> "shared resource";
      case CPU -> "waiting for a CPU";
    };
  }
}
