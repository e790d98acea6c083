package org.zuflint.core.engine;

/** Told how far a run has come; asked whether to stop. Called from several threads. */
public interface Progress {
  /** Says nothing and never stops. */
  Progress NONE = (phase, done, total) -> true;

  /**
   * Called now and then.
   *
   * @param phase what is being done, for people: {@code "looking"}, {@code "reading"}, {@code
   *     "linking"}, {@code "analysing"}
   * @param total how many there are; 0 when they are not counted
   * @return false to stop the run as soon as possible; it then ends with a {@link
   *     java.util.concurrent.CancellationException}
   */
  boolean report(String phase, int done, int total);

  /** The same as a line for people. */
  static String line(String phase, int done, int total) {
    return "zuflint: " + phase + (total > 0 ? " " + done + " of " + total : "");
  }
}
