package org.zuflint.sim.calibrate;

import org.zuflint.sim.machine.Costs;

/**
 * What one search found.
 *
 * @param error mean absolute error over throughputs and latencies, as a share
 */
public record Fit(Costs costs, double error) {}
