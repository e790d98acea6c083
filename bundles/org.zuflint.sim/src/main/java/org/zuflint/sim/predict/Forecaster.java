package org.zuflint.sim.predict;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.model.PatchSemantics;
import org.zuflint.sim.des.Outcome;
import org.zuflint.sim.des.Plan;
import org.zuflint.sim.des.Run;
import org.zuflint.sim.machine.Costs;
import org.zuflint.sim.machine.Priced;

/** Plays work on a machine, at both ends of what things cost there. */
public final class Forecaster {
  private static final int WARM_UP = 60;
  private static final int LEAST_EACH = 60;

  private final Priced machine;
  private final int operations;
  private final long seed;

  /** {@code operations}: how many of all threads together count at each point. */
  public Forecaster(Priced machine, int operations, long seed) {
    this.machine = machine;
    this.operations = operations;
    this.seed = seed;
  }

  /** One forecast for each number of threads and each meaning of the flag, in this order. */
  public List<Forecast> all(Work work, List<Integer> threads, List<PatchSemantics> flags) {
    List<Forecast> all = new ArrayList<>();
    for (int count : threads) {
      for (PatchSemantics flag : flags) {
        all.add(one(work, count, flag, 0));
      }
    }
    return all;
  }

  /** One forecast, with the first {@code spans} spans of each run. */
  public Forecast one(Work work, int threads, PatchSemantics flag, int spans) {
    Outcome best = play(machine.cheap(), work, threads, flag, spans);
    Outcome worst = machine.exact() ? best : play(machine.dear(), work, threads, flag, spans);
    return new Forecast(threads, flag, best, worst);
  }

  private Outcome play(Costs costs, Work work, int threads, PatchSemantics flag, int spans) {
    int each = Math.max(LEAST_EACH, operations / threads);
    return Run.of(
        new Plan(
            machine.shape(),
            costs,
            work.demand(flag, costs),
            threads,
            0,
            WARM_UP,
            each,
            seed,
            spans));
  }
}
