package org.zuflint.sim.des;

import java.util.Arrays;
import org.zuflint.model.CostKind;
import org.zuflint.model.ShareKind;
import org.zuflint.sim.time.EventQueue;

/**
 * One run: threads, each pinned to a CPU, repeat an operation. An operation works in its caller's
 * mm, switches to the mm that owns the vma, works there, flushes, and leaves. A tick is a
 * picosecond.
 */
public final class Run {
  /** Kinds of events, in the lower bits; above them a CPU or, for READY, a thread. */
  private static final int READY = 0;

  private static final int WORKED = 1;
  private static final int INTERRUPT = 2;
  private static final int HANDLED = 3;
  private static final int KIND_BITS = 2;

  private final Plan plan;
  private final Ticks ticks;
  private final EventQueue queue = new EventQueue();
  private final Chance chance;
  private final Station station;
  private final Tally tally;
  private final Inbox inbox;
  private final Cpu[] cpus;

  /** CPUs with threads; those after them are bystanders. */
  private final int active;

  private final double[] factors;

  /** Generation of the mm's page tables: mm->context.tlb_gen. */
  private long generation;

  private Run(Plan plan) {
    this.plan = plan;
    ticks = new Ticks(plan);
    chance = new Chance(plan.seed(), plan.threads(), plan.cost(CostKind.SPREAD));
    station = new Station(plan.cost(CostKind.STATION_SLOTS));
    long warmUp = (long) plan.threads() * plan.warmUp();
    long last = warmUp + (long) plan.threads() * plan.operations();
    tally = new Tally(warmUp, last, plan.spans());
    active = Math.min(plan.threads(), plan.shape().cpus());
    cpus = new Cpu[active + plan.bystanders()];
    inbox = new Inbox(cpus.length);
    Arrays.setAll(cpus, number -> new Cpu(number, plan.shape().socketOf(number)));
    for (int bystander = active; bystander < cpus.length; bystander++) {
      cpus[bystander].inMm = true;
    }
    factors = new double[plan.threads()];
  }

  /** Plays {@code plan} to its end. */
  public static Outcome of(Plan plan) {
    Run run = new Run(plan);
    run.play();
    return run.tally.outcome();
  }

  private void play() {
    for (int thread = 0; thread < plan.threads(); thread++) {
      // Not all at once: a start takes up to one operation.
      queue.at(
          (long) (chance.factor(thread) * ticks.of(CostKind.OPERATION)),
          thread << KIND_BITS | READY);
    }
    while (!tally.full()) {
      int event = queue.next();
      int of = event >> KIND_BITS;
      switch (event & ((1 << KIND_BITS) - 1)) {
        case READY -> ready(of);
        case WORKED -> worked(cpus[of]);
        case INTERRUPT -> interrupt(cpus[of]);
        default -> handled(cpus[of]);
      }
    }
  }

  private void ready(int thread) {
    Cpu cpu = cpus[thread % active];
    if (cpu.thread < 0) {
      start(cpu, thread);
    } else {
      cpu.queued.add(thread);
    }
  }

  private void start(Cpu cpu, int thread) {
    cpu.thread = thread;
    cpu.started = queue.now();
    factors[thread] = chance.factor(thread);
    double outside = 1 - plan.cost(CostKind.MM_SHARE);
    work(cpu, Cpu.Phase.OUTSIDE, ticks.work(CostKind.OPERATION, outside * factors[thread]));
  }

  /** {@code cpu} works for {@code duration} ticks, interrupts aside. */
  private void work(Cpu cpu, Cpu.Phase phase, long duration) {
    cpu.phase = phase;
    cpu.phaseBegan = Math.max(queue.now(), cpu.interruptedUntil);
    // An interrupt that is under way is waited for.
    tally.spent(ShareKind.STOLEN, cpu.phaseBegan - queue.now());
    cpu.working = true;
    queue.at(cpu.phaseBegan + duration, cpu.number << KIND_BITS | WORKED);
  }

  private void worked(Cpu cpu) {
    if (cpu.stolen > 0) {
      // Interrupts took time from this work; only now is it known how much.
      queue.at(queue.now() + cpu.stolen, cpu.number << KIND_BITS | WORKED);
      cpu.stolen = 0;
      return;
    }
    cpu.working = false;
    if (cpu.phase != Cpu.Phase.LEAVING) {
      spent(cpu, cpu.phase.share());
    }
    switch (cpu.phase) {
      case OUTSIDE -> enter(cpu);
      case INSIDE -> flush(cpu, 0);
      case MISSES -> inside(cpu);
      case SENDING -> sent(cpu);
      case LEAVING -> leave(cpu);
    }
  }

  /** The phase ends; what interrupts took of it is theirs. */
  private void spent(Cpu cpu, ShareKind kind) {
    long now = queue.now();
    tally.spent(kind, now - cpu.phaseBegan - cpu.phaseStolen);
    tally.spent(ShareKind.STOLEN, cpu.phaseStolen);
    tally.span(kind, cpu.number, cpu.thread, cpu.phaseBegan, now);
    cpu.phaseStolen = 0;
  }

  /** The CPU loads the mm: switch_mm_irqs_off() compares generations. */
  private void enter(Cpu cpu) {
    cpu.inMm = true;
    boolean behind = cpu.generation != generation;
    cpu.generation = generation;
    if (behind) {
      work(cpu, Cpu.Phase.MISSES, ticks.of(CostKind.FLUSH_ALL));
    } else {
      inside(cpu);
    }
  }

  private void inside(Cpu cpu) {
    double share = plan.cost(CostKind.MM_SHARE);
    long inside = ticks.work(CostKind.OPERATION, share * factors[cpu.thread]);
    work(cpu, Cpu.Phase.INSIDE, inside + plan.extraTicks());
  }

  /** Flush number {@code count} of the operation, or its end when there is none. */
  private void flush(Cpu cpu, int count) {
    if (count >= plan.flushes()) {
      finish(cpu);
      return;
    }
    cpu.flushes = count + 1;
    generation++;
    cpu.generation = generation;
    if (!plan.wide(count)) {
      flush(cpu, count + 1);
      return;
    }
    long sending = ticks.of(CostKind.WIDE_ALONE);
    if (plan.shape().broadcasts()) {
      work(cpu, Cpu.Phase.SENDING, sending);
      return;
    }
    for (Cpu target : cpus) {
      if (target.inMm && target != cpu) {
        sending += ticks.of(CostKind.EACH_TARGET);
        request(cpu, target, queue.now() + sending);
      }
    }
    work(cpu, Cpu.Phase.SENDING, sending);
  }

  private void request(Cpu sender, Cpu target, long sent) {
    sender.unanswered++;
    boolean first = inbox.put(sender.number, target.number);
    tally.request(first);
    if (first) {
      boolean far = sender.socket != target.socket;
      long travel = ticks.of(CostKind.FIRST_TARGET) + (far ? ticks.of(CostKind.CROSS_SOCKET) : 0);
      queue.at(sent + travel, target.number << KIND_BITS | INTERRUPT);
    }
  }

  private void sent(Cpu cpu) {
    cpu.spinning = true;
    cpu.phaseBegan = queue.now();
    if (cpu.unanswered == 0) {
      answered(cpu);
    }
  }

  private void interrupt(Cpu cpu) {
    if (queue.now() < cpu.interruptedUntil) {
      queue.at(cpu.interruptedUntil, cpu.number << KIND_BITS | INTERRUPT);
      return;
    }
    int requests = inbox.take(cpu.number);
    long handling =
        ticks.work(CostKind.HANDLER, 1) + ticks.work(CostKind.EACH_REQUEST, requests - 1);
    cpu.interruptedUntil = queue.now() + handling;
    if (cpu.working) {
      cpu.stolen += handling;
      cpu.phaseStolen += handling;
    }
    tally.span(ShareKind.STOLEN, cpu.number, -1, queue.now(), cpu.interruptedUntil);
    queue.at(cpu.interruptedUntil, cpu.number << KIND_BITS | HANDLED);
  }

  private void handled(Cpu cpu) {
    if (cpu.inMm) {
      cpu.generation = generation;
    }
    for (int sender = inbox.answer(cpu.number); sender >= 0; sender = inbox.answer(cpu.number)) {
      Cpu waiting = cpus[sender];
      waiting.unanswered--;
      if (waiting.unanswered == 0 && waiting.spinning) {
        answered(waiting);
      }
    }
  }

  private void answered(Cpu cpu) {
    cpu.spinning = false;
    spent(cpu, ShareKind.ACKNOWLEDGE);
    flush(cpu, cpu.flushes);
  }

  /** The timed part ends when the station has a slot; until then the thread keeps its CPU. */
  private void finish(Cpu cpu) {
    cpu.inMm = false;
    long now = Math.max(queue.now(), cpu.interruptedUntil);
    tally.spent(ShareKind.STOLEN, now - queue.now());
    long busy = station.queued(now) ? ticks.of(CostKind.STATION_BUSY) : 0;
    long slot = station.slot(now + busy);
    cpu.begins =
        station.begin(slot, ticks.work(CostKind.STATION_SERVICE, chance.factor(cpu.thread)));
    tally.spent(ShareKind.STATION, slot - now);
    tally.span(ShareKind.STATION, cpu.number, cpu.thread, now, slot);
    cpu.phase = Cpu.Phase.LEAVING;
    queue.at(slot, cpu.number << KIND_BITS | WORKED);
  }

  private void leave(Cpu cpu) {
    int thread = cpu.thread;
    tally.operation(queue.now(), queue.now() - cpu.started);
    queue.at(cpu.begins + ticks.of(CostKind.THINK), thread << KIND_BITS | READY);
    cpu.thread = -1;
    if (!cpu.queued.isEmpty()) {
      start(cpu, cpu.queued.remove());
    }
  }
}
