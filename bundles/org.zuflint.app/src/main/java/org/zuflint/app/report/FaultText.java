package org.zuflint.app.report;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One of our own failures, in one line that says how to report it. */
public final class FaultText {
  private FaultText() {}

  /** {@code where} it happened in words; with the stack trace if {@code trace}. */
  public static String of(String where, Throwable cause, boolean trace) {
    String said = cause.getMessage() == null ? "" : " (" + Line.oneLine(cause.getMessage()) + ")";
    String line =
        "zuflint: failure of zuflint itself in "
            + Line.oneLine(where)
            + ": "
            + cause.getClass().getSimpleName()
            + said
            + "; please report it";
    if (!trace) {
      return line + " with what --verbose prints\n";
    }
    StringWriter stack = new StringWriter();
    cause.printStackTrace(new PrintWriter(stack));
    return line + ":\n" + stack;
  }
}
