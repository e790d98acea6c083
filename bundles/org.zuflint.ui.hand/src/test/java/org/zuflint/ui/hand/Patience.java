package org.zuflint.ui.hand;

import java.util.concurrent.Callable;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.zuflint.ui.fix.ProofJob;
import org.zuflint.ui.run.AnswerJob;

/** Lets the workbench work until something is so; the harness ends a wait that is in vain. */
public final class Patience {
  private static final int SETTLED_MILLIS = 50;

  private Patience() {}

  /** Until {@code condition}; it is asked after every event, job and change of the workspace. */
  public static void until(Callable<Boolean> condition) throws Exception {
    Display display = PlatformUI.getWorkbench().getDisplay();
    IResourceChangeListener change = event -> display.wake();
    JobChangeAdapter job =
        new JobChangeAdapter() {
          @Override
          public void done(IJobChangeEvent event) {
            display.wake();
          }
        };
    ResourcesPlugin.getWorkspace().addResourceChangeListener(change);
    Job.getJobManager().addJobChangeListener(job);
    try {
      while (!condition.call()) {
        if (!display.readAndDispatch() && !condition.call()) {
          display.sleep();
        }
      }
    } finally {
      Job.getJobManager().removeJobChangeListener(job);
      ResourcesPlugin.getWorkspace().removeResourceChangeListener(change);
    }
  }

  /** Until nothing is left that could change an answer. */
  public static void untilQuiet() throws Exception {
    untilSettled(Patience::isQuiet);
  }

  /** Until the repairs of the last answer were tried, and nothing is left that could change it. */
  public static void untilProved() throws Exception {
    untilSettled(() -> isQuiet() && isIdle(ProofJob.FAMILY));
  }

  /** For {@code millis}; the workbench goes on. */
  public static void rest(int millis) throws Exception {
    boolean[] over = {false};
    PlatformUI.getWorkbench().getDisplay().timerExec(millis, () -> over[0] = true);
    until(() -> over[0]);
  }

  /**
   * Until it was so twice: the platform's builder starts itself again when something changed while
   * it ran, and is in no state at all for a moment.
   */
  private static void untilSettled(Callable<Boolean> condition) throws Exception {
    do {
      until(condition);
      rest(SETTLED_MILLIS);
    } while (!condition.call());
  }

  /** Asked in the order in which one starts the next: else it could start behind our back. */
  private static boolean isQuiet() {
    return isIdle(ResourcesPlugin.FAMILY_AUTO_BUILD)
        && isIdle(ResourcesPlugin.FAMILY_MANUAL_BUILD)
        && isIdle(AnswerJob.FAMILY);
  }

  private static boolean isIdle(Object family) {
    return Job.getJobManager().find(family).length == 0;
  }

  /**
   * Whether limits of time are to hold. Only who measures on a machine of his own asks for that:
   * elsewhere every thread may be late, and nobody can tell whose fault it is.
   */
  public static boolean isTimed() {
    return System.getenv("ZUFLINT_TIMED") != null;
  }
}
