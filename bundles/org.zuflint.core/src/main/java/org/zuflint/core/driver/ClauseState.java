package org.zuflint.core.driver;

import java.util.List;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Step;

/**
 * What is known of one clause for one vma.
 *
 * @param reason proved: by what; broken: how; open: the fact that is missing and how to supply it
 * @param path the evidence, empty when there is none to show
 */
public record ClauseState(Clause clause, Status status, String reason, List<Step> path) {

  /** How far a clause is decided. */
  public enum Status {
    PROVED,
    BROKEN,
    OPEN
  }
}
