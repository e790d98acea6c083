package org.zuflint.sim.kernel;

import static org.zuflint.sim.system.Guard.is;
import static org.zuflint.sim.system.Guard.isNot;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.system.Effect;
import org.zuflint.sim.system.Field;
import org.zuflint.sim.system.Guard;

/** What a TLB flush does, on the CPU that asks and on those that are asked. */
final class Flushing {
  /** One way a step can go: when, what then, and what to add to its words. */
  record Case(List<Guard> guards, List<Effect> effects, String words) {}

  private final Setup setup;
  private final Fields fields;

  Flushing(Setup setup, Fields fields) {
    this.setup = setup;
    this.fields = fields;
  }

  /** Everything, in the place of an address. */
  int everything() {
    return setup.addresses();
  }

  /** What is left out of {@code cpu}'s TLB: an address or {@link #everything}. */
  List<Effect> drop(int cpu, int range) {
    List<Effect> effects = new ArrayList<>();
    for (int address = 0; address < setup.addresses(); address++) {
      if (range == address || range == everything()) {
        effects.add(new Effect.Set(fields.tlb(cpu, address), 0));
      }
    }
    effects.add(new Effect.Set(fields.walk(cpu), 0));
    return effects;
  }

  /** inc_mm_tlb_gen(): every CPU is one generation further behind. */
  List<Effect> nextGeneration() {
    List<Effect> effects = new ArrayList<>();
    if (!setup.profile().broadcasts()) {
      for (int cpu = 0; cpu < setup.cpus().size(); cpu++) {
        effects.add(new Effect.Climb(fields.lag(cpu)));
      }
    }
    return effects;
  }

  /**
   * The generation is raised and the CPU's own TLB flushed, after {@code ahead} and in the same
   * step.
   */
  List<Case> own(int cpu, int range, List<Effect> ahead) {
    List<Effect> before = joined(ahead, nextGeneration());
    if (setup.profile().broadcasts()) {
      return List.of(new Case(List.of(), joined(before, drop(cpu, range)), ""));
    }
    Guard here = is(fields.on(cpu), Fields.SERVER);
    Guard awake = is(fields.lazy(cpu), 0);
    return List.of(
        new Case(
            List.of(here, awake, is(fields.lag(cpu), 0)),
            joined(before, drop(cpu, range), caughtUp(cpu)),
            ""),
        new Case(
            List.of(here, awake, isNot(fields.lag(cpu), 0)),
            joined(before, drop(cpu, everything()), caughtUp(cpu)),
            ", all of it, for it had missed a generation"),
        new Case(
            List.of(here, is(fields.lazy(cpu), 1)),
            joined(before, left(cpu)),
            ": it had the mm only borrowed, and leaves it"),
        new Case(
            List.of(is(fields.on(cpu), Fields.ELSEWHERE)),
            before,
            ": it has another mm loaded, so nothing is flushed"));
  }

  /** The CPU is at the mm's generation; what it was asked before has nothing left to do. */
  private List<Effect> caughtUp(int cpu) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Set(fields.lag(cpu), 0));
    for (int task = 0; task < setup.tasks().size(); task++) {
      Field asked = fields.asked(task, cpu);
      effects.add(new Effect.SetWhen(List.of(isNot(asked, 0)), asked, fields.spent()));
    }
    return effects;
  }

  /** Asks every CPU in the mask but {@code cpu}, and without exception when that is -1. */
  List<Effect> ask(int task, int cpu, int range, boolean tablesFreed) {
    List<Effect> effects = new ArrayList<>();
    for (int other = 0; other < setup.cpus().size(); other++) {
      if (other != cpu) {
        List<Guard> when = new ArrayList<>();
        when.add(inMask(other));
        if (!setup.profile().lazyInterrupted() && !tablesFreed) {
          when.add(is(fields.lazy(other), 0));
        }
        effects.add(new Effect.SetWhen(when, fields.asked(task, other), range + 1));
      }
    }
    return effects;
  }

  /** Nobody who was asked has still to answer. */
  List<Guard> answered(int task) {
    List<Guard> guards = new ArrayList<>();
    for (int cpu = 0; cpu < setup.cpus().size(); cpu++) {
      guards.add(is(fields.asked(task, cpu), 0));
    }
    return guards;
  }

  /** One instruction that reaches every CPU. */
  List<Effect> broadcast(int range) {
    List<Effect> effects = new ArrayList<>();
    for (int cpu = 0; cpu < setup.cpus().size(); cpu++) {
      effects.addAll(drop(cpu, range));
    }
    return effects;
  }

  /** What the interrupt of {@code task} does on {@code cpu}: flush_tlb_func(). */
  List<Case> interrupt(int task, int cpu, int range) {
    Guard asked = is(fields.asked(task, cpu), range + 1);
    Guard open = is(fields.irqOff(cpu), 0);
    Guard here = is(fields.on(cpu), Fields.SERVER);
    Guard awake = is(fields.lazy(cpu), 0);
    Effect answer = new Effect.Set(fields.asked(task, cpu), 0);
    List<Case> cases = new ArrayList<>();
    for (int lag = 0; lag <= 2; lag++) {
      List<Guard> guards = List.of(asked, open, here, awake, is(fields.lag(cpu), lag));
      cases.add(answered(cpu, range, lag, guards, answer));
    }
    cases.add(
        new Case(
            List.of(asked, open, here, is(fields.lazy(cpu), 1)),
            joined(List.of(answer), left(cpu)),
            "idle, leaves the mm"));
    List<Effect> gone = new ArrayList<>(List.of(answer));
    if (setup.profile().maskTrimmedLate()) {
      gone.add(new Effect.Set(fields.mask(cpu), 0));
    }
    cases.add(
        new Case(
            List.of(asked, open, is(fields.on(cpu), Fields.ELSEWHERE)),
            gone,
            "has left the mm already"));
    return cases;
  }

  /** From 5.13 on a request that is older than what the CPU has done already does nothing. */
  private Case answered(int cpu, int range, int lag, List<Guard> guards, Effect answer) {
    boolean old = range + 1 == fields.spent();
    if (lag == 0 || (old && setup.profile().remoteFirst())) {
      return new Case(guards, List.of(answer), "nothing left to flush");
    }
    boolean whole = lag > 1 || old;
    return new Case(
        guards,
        joined(List.of(answer), drop(cpu, whole ? everything() : range), caughtUp(cpu)),
        whole ? "a generation behind, flushes its whole TLB" : "flushes the entry");
  }

  /** The CPU loads another mm. */
  List<Effect> left(int cpu) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Set(fields.on(cpu), Fields.ELSEWHERE));
    effects.add(new Effect.Set(fields.lazy(cpu), 0));
    if (!setup.profile().pcid()) {
      effects.addAll(drop(cpu, everything()));
    }
    return effects;
  }

  /** The CPU loads the server's mm: switch_mm_irqs_off(). */
  List<Case> entered(int cpu) {
    Guard elsewhere = is(fields.on(cpu), Fields.ELSEWHERE);
    List<Effect> back =
        List.of(new Effect.Set(fields.on(cpu), Fields.SERVER), new Effect.Set(fields.mask(cpu), 1));
    if (setup.profile().broadcasts()) {
      return List.of(new Case(List.of(elsewhere), back, ""));
    }
    return compared(cpu, elsewhere, back);
  }

  /** The CPU's idle ends with the mm still loaded. */
  List<Case> woken(int cpu) {
    Guard idle = is(fields.lazy(cpu), 1);
    List<Effect> awake = List.of(new Effect.Set(fields.lazy(cpu), 0));
    boolean blind = setup.profile().idle() == Profile.Idle.BLIND;
    if (blind || setup.profile().broadcasts()) {
      return List.of(new Case(List.of(idle), awake, ""));
    }
    return compared(cpu, idle, awake);
  }

  private List<Case> compared(int cpu, Guard when, List<Effect> effects) {
    return List.of(
        new Case(List.of(when, is(fields.lag(cpu), 0)), effects, ""),
        new Case(
            List.of(when, isNot(fields.lag(cpu), 0)),
            joined(effects, drop(cpu, everything()), caughtUp(cpu)),
            "; a generation behind, its whole TLB is flushed"));
  }

  private Guard inMask(int cpu) {
    return setup.profile().maskTrimmedLate()
        ? is(fields.mask(cpu), 1)
        : is(fields.on(cpu), Fields.SERVER);
  }

  @SafeVarargs
  static <T> List<T> joined(List<? extends T>... parts) {
    List<T> all = new ArrayList<>();
    for (List<? extends T> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
