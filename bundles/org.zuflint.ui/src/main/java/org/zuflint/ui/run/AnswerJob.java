package org.zuflint.ui.run;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.zuflint.ui.marker.Scope;

/** Answers in the background, without a scheduling rule: nobody has to wait for it. */
public final class AnswerJob extends Job {
  /** The family of all of them, for those who want to know whether one is under way. */
  public static final Object FAMILY = "org.zuflint.ui.answers";

  private final ProjectDesk desk;
  private final Scope scope;

  AnswerJob(ProjectDesk desk, Scope scope) {
    super("zuflint: " + desk.project().getName());
    this.desk = desk;
    this.scope = scope;
    setPriority(SHORT);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    if (!desk.project().isAccessible()) {
      return Status.OK_STATUS;
    }
    try {
      desk.answer(scope, monitor);
      return Status.OK_STATUS;
    } catch (OperationCanceledException stopped) {
      return new Status(IStatus.CANCEL, "org.zuflint.ui", "stopped", stopped);
    } catch (CoreException failure) {
      return failure.getStatus();
    }
  }

  @Override
  public boolean belongsTo(Object family) {
    return FAMILY.equals(family);
  }
}
