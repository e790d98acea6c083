package org.zuflint.ui.rules;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IProjectNature;
import org.eclipse.core.runtime.CoreException;

/** Marks a project as a folder of rules: they are tried after each build of its Java code. */
public final class RuleNature implements IProjectNature {
  private IProject project;

  @Override
  public void configure() throws CoreException {
    change(true);
  }

  @Override
  public void deconfigure() throws CoreException {
    change(false);
    TrialMarkers.clear(project);
  }

  private void change(boolean on) throws CoreException {
    IProjectDescription description = project.getDescription();
    List<ICommand> commands = new ArrayList<>();
    for (ICommand command : description.getBuildSpec()) {
      if (!command.getBuilderName().equals(TrialBuilder.ID)) {
        commands.add(command);
      }
    }
    if (on) {
      ICommand trial = description.newCommand();
      trial.setBuilderName(TrialBuilder.ID);
      commands.add(trial);
    }
    description.setBuildSpec(commands.toArray(ICommand[]::new));
    project.setDescription(description, null);
  }

  @Override
  public IProject getProject() {
    return project;
  }

  @Override
  public void setProject(IProject project) {
    this.project = project;
  }
}
