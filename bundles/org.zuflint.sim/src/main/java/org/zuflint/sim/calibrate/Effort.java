package org.zuflint.sim.calibrate;

/**
 * How hard a calibration tries.
 *
 * @param restarts searches with seeds of their own; their spread tells what is identifiable
 * @param members sets of costs that a search moves
 * @param generations how often it moves them
 * @param operations operations of all threads together at a point, after the warm-up
 */
public record Effort(int restarts, int members, int generations, int operations) {
  /** The effort that the fitted values in the resources were made with. */
  public static final Effort FULL = new Effort(3, 18, 45, 2500);
}
