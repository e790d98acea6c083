package org.zuflint.sim.predict;

import org.zuflint.model.PatchSemantics;
import org.zuflint.sim.des.Outcome;

/**
 * What to expect at one number of threads.
 *
 * @param flag what VM_LOCAL_CPU does; NONE without the flag
 * @param best on a machine where everything costs least
 * @param worst on one where everything costs most; the same run where costs are known
 */
public record Forecast(int threads, PatchSemantics flag, Outcome best, Outcome worst) {
  /** Whether there is one answer instead of a range. */
  public boolean exact() {
    return best.opsPerSecond() == worst.opsPerSecond();
  }
}
