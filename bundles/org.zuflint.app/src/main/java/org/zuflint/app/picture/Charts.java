package org.zuflint.app.picture;

import org.zuflint.app.simulate.Simulation;
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
      case SHARES -> Bars.shares(series, pen);
    }
  }

  /** The chart of {@code series} as SVG. */
  String svg(Simulation.Series series) {
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
}
