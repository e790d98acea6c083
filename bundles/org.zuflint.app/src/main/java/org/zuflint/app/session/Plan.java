package org.zuflint.app.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.zuflint.app.config.Assumption;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Guest;

/**
 * What an analysis is told beside its sources.
 *
 * @param jobs how many may work at once
 * @param off the rules that do not run, by id
 * @param everywhere whether rules on settings and lifetime look at vmas without the flag, too
 * @param assumptions what the project vouches for
 * @param guests the rules that are not ours
 */
public record Plan(
    Kernel kernel,
    int jobs,
    SortedSet<String> off,
    boolean everywhere,
    List<Assumption> assumptions,
    List<Guest> guests) {
  public Plan {
    off = Collections.unmodifiableSortedSet(new TreeSet<>(off));
    assumptions = List.copyOf(assumptions);
    guests = List.copyOf(guests);
  }

  /** All that an answer depends on but the guests, in words. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(kernel.toString());
    words.add(Boolean.toString(everywhere));
    words.add(String.join(" ", off));
    assumptions.forEach(said -> words.add(said.toString()));
    return words;
  }
}
