package org.zuflint.ui.marker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.progress.UIJob;

/**
 * Has labels painted anew, a few at a time: a label takes the workbench's thread about a third of a
 * millisecond, and whoever types must not wait for hundreds of them.
 */
final class LabelUpdates extends UIJob {
  private static final int AT_ONCE = 30;
  private static final int PAUSE_MILLIS = 40;

  private final IProject project;
  private final SortedSet<String> waiting = new TreeSet<>();

  LabelUpdates(IProject project) {
    super("zuflint: labels of " + project.getName());
    this.project = project;
    setSystem(true);
  }

  /** What is on and under {@code paths} looks different now. */
  void add(Collection<String> paths) {
    synchronized (waiting) {
      waiting.addAll(paths);
    }
    schedule();
  }

  @Override
  public IStatus runInUIThread(IProgressMonitor monitor) {
    List<IResource> some = new ArrayList<>();
    synchronized (waiting) {
      while (some.size() < AT_ONCE && !waiting.isEmpty() && project.isAccessible()) {
        IResource resource = project.findMember(waiting.removeFirst());
        if (resource != null) {
          some.add(resource);
        }
      }
      if (!project.isAccessible()) {
        waiting.clear();
      }
      if (!waiting.isEmpty()) {
        schedule(PAUSE_MILLIS);
      }
    }
    FindingDecorator.changed(some);
    return Status.OK_STATUS;
  }
}
