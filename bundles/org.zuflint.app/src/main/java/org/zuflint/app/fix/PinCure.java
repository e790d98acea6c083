package org.zuflint.app.fix;

import java.util.List;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/** Refuses, where the driver is entered, a task that is not bound to one CPU. */
final class PinCure {
  private final Lines lines;

  PinCure(Texts texts) {
    this.lines = new Lines(texts);
  }

  void propose(Finding finding, List<Fix> fixes) {
    for (Step step : finding.path()) {
      if (step.text().endsWith(" enters the driver")) {
        check(step.where(), fixes);
        return;
      }
    }
  }

  /** After the declarations: behind the first empty line of the body, which ends them. */
  private void check(Place head, List<Fix> fixes) {
    String file = head.file();
    int opening = lines.opening(file, head.line());
    int closing = opening == 0 ? 0 : lines.closing(file, opening);
    boolean tells = lines.at(head).matches("(static )?(long|int|ssize_t|__poll_t) .*");
    if (closing == 0 || !tells) {
      return;
    }
    int first = opening + 1;
    while (first < closing && !lines.at(file, first).isBlank()) {
      first++;
    }
    if (first < closing) {
      List<String> check = List.of("\tif (current->nr_cpus_allowed != 1)", "\t\treturn -EPERM;");
      fixes.add(
          new Fix(
              "refuse tasks that are not bound to one CPU",
              List.of(new Edit(file, first + 1, 0, check))));
    }
  }
}
