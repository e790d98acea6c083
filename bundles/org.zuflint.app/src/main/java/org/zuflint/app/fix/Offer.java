package org.zuflint.app.fix;

import java.util.List;
import org.zuflint.core.finding.Fix;

/**
 * A repair of one finding that holds by itself, to the text as it was analysed.
 *
 * @param title what it does, as an order
 * @param changes by descending line within a file
 */
public record Offer(String title, List<Change> changes) {
  public Offer {
    changes = List.copyOf(changes);
  }

  static Offer of(Fix fix, Texts texts) {
    return new Offer(
        fix.title(),
        fix.edits().stream().map(edit -> Change.of(edit, texts.lines(edit.file()))).toList());
  }
}
