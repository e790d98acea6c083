package org.zuflint.app.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zuflint.core.driver.Vma;
import org.zuflint.model.Machine;
import org.zuflint.model.PatchSemantics;
import org.zuflint.sim.machine.Priced;
import org.zuflint.sim.predict.Forecaster;
import org.zuflint.sim.predict.Work;

/** Predicts gains on one machine; plays each kind of work once, and only when it is asked for. */
public final class Gains {
  private static final int NAMED = 4;

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

  /**
   * The kinds of work that {@code vmas} do, each played over numbers of threads up to one for each
   * CPU, in the order of their first vma.
   */
  public Simulation played(Stream<Vma> vmas) {
    Map<Work, List<String>> users = new LinkedHashMap<>();
    vmas.filter(DriverModel::plays)
        .forEach(vma ->
            DriverModel.work(vma)
                .ifPresent(work ->
                    users.computeIfAbsent(work, none -> new ArrayList<>()).add(vma.name())));
    Priced priced = priced();
    int cpus = priced.shape().cpus();
    List<Integer> threads =
        IntStream.concat(IntStream.of(1, 2, 4, 8, 16, 24, 32), IntStream.of(cpus))
            .filter(count -> count <= cpus)
            .distinct()
            .sorted()
            .boxed()
            .toList();
    List<PatchSemantics> flags = List.of(PatchSemantics.NONE, PatchSemantics.INTENDED);
    List<Simulation.Series> series = new ArrayList<>();
    users.forEach((work, names) ->
        series.add(Simulation.series(priced, title(work, names), work, threads, flags)));
    return new Simulation(priced, "what the analysis found", series);
  }

  private static String title(Work work, List<String> names) {
    String what = work.zaps().isEmpty() ? "Insert over the last page, use" : "Insert, use, zap";
    int more = names.size() - NAMED;
    String who = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return what + ": " + who + (more > 0 ? " and " + more + " more" : "");
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
