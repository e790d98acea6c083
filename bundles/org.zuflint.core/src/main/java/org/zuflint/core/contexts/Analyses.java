package org.zuflint.core.contexts;

import org.zuflint.core.driver.Kernel;
import org.zuflint.core.flow.Bodies;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.reach.Relevance;

/**
 * What every walk of a run shares.
 *
 * @param flagged the folders that mention VM_LOCAL_CPU
 */
public record Analyses(
    Program program,
    Relevance relevance,
    Bodies bodies,
    Kernel kernel,
    Folders flagged,
    Faults faults) {
  private static final int STEPS = 60_000;

  /**
   * Over Linux 6.1, whose vmas have no flag, more tell of no other access and change no verdict.
   */
  private static final int STEPS_WITHOUT_FLAG = 30_000;

  /** Told of a walk that broke: which stage, on what, why. */
  public interface Faults {
    void add(String stage, String on, Throwable cause);
  }

  /** Whether a vma that has the flag may be near the function. */
  public boolean isFlagged(FunctionFacts function) {
    return flagged.related(program.folder(function.file()));
  }

  /** How many steps a walk from this function may take. */
  int steps(FunctionFacts function) {
    return isFlagged(function) ? STEPS : STEPS_WITHOUT_FLAG;
  }
}
