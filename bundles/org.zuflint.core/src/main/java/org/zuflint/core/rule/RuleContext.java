package org.zuflint.core.rule;

import java.util.List;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/** What a rule sees: one vma of one provider, and where to report. */
public interface RuleContext {
  Provider provider();

  Vma vma();

  Kernel kernel();

  /** Reports at the rule's own severity; {@code path} leads from the flag to the bad place. */
  void report(Place where, String message, List<Step> path);

  /** Reports at another severity than the passport's. */
  void report(Severity severity, Place where, String message, List<Step> path);
}
