package org.zuflint.core.engine;

import java.util.List;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.source.Source;

/** Runs the stages and the rules over a set of files. The only place that runs rules, isolates crashes and sorts. */
public final class Analyzer {
  private final List<Rule> rules;
  private final Kernel kernel;
  private final int threads;

  public Analyzer(List<Rule> rules, Kernel kernel, int threads) {
    this.rules = List.copyOf(rules);
    this.kernel = kernel;
    this.threads = threads;
  }

  /** Analyses all files together: one may call what another defines. */
  public Analysis run(List<? extends Source> sources, Progress progress) {
    throw new UnsupportedOperationException("being written");
  }
}
