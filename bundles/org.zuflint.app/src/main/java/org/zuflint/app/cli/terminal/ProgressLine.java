package org.zuflint.app.cli.terminal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.zuflint.core.engine.Progress;

/** One line on the screen, rewritten a few times a second once a run takes longer than one. */
public final class ProgressLine implements Progress, AutoCloseable {
  private static final long SILENT_NANOS = 1_000_000_000L;
  private static final long BETWEEN_NANOS = 200_000_000L;

  private final Terminal terminal;
  private final Interruption interruption;
  private final LongSupplier nanos;
  private final boolean visible;
  private final AtomicLong due;
  private volatile boolean shown;
  private volatile String last = "";

  /** {@code nanos} is the clock; {@code wanted} is false for runs that are to say little. */
  public ProgressLine(
      Terminal terminal, Interruption interruption, LongSupplier nanos, boolean wanted) {
    this.terminal = terminal;
    this.interruption = interruption;
    this.nanos = nanos;
    this.visible = wanted && terminal.rewrites();
    this.due = new AtomicLong(nanos.getAsLong() + SILENT_NANOS);
  }

  @Override
  public boolean report(String phase, int done, int total) {
    if (visible) {
      long now = nanos.getAsLong();
      long then = due.get();
      boolean next = shown && !phase.equals(last);
      if ((now - then >= 0 || next) && due.compareAndSet(then, now + BETWEEN_NANOS)) {
        shown = true;
        last = phase;
        terminal.err().print("\r" + Progress.line(phase, done, total) + "\033[K");
        terminal.err().flush();
      }
    }
    return !interruption.asked();
  }

  /** Takes the line off the screen. */
  @Override
  public void close() {
    if (shown) {
      terminal.err().print("\r\033[K");
      terminal.err().flush();
    }
  }
}
