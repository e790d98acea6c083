package org.zuflint.sim.des;

import org.zuflint.model.ShareKind;

/**
 * What a CPU did for a while.
 *
 * @param thread whose operation it was for; -1 in an interrupt
 * @param fromMicros microseconds from the start of the run
 */
public record Span(int cpu, int thread, ShareKind kind, double fromMicros, double toMicros) {}
