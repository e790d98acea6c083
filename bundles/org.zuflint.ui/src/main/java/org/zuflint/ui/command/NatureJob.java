package org.zuflint.ui.command;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.ui.handlers.HandlerUtil;
import org.zuflint.ui.build.FindingBuilder;
import org.zuflint.ui.build.ZuflintNature;

/** Gives projects our nature, or takes it away, in the background. */
final class NatureJob extends WorkspaceJob {
  private final List<IProject> projects;
  private final boolean wanted;

  NatureJob(String name, ExecutionEvent event, boolean wanted) {
    super(name);
    this.projects = selected(event);
    this.wanted = wanted;
    setUser(true);
    setRule(ResourcesPlugin.getWorkspace().getRoot());
  }

  @Override
  public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
    SubMonitor progress = SubMonitor.convert(monitor, projects.size() * 2);
    boolean build = wanted && !ResourcesPlugin.getWorkspace().isAutoBuilding();
    for (IProject project : projects) {
      ZuflintNature.set(project, wanted, progress.split(1));
      if (build) {
        project.build(
            IncrementalProjectBuilder.FULL_BUILD, FindingBuilder.ID, null, progress.split(1));
      }
    }
    return Status.OK_STATUS;
  }

  /** The open projects that the selected things belong to. */
  static List<IProject> selected(ExecutionEvent event) {
    return projects(chosen(event));
  }

  /** The selected resources of open projects. */
  static List<IResource> chosen(ExecutionEvent event) {
    List<IResource> chosen = new ArrayList<>();
    for (Object element : HandlerUtil.getCurrentStructuredSelection(event)) {
      IResource resource = Adapters.adapt(element, IResource.class);
      if (resource != null && resource.getProject() != null && resource.getProject().isOpen()) {
        chosen.add(resource);
      }
    }
    return chosen;
  }

  /** The projects of {@code resources}, each once. */
  static List<IProject> projects(List<IResource> resources) {
    return resources.stream().map(IResource::getProject).distinct().toList();
  }
}
