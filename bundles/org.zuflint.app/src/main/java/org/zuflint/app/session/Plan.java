package org.zuflint.app.session;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.zuflint.app.config.Assumption;
import org.zuflint.core.driver.Kernel;

/**
 * What an analysis is told beside its sources.
 *
 * @param jobs how many may work at once
 * @param off the rules that do not run, by id
 * @param everywhere whether rules on settings and lifetime look at vmas without the flag, too
 * @param assumptions what the project vouches for
 */
public record Plan(
    Kernel kernel,
    int jobs,
    SortedSet<String> off,
    boolean everywhere,
    List<Assumption> assumptions) {
  public Plan {
    off = Collections.unmodifiableSortedSet(new TreeSet<>(off));
    assumptions = List.copyOf(assumptions);
  }
}
