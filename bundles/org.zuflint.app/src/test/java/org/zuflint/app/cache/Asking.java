package org.zuflint.app.cache;

import java.io.IOException;
import java.util.List;
import org.zuflint.app.forms.Form;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.core.engine.Progress;
import org.zuflint.rules.Rules;

/** One request, answered with a cache and without. */
record Asking(Request request, Cache cache) {
  Outcome cached() {
    return Session.standard(cache).run(request, Progress.NONE);
  }

  String cold() throws IOException {
    return report(Session.standard().run(request, Progress.NONE));
  }

  /** How many analyses the next answer takes. */
  int runs() {
    int[] runs = new int[1];
    new Session(
            (sources, plan, readings, progress) -> {
              runs[0]++;
              return new Analyzer(Rules.all(), plan.kernel(), 1, List.of(), List.of(), readings)
                  .run(sources, progress);
            },
            cache)
        .run(request, Progress.NONE);
    return runs[0];
  }

  static String report(Outcome outcome) throws IOException {
    return Form.JSON.report("1").text(outcome) + Form.TEXT.report("1").text(outcome);
  }
}
