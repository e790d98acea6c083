package org.zuflint.sim.des;

import java.util.List;
import org.zuflint.model.ShareKind;

/**
 * What came out of a run, means over the operations that count.
 *
 * @param latencyMicros microseconds of the timed part of an operation
 * @param shares microseconds of an operation, by {@link ShareKind}
 * @param requests CPUs that an operation asks to flush
 * @param interrupts interrupts that it takes: fewer, since requests join
 */
@SuppressWarnings("ArrayRecordComponent") // read once, by index
public record Outcome(
    double opsPerSecond,
    double latencyMicros,
    double[] shares,
    double requests,
    double interrupts,
    List<Span> timeline) {
  public double share(ShareKind kind) {
    return shares[kind.getValue()];
  }
}
