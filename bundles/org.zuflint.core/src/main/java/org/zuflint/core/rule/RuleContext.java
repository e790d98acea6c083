package org.zuflint.core.rule;

import java.util.List;
import java.util.Optional;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Step;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.source.Place;

/** What a rule sees: one vma of one provider, the C code around it, and where to report. */
public interface RuleContext {
  Provider provider();

  Vma vma();

  Kernel kernel();

  /** Whether rules on settings and lifetime are asked about vmas without the flag, too. */
  boolean everywhere();

  /** Whether rules on settings and lifetime look at this vma. */
  default boolean concerned() {
    return vma().local() || everywhere();
  }

  /** A file of the run, parsed, by the name that places have; empty when it is not in the run. */
  Optional<Unit> unit(String file);

  /**
   * The definitions that {@code name} may mean in {@code file}: a static one of the file, else the
   * nearest; several when {@code #if} arms define it more than once.
   */
  List<Definition> functions(String name, String file);

  /** The steps of a function and which may follow which. */
  Graph graph(Definition function);

  /** Reports at the rule's own severity; {@code path} leads from the flag to the bad place. */
  default void report(Place where, String message, List<Step> path) {
    report(where, message, path, List.of());
  }

  /** Reports at the rule's own severity, with repairs, the gentlest first. */
  void report(Place where, String message, List<Step> path, List<Fix> fixes);

  /** Reports at another severity than the passport's. */
  default void report(Severity severity, Place where, String message, List<Step> path) {
    report(severity, where, message, path, List.of());
  }

  /** Reports at another severity than the passport's, with repairs, the gentlest first. */
  void report(Severity severity, Place where, String message, List<Step> path, List<Fix> fixes);
}
