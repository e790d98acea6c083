package org.zuflint.app.cli.terminal;

import java.util.List;
import org.zuflint.app.session.FailOn;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.GuestFailure;

/** The exit codes; the worst that holds is returned. */
public final class Exit {
  public static final int RAN = 0;
  public static final int FINDINGS = 1;
  public static final int USAGE = 2;
  public static final int INCOMPLETE = 3;
  public static final int FAILURE = 70;
  public static final int INTERRUPTED = 130;

  private Exit() {}

  /** What a run that gave {@code outcome} ends with. */
  public static int of(Outcome outcome, FailOn failOn) {
    List<Analysis.Fault> faults = outcome.analysis().faults();
    if (faults.stream().anyMatch(fault -> !(fault.cause() instanceof GuestFailure))) {
      return FAILURE;
    }
    // A rule that is not ours was asked for and could not be heard.
    if (!faults.isEmpty() || !outcome.lost().isEmpty()) {
      return INCOMPLETE;
    }
    return failOn.fails(outcome) ? FINDINGS : RAN;
  }
}
