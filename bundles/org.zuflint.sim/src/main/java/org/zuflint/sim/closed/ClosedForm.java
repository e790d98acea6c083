package org.zuflint.sim.closed;

import org.zuflint.model.CostKind;
import org.zuflint.sim.machine.Costs;
import org.zuflint.sim.machine.Demand;
import org.zuflint.sim.machine.Shape;

/**
 * Throughput and latency from means alone: a fixed point of the time that a CPU has the mm loaded,
 * which makes it a target, and the interrupts that targets get, which lengthen that time.
 */
public final class ClosedForm {
  private static final int ROUNDS = 200;
  private static final double BUSIEST = 0.98;

  private final Shape shape;
  private final Costs costs;
  private final Demand demand;
  private final int threads;

  /** CPUs with threads, and how much slower work is with more threads than CPUs. */
  private final double active;

  private final double slowdown;
  private double latency;

  private ClosedForm(Shape shape, Costs costs, Demand demand, int threads) {
    this.shape = shape;
    this.costs = costs;
    this.demand = demand;
    this.threads = threads;
    active = Math.min(threads, shape.cpus());
    slowdown = 1 + (threads - active) / shape.cpus() * cost(CostKind.PREEMPTION);
  }

  /**
   * What comes out.
   *
   * @param latencyMicros microseconds of the timed part of an operation
   */
  public record Answer(double opsPerSecond, double latencyMicros) {}

  /** Solves for {@code threads} threads. */
  public static Answer of(Shape shape, Costs costs, Demand demand, int threads) {
    return new ClosedForm(shape, costs, demand, threads).solve();
  }

  private Answer solve() {
    double think = cost(CostKind.THINK);
    latency = local() + demand.wideFlushes() * cost(CostKind.WIDE_ALONE);
    if (demand.wideFlushes() > 0 && !shape.broadcasts()) {
      for (int round = 0; round < ROUNDS; round++) {
        latency = 0.8 * latency + 0.2 * wide(active / (latency + think));
      }
    }
    double service = cost(CostKind.STATION_SERVICE) * slowdown;
    double free = active / (latency + think);
    double rate = Math.min(free, service > 0 ? 1 / service : free);
    // As a queue with one place would smooth the knee.
    double load = service > 0 ? Math.min(1, free * service) : 0;
    double busy = cost(CostKind.STATION_BUSY) * StrictMath.pow(load, 4);
    double waiting = active - rate * (latency + busy + think);
    double timed = Math.max(0, waiting - cost(CostKind.STATION_SLOTS)) / rate;
    return new Answer(
        Math.min(rate, active / (latency + busy + think)) * 1e6, latency + busy + timed);
  }

  /** One operation's own work, with the misses after the flushes that others made necessary. */
  private double local() {
    return cost(CostKind.OPERATION) * slowdown + demand.extraMicros() + misses();
  }

  private double misses() {
    return cost(CostKind.FLUSH_ALL) * (1 - StrictMath.exp(1 - threads));
  }

  /** The latency when {@code rate} operations a microsecond flush other CPUs, too. */
  private double wide(double rate) {
    double outside = cost(CostKind.OPERATION) * slowdown * (1 - cost(CostKind.MM_SHARE));
    double inside = latency - outside;
    double loaded = Math.clamp(inside / (latency + cost(CostKind.THINK)), 0, 1);
    double targets = (active - 1) * loaded;
    double handler = cost(CostKind.HANDLER) * slowdown;
    double busy = Math.min(BUSIEST, rate * demand.wideFlushes() * loaded * handler);
    double some = 1 - StrictMath.pow(1 - loaded, active - 1);
    // The last of all targets answers; each has its interrupts of others before it.
    double queued = StrictMath.log1p(targets) * busy / (1 - busy);
    double answer = some * (cost(CostKind.FIRST_TARGET) + handler * (1 + queued));
    double flush = cost(CostKind.WIDE_ALONE) + targets * cost(CostKind.EACH_TARGET) + answer;
    double work = cost(CostKind.OPERATION) * slowdown - outside + demand.extraMicros() + misses();
    return outside + work / (1 - busy) + demand.wideFlushes() * flush;
  }

  private double cost(CostKind kind) {
    return costs.of(kind);
  }
}
