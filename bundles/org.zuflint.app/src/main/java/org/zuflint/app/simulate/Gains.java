package org.zuflint.app.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Vma;
import org.zuflint.model.Machine;
import org.zuflint.model.PatchSemantics;
import org.zuflint.sim.machine.Priced;
import org.zuflint.sim.predict.Forecaster;
import org.zuflint.sim.predict.Work;

/** Predicts gains on one machine; plays each kind of work once, and only when it is asked for. */
public final class Gains {
  private static final int NAMED = 4;

  private final @Nullable Machine given;
  private final Map<Work, Gain> known = new LinkedHashMap<>();

  private Gains(@Nullable Machine given) {
    this.given = given;
  }

  /** On {@code machine}, which has passed the check. */
  public static Gains on(Machine machine) {
    return new Gains(machine);
  }

  /**
   * On a machine of which only the size is known. The model and its library are not touched before
   * a figure is wanted: a run that wants none starts in half the time.
   */
  public static Gains unknown() {
    return new Gains(null);
  }

  /** The machine as somebody described it. */
  public Machine machine() {
    return given == null ? Studies.unknownMachine() : given;
  }

  /** The machine ready to calculate with. */
  public Priced priced() {
    return Priced.of(machine());
  }

  /** The gain for {@code vma}; empty when it cannot have the flag or no insert is known. */
  public synchronized Optional<Gain> of(Vma vma) {
    return Use.plays(vma)
        ? Use.work(vma).map(work -> known.computeIfAbsent(work, this::play))
        : Optional.empty();
  }

  /**
   * The kinds of work that {@code vmas} do, each played over numbers of threads up to one for each
   * CPU, in the order of their first vma.
   */
  public Simulation played(Stream<Vma> vmas) {
    Map<Work, List<String>> users = new LinkedHashMap<>();
    vmas.filter(Use::plays)
        .forEach(vma ->
            Use.work(vma)
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
