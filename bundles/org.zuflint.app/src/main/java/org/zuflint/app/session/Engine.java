package org.zuflint.app.session;

import java.util.List;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.source.Source;

/** What a session runs: the analyzer with its rules, or a stand-in. */
@FunctionalInterface
public interface Engine {
  Analysis run(List<? extends Source> sources, Plan plan, Progress progress);
}
