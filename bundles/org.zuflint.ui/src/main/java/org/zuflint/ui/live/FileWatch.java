package org.zuflint.ui.live;

import java.nio.file.Path;
import java.util.SortedSet;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.zuflint.ui.build.ZuflintNature;
import org.zuflint.ui.preference.Choices;
import org.zuflint.ui.run.Desks;
import org.zuflint.ui.run.ProjectDesk;
import org.zuflint.ui.run.Sources;

/** Has projects judged whose files were saved, made, renamed or deleted, also without builds. */
final class FileWatch implements IResourceChangeListener {
  private static final int GATHER_MILLIS = 50;

  @Override
  public void resourceChanged(IResourceChangeEvent event) {
    if (event.getType() != IResourceChangeEvent.POST_CHANGE) {
      if (event.getResource() instanceof IProject project) {
        Desks.all().forget(project);
      }
      return;
    }
    for (IResourceDelta delta : event.getDelta().getAffectedChildren()) {
      if (delta.getResource() instanceof IProject project && ZuflintNature.isOn(project)) {
        try {
          judge(project, delta);
        } catch (CoreException failure) {
          ILog.of(FileWatch.class).log(failure.getStatus());
        }
      }
    }
  }

  private static void judge(IProject project, IResourceDelta delta) throws CoreException {
    SortedSet<Path> changed = Sources.changed(delta);
    if (changed.isEmpty()) {
      return;
    }
    ProjectDesk desk = Desks.all().of(project);
    // The builder does it where the workbench builds by itself.
    if (!project.getWorkspace().isAutoBuilding() && Choices.of(project).on(Choices.SAVING)) {
      desk.answerIn(GATHER_MILLIS);
    }
  }
}
