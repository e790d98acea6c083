package org.zuflint.core.parse.conditions;

import java.util.Arrays;
import java.util.List;
import org.zuflint.core.ast.Unit.Arm;

/** What is left of a file after its conditions were looked at. */
public final class Kept {
  private final List<Arm> arms;
  private final int[] runStarts;
  private final int[] runArms;
  private final int[] directiveArms;
  private final int dropped;

  /**
   * @param runStarts tokens at which another arm begins, ascending
   * @param runArms the arm that begins there
   */
  Kept(List<Arm> arms, int[] runStarts, int[] runArms, int[] directiveArms, int dropped) {
    this.arms = arms;
    this.runStarts = runStarts;
    this.runArms = runArms;
    this.directiveArms = directiveArms;
    this.dropped = dropped;
  }

  /** Every arm, also of branches that were not kept; 0 is the whole file. */
  public List<Arm> arms() {
    return arms;
  }

  /** The arm that token {@code at} stands in. */
  public int armOf(int at) {
    int found = Arrays.binarySearch(runStarts, at);
    return runArms[found >= 0 ? found : -found - 2];
  }

  /** The arm that a directive stands in; -1 in dead code. */
  public int armOfDirective(int i) {
    return directiveArms[i];
  }

  /** How many tokens stood in branches that could be taken and were not kept. */
  public int dropped() {
    return dropped;
  }
}
