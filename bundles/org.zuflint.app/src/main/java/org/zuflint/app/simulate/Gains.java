package org.zuflint.app.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zuflint.core.driver.Vma;
import org.zuflint.model.Machine;
import org.zuflint.model.PatchSemantics;
import org.zuflint.sim.machine.Priced;
import org.zuflint.sim.predict.Forecaster;
import org.zuflint.sim.predict.Work;

/** Predicts gains on one machine; plays each kind of work once, and only when it is asked for. */
public final class Gains {
  private final Machine machine;
  private final Map<Work, Gain> known = new LinkedHashMap<>();

  /** {@code machine} has passed the check. */
  public Gains(Machine machine) {
    this.machine = machine;
  }

  /** The machine as somebody described it. */
  public Machine machine() {
    return machine;
  }

  /** The machine ready to calculate with. */
  public Priced priced() {
    return Priced.of(machine);
  }

  /** The gain for {@code vma}; empty when it cannot have the flag or no insert is known. */
  public synchronized Optional<Gain> of(Vma vma) {
    return DriverModel.plays(vma)
        ? DriverModel.work(vma).map(work -> known.computeIfAbsent(work, this::play))
        : Optional.empty();
  }

  private Gain play(Work work) {
    Priced priced = priced();
    Forecaster forecaster = new Forecaster(priced, Simulation.OPERATIONS, Simulation.SEED);
    int threads = priced.shape().cpus();
    return new Gain(
        priced.name(),
        forecaster.one(work, threads, PatchSemantics.NONE, 0),
        forecaster.one(work, threads, PatchSemantics.INTENDED, 0));
  }
}
