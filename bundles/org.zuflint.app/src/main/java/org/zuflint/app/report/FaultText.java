package org.zuflint.app.report;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.zuflint.core.engine.GuestFailure;

/** One of our own failures, in one line that says how to report it. */
public final class FaultText {
  private FaultText() {}

  /** {@code where} it happened in words; with the stack trace if {@code trace}. */
  public static String of(String where, Throwable cause, boolean trace) {
    if (cause instanceof GuestFailure failure) {
      return ofGuest(where, failure, trace);
    }
    if (cause instanceof OutOfMemoryError) {
      return "zuflint: not enough memory in "
          + Line.oneLine(where)
          + "; name fewer folders, or give Java more: ZUFLINT_HEAP=4g\n";
    }
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
    return line + ":\n" + stack(cause);
  }

  /** A rule that is not ours failed: its author is told, and where. */
  private static String ofGuest(String where, GuestFailure failure, boolean trace) {
    String line =
        "zuflint: "
            + Line.oneLine(where)
            + " failed, and nothing that it found is shown: "
            + Line.oneLine(String.valueOf(failure.getMessage()));
    Throwable cause = failure.getCause();
    return trace && cause != null ? line + "\n" + stack(cause) : line + "\n";
  }

  private static String stack(Throwable cause) {
    StringWriter stack = new StringWriter();
    cause.printStackTrace(new PrintWriter(stack));
    return stack.toString();
  }
}
