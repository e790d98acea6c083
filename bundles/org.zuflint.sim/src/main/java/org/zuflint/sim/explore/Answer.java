package org.zuflint.sim.explore;

import java.util.List;

/**
 * What the explorer found out.
 *
 * @param states how many states it met
 * @param transitions how many steps led from one to another, or back
 * @param depth how many steps the farthest state is away
 */
public record Answer(Kind kind, int states, long transitions, int depth, List<Step> witness) {

  /** How an exploration ends. */
  public enum Kind {
    /** Every state was met; the goal is not among them. */
    PROVED,
    /** The goal can be reached; the witness is one of the shortest ways. */
    FOUND,
    /** More states than were allowed. */
    TOO_LARGE
  }

  public Answer {
    witness = List.copyOf(witness);
  }
}
