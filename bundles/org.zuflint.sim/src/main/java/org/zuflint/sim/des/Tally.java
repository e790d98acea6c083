package org.zuflint.sim.des;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.model.ShareKind;

/** Counts what happens after the warm-up, and keeps spans where they are asked for. */
final class Tally {
  static final double TICKS_PER_MICRO = 1_000_000;

  private final long warmUp;
  private final long last;
  private final long spans;
  private final long[] shares = new long[ShareKind.VALUES.size()];
  private final List<Span> timeline = new ArrayList<>();

  private long done;
  private long counted;
  private long started;
  private long ended;
  private long latency;
  private long requests;
  private long interrupts;

  /** Counts from operation {@code warmUp} to {@code last}; the first {@code spans} are kept. */
  Tally(long warmUp, long last, long spans) {
    this.warmUp = warmUp;
    this.last = last;
    this.spans = spans;
  }

  boolean full() {
    return done >= last;
  }

  /** An operation came to its end at {@code tick}, {@code ticks} after its start. */
  void operation(long tick, long ticks) {
    done++;
    if (done == warmUp) {
      started = tick;
    } else if (done > warmUp && done <= last) {
      ended = tick;
      latency += ticks;
      counted++;
    }
  }

  /** {@code ticks} of an operation went to {@code kind}. */
  void spent(ShareKind kind, long ticks) {
    if (done >= warmUp) {
      shares[kind.getValue()] += ticks;
    }
  }

  /** {@code cpu} was busy with {@code kind}, interrupts aside. */
  void span(ShareKind kind, int cpu, int thread, long from, long to) {
    if (done >= warmUp && timeline.size() < spans && to > from) {
      double start = (from - started) / TICKS_PER_MICRO;
      timeline.add(new Span(cpu, thread, kind, start, (to - started) / TICKS_PER_MICRO));
    }
  }

  void request(boolean interrupt) {
    if (done >= warmUp) {
      requests++;
      interrupts += interrupt ? 1 : 0;
    }
  }

  Outcome outcome() {
    double micros = (ended - started) / TICKS_PER_MICRO;
    double[] means = new double[shares.length];
    for (int share = 0; share < means.length; share++) {
      means[share] = shares[share] / TICKS_PER_MICRO / counted;
    }
    return new Outcome(
        counted / micros * 1e6,
        latency / TICKS_PER_MICRO / counted,
        means,
        (double) requests / counted,
        (double) interrupts / counted,
        List.copyOf(timeline));
  }
}
