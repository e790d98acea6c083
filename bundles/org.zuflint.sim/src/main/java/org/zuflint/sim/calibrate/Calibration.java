package org.zuflint.sim.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.zuflint.model.CostKind;
import org.zuflint.sim.des.Outcome;
import org.zuflint.sim.des.Plan;
import org.zuflint.sim.des.Run;
import org.zuflint.sim.machine.Costs;
import org.zuflint.sim.machine.Demand;
import org.zuflint.sim.machine.Published;
import org.zuflint.sim.machine.Shape;

/**
 * From measurements to costs: what one thread shows is read off; the rest is searched for, with the
 * same chance for every candidate.
 */
public final class Calibration {
  /** Operations of a thread before it counts: with fewer a fit flatters itself. */
  public static final int WARM_UP = 60;

  /** A point that is further off than this counts more, so that none is off by a tenth. */
  private static final double WORST = 0.098;

  private static final double WORST_WEIGHT = 0.5;

  /** How far from the first search's best the second one looks, as a share. */
  private static final double NEAR = 0.15;

  private final Shape shape;
  private final List<Measurement> rows;
  private final List<Free> free;
  private final Costs base;

  /** The best search goes on with runs this many times as long, so often. */
  private static final int LONG = 8;

  private static final int LAST_ROUNDS = 6;

  /** What is searched for, and between which ends. */
  private record Free(CostKind kind, double low, double high) {}

  /**
   * A calibration of a machine of {@code shape} to {@code rows}.
   *
   * @throws IllegalArgumentException when no row has one thread: nothing can be read off
   */
  public Calibration(Shape shape, List<Measurement> rows) {
    this.shape = shape;
    this.rows = List.copyOf(rows);
    base = readOff(rows);
    free = free(shape, rows);
  }

  /**
   * Searches as often as {@code effort} says; the best search first, and that one taken to its end
   * with long runs.
   */
  public List<Fit> fits(Effort effort, long seed) {
    double[] low = free.stream().mapToDouble(Free::low).toArray();
    double[] high = free.stream().mapToDouble(Free::high).toArray();
    List<Fit> fits = new ArrayList<>();
    for (int restart = 0; restart < effort.restarts(); restart++) {
      Evolution search = new Evolution(low, high, effort.members(), seed + restart);
      double[] wide = search.best(at -> cost(costs(at), effort.operations()), effort.generations());
      double[] best = refined(wide, effort, seed + restart);
      fits.add(new Fit(costs(best), error(costs(best), effort.operations())));
    }
    fits.sort(Comparator.comparingDouble(Fit::error));
    fits.set(0, settled(fits.getFirst(), effort.operations() * LONG));
    return fits;
  }

  /** Moves the costs that were found while that helps, with runs of {@code operations}. */
  public Fit settled(Fit found, int operations) {
    double[] start = free.stream().mapToDouble(one -> found.costs().of(one.kind())).toArray();
    double[] best = new Descent(at -> cost(costs(at), operations), start).after(LAST_ROUNDS);
    return new Fit(costs(best), error(costs(best), operations));
  }

  /** Searches once more, with longer runs, near {@code best}. */
  private double[] refined(double[] best, Effort effort, long seed) {
    double[] low = Arrays.stream(best).map(value -> value * (1 - NEAR)).toArray();
    double[] high = Arrays.stream(best).map(value -> value * (1 + NEAR)).toArray();
    int operations = effort.operations() * 2;
    return new Evolution(low, high, effort.members(), ~seed)
        .with(best)
        .best(at -> cost(costs(at), operations), effort.generations() / 3);
  }

  /** The kinds that are searched for. */
  public List<CostKind> searched() {
    return free.stream().map(Free::kind).toList();
  }

  /** The kinds that one thread shows. */
  public static List<CostKind> readOff() {
    return List.of(CostKind.OPERATION, CostKind.THINK, CostKind.WIDE_ALONE);
  }

  /** Mean absolute error over throughputs and latencies, as a share. */
  public double error(Costs costs, int operations) {
    return deviations(costs, operations).stream().mapToDouble(Math::abs).average().orElseThrow();
  }

  /** Throughput and latency of each row over the measured ones, less 1. */
  public List<Double> deviations(Costs costs, int operations) {
    List<Double> all = new ArrayList<>();
    for (Measurement row : rows) {
      Outcome played = play(shape, costs, row, operations);
      all.add(played.opsPerSecond() / row.opsPerSecond() - 1);
      all.add(played.latencyMicros() / row.latencyMicros() - 1);
    }
    return all;
  }

  /** Plays what was measured. */
  public static Outcome play(Shape shape, Costs costs, Measurement row, int operations) {
    int each = Math.max(20, operations / row.threads());
    Demand demand = Demand.single(!row.patched());
    return Run.of(Plan.of(shape, costs, demand, row.threads(), WARM_UP, each));
  }

  private double cost(Costs costs, int operations) {
    List<Double> deviations = deviations(costs, operations);
    double mean = deviations.stream().mapToDouble(Math::abs).average().orElseThrow();
    double worst = deviations.stream().mapToDouble(Math::abs).max().orElseThrow();
    return mean + WORST_WEIGHT * Math.max(0, worst - WORST);
  }

  private Costs costs(double[] values) {
    Costs costs = base;
    for (int of = 0; of < values.length; of++) {
      CostKind kind = free.get(of).kind();
      costs = costs.with(kind, values[of]);
      if (kind == CostKind.HANDLER) {
        costs = costs.with(CostKind.EACH_REQUEST, values[of]);
      }
    }
    return costs;
  }

  private static Costs readOff(List<Measurement> rows) {
    List<Measurement> alone = rows.stream().filter(row -> row.threads() == 1).toList();
    if (alone.isEmpty()) {
      throw new IllegalArgumentException("a calibration needs a row with one thread");
    }
    Map<CostKind, Double> values = new EnumMap<>(CostKind.class);
    CostKind.VALUES.forEach(kind -> values.put(kind, Published.of(kind).low()));
    double local = latency(alone, true);
    double wide = latency(alone, false);
    double extra = Published.of(CostKind.WIDE_ALONE).high();
    if (!Double.isNaN(local) && !Double.isNaN(wide)) {
      extra = Math.max(0, wide - local);
    }
    values.put(CostKind.OPERATION, Double.isNaN(local) ? wide - extra : local);
    values.put(CostKind.WIDE_ALONE, extra);
    double think =
        alone.stream()
            .mapToDouble(row -> 1e6 / row.opsPerSecond() - row.latencyMicros())
            .average()
            .orElseThrow();
    values.put(CostKind.THINK, Math.max(0, think));
    return Costs.of(values);
  }

  private static double latency(List<Measurement> alone, boolean patched) {
    return alone.stream()
        .filter(row -> row.patched() == patched)
        .mapToDouble(Measurement::latencyMicros)
        .average()
        .orElse(Double.NaN);
  }

  private static List<Free> free(Shape shape, List<Measurement> rows) {
    double most = rows.stream().mapToDouble(Measurement::opsPerSecond).max().orElseThrow() / 1e6;
    List<Free> free = new ArrayList<>();
    free.add(new Free(CostKind.FLUSH_ALL, 0, 3.5));
    if (rows.stream().anyMatch(row -> !row.patched())) {
      free.add(new Free(CostKind.HANDLER, 0.1, 2));
      free.add(new Free(CostKind.FIRST_TARGET, 0.1, 4));
      free.add(new Free(CostKind.MM_SHARE, 0.05, 0.7));
    }
    if (rows.stream().anyMatch(Measurement::patched)) {
      free.add(new Free(CostKind.STATION_SERVICE, 0.9 / most, 1.08 / most));
      free.add(new Free(CostKind.STATION_SLOTS, 0, shape.cpus() / 2.0));
      free.add(new Free(CostKind.STATION_BUSY, 0, 1.5));
    }
    if (rows.stream().anyMatch(row -> row.threads() > shape.cpus())) {
      free.add(new Free(CostKind.PREEMPTION, 0, 0.6));
    }
    return free;
  }
}
