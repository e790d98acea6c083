package org.zuflint.app.report;

import java.io.IOException;
import org.zuflint.app.session.Outcome;

/** A form an outcome can be written in; nothing but the outcome decides the text. */
@FunctionalInterface
public interface Report {
  void write(Outcome outcome, Appendable out) throws IOException;

  /** The whole text at once. */
  default String text(Outcome outcome) {
    StringBuilder text = new StringBuilder();
    try {
      write(outcome, text);
    } catch (IOException impossible) {
      throw new AssertionError("a StringBuilder does not fail", impossible);
    }
    return text.toString();
  }
}
