package org.zuflint.app.simulate;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.model.Driver;
import org.zuflint.model.Operation;
import org.zuflint.model.PatchSemantics;
import org.zuflint.sim.machine.Priced;
import org.zuflint.sim.predict.Forecast;
import org.zuflint.sim.predict.Forecaster;
import org.zuflint.sim.predict.Work;

/**
 * What a simulation gave.
 *
 * @param series one for each operation that was played
 */
public record Simulation(Priced machine, String driver, List<Series> series) {
  static final int OPERATIONS = 20_000;
  static final long SEED = 1;
  private static final int SPANS = 6_000;

  /**
   * One operation over numbers of threads.
   *
   * @param timelines runs at the highest number of threads, with their timeline, by flag
   */
  public record Series(
      String name, Work work, List<Forecast> forecasts, List<Forecast> timelines) {}

  public Simulation {
    series = List.copyOf(series);
  }

  /** Plays every operation of {@code driver}. */
  public static Simulation of(
      Priced machine, Driver driver, List<Integer> threads, List<PatchSemantics> flags) {
    List<Series> series = new ArrayList<>();
    for (Operation operation : driver.getOperations()) {
      series.add(series(machine, operation.getName(), Work.of(operation), threads, flags));
    }
    return new Simulation(machine, driver.getName(), series);
  }

  /** Plays one operation. */
  public static Series series(
      Priced machine, String name, Work work, List<Integer> threads, List<PatchSemantics> flags) {
    Forecaster forecaster = new Forecaster(machine, OPERATIONS, SEED);
    int most = threads.stream().mapToInt(Integer::intValue).max().orElseThrow();
    List<Forecast> timelines =
        flags.stream().map(flag -> forecaster.one(work, most, flag, SPANS)).toList();
    return new Series(name, work, forecaster.all(work, threads, flags), timelines);
  }
}
