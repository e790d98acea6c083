package org.zuflint.core.parse.conditions;

import java.util.Arrays;
import java.util.List;
import org.zuflint.core.ast.Unit.Arm;

/**
 * What is left of a file after its conditions were looked at.
 *
 * @param arms every arm, also of branches that were not kept; 0 is the whole file
 * @param runStarts tokens at which another arm begins, ascending
 * @param runArms the arm that begins there
 * @param directiveArms the arm each directive stands in; -1 in dead code
 * @param dropped tokens in branches that could be taken and were not kept
 */
public record Kept(List<Arm> arms, int[] runStarts, int[] runArms, int[] directiveArms, int dropped) {

  /** The arm that token {@code at} stands in. */
  public int armOf(int at) {
    int found = Arrays.binarySearch(runStarts, at);
    return runArms[found >= 0 ? found : -found - 2];
  }
}
