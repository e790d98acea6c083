package org.zuflint.sim.program;

/**
 * An operation and where it comes from.
 *
 * @param text how to tell it, empty for the usual words
 * @param origin a place in the driver's source, or empty
 */
public record Line(Op op, String text, String origin) {
  public static Line of(Op op) {
    return new Line(op, "", "");
  }
}
