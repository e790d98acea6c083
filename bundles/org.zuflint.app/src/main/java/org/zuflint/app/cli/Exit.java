package org.zuflint.app.cli;

import org.zuflint.app.session.FailOn;
import org.zuflint.app.session.Outcome;

/** The exit codes; the worst that holds is returned. */
final class Exit {
  static final int RAN = 0;
  static final int FINDINGS = 1;
  static final int USAGE = 2;
  static final int INCOMPLETE = 3;
  static final int FAILURE = 70;
  static final int INTERRUPTED = 130;

  private Exit() {}

  static int of(Outcome outcome, FailOn failOn) {
    if (!outcome.analysis().faults().isEmpty()) {
      return FAILURE;
    }
    if (!outcome.lost().isEmpty()) {
      return INCOMPLETE;
    }
    return failOn.fails(outcome) ? FINDINGS : RAN;
  }
}
