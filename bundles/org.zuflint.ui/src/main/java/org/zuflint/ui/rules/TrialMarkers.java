package org.zuflint.ui.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.zuflint.app.inputs.Remark;

/** What is not as a case says, on the line that says it. */
public final class TrialMarkers {
  /** The type of these markers. */
  public static final String TYPE = "org.zuflint.ui.trialProblem";

  private TrialMarkers() {}

  static void clear(IProject project) throws CoreException {
    project.deleteMarkers(TYPE, true, IResource.DEPTH_INFINITE);
  }

  static void show(IProject project, List<Remark> problems) throws CoreException {
    clear(project);
    for (Remark problem : problems) {
      resource(project, problem.where().file())
          .createMarker(
              TYPE,
              Map.of(
                  IMarker.MESSAGE,
                  problem.text(),
                  IMarker.SEVERITY,
                  IMarker.SEVERITY_ERROR,
                  IMarker.LINE_NUMBER,
                  Math.max(1, problem.where().line())));
    }
  }

  private static IResource resource(IProject project, String file) {
    for (IFile found :
        project.getWorkspace().getRoot().findFilesForLocationURI(Path.of(file).toUri())) {
      if (found.getProject().equals(project) && found.exists()) {
        return found;
      }
    }
    return project;
  }
}
