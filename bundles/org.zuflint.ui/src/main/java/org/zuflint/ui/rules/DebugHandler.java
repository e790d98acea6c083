package org.zuflint.ui.rules;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.handlers.HandlerUtil;

/** "Debug zuflint Rules": stops at breakpoints of the rules of the selected project. */
public final class DebugHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    IProject project =
        Adapters.adapt(
            HandlerUtil.getCurrentStructuredSelection(event).getFirstElement(), IProject.class);
    if (project != null) {
      ICoreRunnable launching = monitor -> RuleDebug.launch(project, monitor);
      Job job = Job.create("zuflint: debugging rules of " + project.getName(), launching);
      job.setUser(true);
      job.schedule();
    }
    return null;
  }
}
