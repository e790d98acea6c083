package org.zuflint.ui.rules;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.zuflint.app.config.Settings;
import org.zuflint.ui.build.FindingBuilder;
import org.zuflint.ui.build.ZuflintNature;

/**
 * Has the C projects of the workspace judged anew after rules have changed. Which rules a project
 * is judged by is said in its zuflint.toml ({@code own-rules}), for Eclipse as for CI; projects
 * without such a file are left alone.
 */
final class RefreshJob extends Job {
  RefreshJob() {
    super("zuflint: rules have changed");
    setRule(ResourcesPlugin.getWorkspace().getRuleFactory().buildRule());
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
      try {
        boolean judged = project.isOpen() && project.hasNature(ZuflintNature.ID);
        if (judged && project.getFile(Settings.FILE_NAME).exists()) {
          project.build(IncrementalProjectBuilder.FULL_BUILD, FindingBuilder.ID, null, monitor);
        }
      } catch (CoreException failure) {
        return failure.getStatus();
      }
    }
    return Status.OK_STATUS;
  }
}
