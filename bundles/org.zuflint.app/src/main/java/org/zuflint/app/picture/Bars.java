package org.zuflint.app.picture;

import java.util.List;
import org.zuflint.app.simulate.Simulation;
import org.zuflint.model.PatchSemantics;
import org.zuflint.model.ShareKind;
import org.zuflint.sim.des.Outcome;
import org.zuflint.sim.des.Span;
import org.zuflint.sim.predict.Forecast;

/** Where the time goes: a bar for each flag, and a timeline of CPUs. */
final class Bars {
  static final double WIDTH = 1120;
  private static final double LEFT = 130;
  private static final double ROW = 15;
  private static final int CPUS_SHOWN = 16;
  private static final double MICROS_SHOWN = 60;

  private Bars() {}

  /** Microseconds of an operation at the highest number of threads, by what they are spent on. */
  static void shares(Simulation.Series series, Pen pen, double width) {
    List<Forecast> runs = series.timelines();
    double most = runs.stream().mapToDouble(run -> total(run.worst())).max().orElse(1);
    double scale = (width - LEFT - 20) / most;
    double top = 8;
    for (Forecast run : runs) {
      pen.label(LEFT - 8, top + 17, "end", "tick", name(run.flag()));
      double left = LEFT;
      for (ShareKind kind : ShareKind.VALUES) {
        double micros = run.worst().share(kind);
        String tip = Svg.format("%s %.2f us", kind.getLiteral(), micros);
        pen.rectangle(left, top, micros * scale, 26, "share " + kind.getLiteral(), tip);
        if (micros * scale > 34) {
          double middle = left + micros * scale / 2;
          pen.label(middle, top + 17, "middle", "inside", Svg.format("%.1f", micros));
        }
        left += micros * scale;
      }
      top += 44;
    }
    pen.label(LEFT, top + 8, "start", "tick", "microseconds of an operation");
  }

  /** How high the bars are, in the pen's units. */
  static double height(Simulation.Series series) {
    return 30 + 44.0 * series.timelines().size();
  }

  /** What the first CPUs did in the first microseconds that count. */
  static String timeline(Forecast run) {
    List<Span> spans = run.worst().timeline();
    int cpus = Math.min(CPUS_SHOWN, spans.stream().mapToInt(Span::cpu).max().orElse(0) + 1);
    double scale = (WIDTH - LEFT - 20) / MICROS_SHOWN;
    Svg svg = new Svg(WIDTH, 30 + ROW * cpus, "CPUs over time, " + name(run.flag()));
    for (int cpu = 0; cpu < cpus; cpu++) {
      svg.label(LEFT - 8, cpu * ROW + 11, "end", "tick", "CPU " + cpu);
      svg.rectangle(
          LEFT, cpu * ROW + 2, MICROS_SHOWN * scale, ROW - 4, "idle", "CPU " + cpu + ": idle");
    }
    for (boolean interrupts : new boolean[] {false, true}) {
      for (Span span : spans) {
        if (span.cpu() < cpus && (span.thread() < 0) == interrupts) {
          span(svg, span, scale);
        }
      }
    }
    for (int micros = 0; micros <= MICROS_SHOWN; micros += 10) {
      double x = LEFT + micros * scale;
      svg.label(x, ROW * cpus + 16, "middle", "tick", micros + " us");
    }
    return svg.end();
  }

  private static void span(Svg svg, Span span, double scale) {
    double from = Math.max(0, span.fromMicros());
    double to = Math.min(MICROS_SHOWN, span.toMicros());
    if (to > from) {
      String who = span.thread() < 0 ? "interrupt" : "thread " + span.thread();
      String tip =
          Svg.format(
              "CPU %d, %s: %s, %.2f us from %.2f",
              span.cpu(), who, span.kind().getLiteral(), to - from, from);
      svg.rectangle(
          LEFT + from * scale,
          span.cpu() * ROW + 2,
          (to - from) * scale,
          ROW - 4,
          "share " + span.kind().getLiteral(),
          tip);
    }
  }

  static String name(PatchSemantics flag) {
    return flag == PatchSemantics.NONE ? "without the flag" : flag.getLiteral();
  }

  private static double total(Outcome outcome) {
    double total = 0;
    for (ShareKind kind : ShareKind.VALUES) {
      total += outcome.share(kind);
    }
    return total;
  }
}
