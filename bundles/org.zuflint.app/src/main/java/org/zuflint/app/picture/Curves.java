package org.zuflint.app.picture;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.zuflint.model.PatchSemantics;
import org.zuflint.sim.des.Outcome;
import org.zuflint.sim.predict.Forecast;

/** One figure over the number of threads: a curve for each flag, a band where it is a range. */
final class Curves {
  static final double WIDTH = 560;
  static final double HEIGHT = 300;
  private static final double LEFT = 64;
  private static final double RIGHT = 110;
  private static final double TOP = 34;
  private static final double BOTTOM = 40;

  private final List<Forecast> forecasts;
  private final ToDoubleFunction<Outcome> figure;
  private final String format;
  private final double most;
  private final double threads;

  private Curves(List<Forecast> forecasts, ToDoubleFunction<Outcome> figure, String format) {
    this.forecasts = forecasts;
    this.figure = figure;
    this.format = format;
    most = round(forecasts.stream().mapToDouble(this::high).max().orElse(1));
    threads = forecasts.stream().mapToInt(Forecast::threads).max().orElse(1);
  }

  static void draw(
      List<Forecast> forecasts,
      ToDoubleFunction<Outcome> figure,
      String title,
      String format,
      Pen pen) {
    Curves curves = new Curves(forecasts, figure, format);
    pen.label(LEFT, 18, "start", "title", title);
    curves.axes(pen);
    List<PatchSemantics> flags = forecasts.stream().map(Forecast::flag).distinct().toList();
    flags.forEach(flag -> curves.curve(pen, flag, flags.indexOf(flag)));
  }

  private void axes(Pen pen) {
    for (int tick = 0; tick <= 4; tick++) {
      double value = most * tick / 4;
      pen.line(LEFT, y(value), WIDTH - RIGHT, y(value), "grid");
      pen.label(LEFT - 6, y(value) + 4, "end", "tick", Svg.format(format, value));
    }
    double last = Double.NEGATIVE_INFINITY;
    for (int count : forecasts.stream().map(Forecast::threads).distinct().toList()) {
      pen.line(x(count), HEIGHT - BOTTOM, x(count), HEIGHT - BOTTOM + 4, "axis");
      if (x(count) - last > 16) {
        pen.label(x(count), HEIGHT - BOTTOM + 17, "middle", "tick", String.valueOf(count));
        last = x(count);
      }
    }
    pen.label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, "middle", "tick", "threads");
  }

  private void curve(Pen pen, PatchSemantics flag, int number) {
    List<Forecast> points = forecasts.stream().filter(forecast -> forecast.flag() == flag).toList();
    StringBuilder band = new StringBuilder();
    points.forEach(point -> band.append(at(point, high(point))));
    points.reversed().forEach(point -> band.append(at(point, low(point))));
    boolean exact = points.stream().allMatch(Forecast::exact);
    if (!exact) {
      pen.path(band.toString().strip(), true, "band flag" + number);
    }
    StringBuilder line = new StringBuilder();
    points.forEach(point -> line.append(at(point, middle(point))));
    if (exact) {
      pen.path(line.toString().strip(), false, "curve flag" + number);
      points.forEach(point ->
          pen.dot(
              x(point.threads()),
              y(middle(point)),
              "dot flag" + number,
              point.threads() + " threads: " + Svg.format(format, middle(point))));
    }
    Forecast end = points.getLast();
    String words = flag == PatchSemantics.NONE ? "without the flag" : flag.getLiteral();
    pen.label(WIDTH - RIGHT + 8, y(middle(end)) + 4, "start", "name flag" + number, words);
  }

  private String at(Forecast point, double value) {
    return Svg.format("%.1f,%.1f ", x(point.threads()), y(value));
  }

  private double low(Forecast point) {
    return Math.min(figure.applyAsDouble(point.best()), figure.applyAsDouble(point.worst()));
  }

  private double high(Forecast point) {
    return Math.max(figure.applyAsDouble(point.best()), figure.applyAsDouble(point.worst()));
  }

  private double middle(Forecast point) {
    return (low(point) + high(point)) / 2;
  }

  private double x(double count) {
    return LEFT + (WIDTH - LEFT - RIGHT) * count / threads;
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / most;
  }

  /** The next of 1, 2, 4, 6, 8 times a power of ten: four even steps. */
  private static double round(double value) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(value)));
    for (double step : new double[] {1, 2, 4, 6, 8}) {
      if (value <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
