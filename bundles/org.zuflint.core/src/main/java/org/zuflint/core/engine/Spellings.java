package org.zuflint.core.engine;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Step;
import org.zuflint.core.program.Program;

/** Adds to a path what macros hide: where the words stand that its steps are about. */
record Spellings(Program program) {
  Finding told(Finding finding) {
    List<Step> path = new ArrayList<>();
    boolean hidden = false;
    for (Step step : finding.path()) {
      path.add(step);
      for (Unit.Expansion expansion : program.expansions(step.where())) {
        Step inside =
            new Step(expansion.where(), "in the body of macro '" + expansion.macro() + "'");
        hidden |= !path.contains(inside) && path.add(inside);
      }
    }
    return hidden ? along(finding, path) : finding;
  }

  private static Finding along(Finding finding, List<Step> path) {
    return new Finding(
        finding.ruleId(),
        finding.severity(),
        finding.clause(),
        finding.where(),
        finding.message(),
        path,
        finding.fixes());
  }
}
