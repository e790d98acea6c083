package org.zuflint.ui.build;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.zuflint.ui.preference.Choices;
import org.zuflint.ui.run.Desks;
import org.zuflint.ui.run.ProjectDesk;
import org.zuflint.ui.run.Sources;
import org.zuflint.ui.study.StudyMarkers;

/**
 * Has the project judged when one of its C files has changed. All of them together each time: one
 * file may call what another defines. What is built because a file was saved is judged in the
 * background; a build that the user asked for takes as long as it takes.
 */
public final class FindingBuilder extends IncrementalProjectBuilder {
  /** The builder as project descriptions name it. */
  public static final String ID = "org.zuflint.ui.builder";

  @Override
  protected IProject[] build(int kind, Map<String, String> arguments, IProgressMonitor monitor)
      throws CoreException {
    ProjectDesk desk = Desks.all().of(getProject());
    IResourceDelta delta = kind == FULL_BUILD ? null : getDelta(getProject());
    StudyMarkers.check(getProject(), delta);
    if (delta != null) {
      SortedSet<Path> changed = Sources.changed(delta);
      if (changed.isEmpty()) {
        return new IProject[0];
      }
      desk.changed(changed);
    }
    if (kind == AUTO_BUILD) {
      if (delta == null || Choices.of(getProject()).on(Choices.SAVING)) {
        desk.answerIn(0);
      }
    } else {
      answer(desk, monitor);
    }
    return new IProject[0];
  }

  /** Others may go on with the workspace while the project is judged. */
  @Override
  public ISchedulingRule getRule(int kind, Map<String, String> arguments) {
    return null;
  }

  @Override
  protected void clean(IProgressMonitor monitor) throws CoreException {
    Desks.all().of(getProject()).clear();
  }

  private void answer(ProjectDesk desk, IProgressMonitor monitor) throws CoreException {
    try {
      desk.answer(monitor);
    } catch (OperationCanceledException stopped) {
      // The next build has to do all of it.
      forgetLastBuiltState();
      throw stopped;
    }
  }
}
