package org.zuflint.ui.run;

import org.eclipse.core.runtime.SubMonitor;
import org.zuflint.core.engine.Progress;

/**
 * Shows a run in Eclipse's progress view, a few times a second, and stops it when the user says so.
 */
final class MonitorProgress implements Progress {
  private static final long PAUSE_NANOSECONDS = 200_000_000;

  private final SubMonitor monitor;
  private long next = Long.MIN_VALUE;

  MonitorProgress(SubMonitor monitor) {
    this.monitor = monitor;
  }

  // Synchronized: a monitor belongs to one thread at a time, a run reports from several.
  @Override
  public synchronized boolean report(String phase, int done, int total) {
    long now = System.nanoTime();
    if (next == Long.MIN_VALUE || now - next >= 0) {
      next = now + PAUSE_NANOSECONDS;
      monitor.subTask(Progress.line(phase, done, total));
      monitor.setWorkRemaining(Math.max(1, total - done) * 2).worked(1);
    }
    return !monitor.isCanceled();
  }
}
