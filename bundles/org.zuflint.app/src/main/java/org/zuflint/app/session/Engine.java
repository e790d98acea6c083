package org.zuflint.app.session;

import java.util.List;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.program.Readings;
import org.zuflint.core.source.Source;

/** What a session runs: the analyzer with its rules, or a stand-in. */
@FunctionalInterface
public interface Engine {
  /** {@code readings}: what is known of the sources. */
  Analysis run(List<? extends Source> sources, Plan plan, Readings readings, Progress progress);
}
