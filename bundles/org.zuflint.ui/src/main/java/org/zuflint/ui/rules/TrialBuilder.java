package org.zuflint.ui.rules;

import java.util.List;
import java.util.Map;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.core.IJavaModelMarker;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.custom.CustomRule;
import org.zuflint.app.custom.CustomRules;
import org.zuflint.app.workshop.RuleTrial;

/**
 * Tries the rules of a project on their cases when it is built: with the class files of Eclipse's
 * compiler, so that what is tried is what a debugger steps through.
 */
public final class TrialBuilder extends IncrementalProjectBuilder {
  /** The builder as project descriptions name it. */
  public static final String ID = "org.zuflint.ui.trial";

  @Override
  protected IProject[] build(int kind, Map<String, String> arguments, IProgressMonitor monitor)
      throws CoreException {
    IProject project = getProject();
    int worst =
        project.findMaxProblemSeverity(
            IJavaModelMarker.JAVA_MODEL_PROBLEM_MARKER, true, IResource.DEPTH_INFINITE);
    if (worst < IMarker.SEVERITY_ERROR) {
      RuleProject rules = new RuleProject(project);
      try {
        List<CustomRule> loaded = CustomRules.of(rules.folder(), rules.classes());
        TrialMarkers.show(project, RuleTrial.of(rules.folder(), loaded).problems());
      } catch (Refusal refusal) {
        TrialMarkers.show(project, refusal.remarks());
      }
      new RefreshJob().schedule();
    }
    return new IProject[0];
  }

  @Override
  protected void clean(IProgressMonitor monitor) throws CoreException {
    TrialMarkers.clear(getProject());
  }
}
