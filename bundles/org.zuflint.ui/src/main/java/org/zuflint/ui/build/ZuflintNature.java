package org.zuflint.ui.build;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IProjectNature;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.zuflint.ui.run.Desks;

/** Marks a project whose C files are analysed on every build. */
public final class ZuflintNature implements IProjectNature {
  /** The nature as project descriptions name it. */
  public static final String ID = "org.zuflint.ui.nature";

  private IProject project;

  /** Gives the nature to {@code project}, or takes it away. */
  public static void set(IProject project, boolean wanted, IProgressMonitor monitor)
      throws CoreException {
    IProjectDescription description = project.getDescription();
    List<String> natures = new ArrayList<>(List.of(description.getNatureIds()));
    natures.remove(ID);
    if (wanted) {
      natures.add(ID);
    }
    description.setNatureIds(natures.toArray(String[]::new));
    project.setDescription(description, monitor);
  }

  /** Whether {@code project} is open and has the nature. */
  public static boolean isOn(IProject project) {
    try {
      return project.isAccessible() && project.hasNature(ID);
    } catch (CoreException closed) {
      // Between the two questions.
      ILog.of(ZuflintNature.class).log(closed.getStatus());
      return false;
    }
  }

  @Override
  public void configure() throws CoreException {
    IProjectDescription description = project.getDescription();
    List<ICommand> commands = othersOf(description);
    ICommand command = description.newCommand();
    command.setBuilderName(FindingBuilder.ID);
    commands.add(command);
    setCommands(description, commands);
  }

  @Override
  public void deconfigure() throws CoreException {
    IProjectDescription description = project.getDescription();
    setCommands(description, othersOf(description));
    Desks.all().of(project).clear();
  }

  @Override
  public IProject getProject() {
    return project;
  }

  @Override
  public void setProject(IProject project) {
    this.project = project;
  }

  private void setCommands(IProjectDescription description, List<ICommand> commands)
      throws CoreException {
    description.setBuildSpec(commands.toArray(ICommand[]::new));
    project.setDescription(description, null);
  }

  private static List<ICommand> othersOf(IProjectDescription description) {
    List<ICommand> commands = new ArrayList<>();
    for (ICommand command : description.getBuildSpec()) {
      if (!command.getBuilderName().equals(FindingBuilder.ID)) {
        commands.add(command);
      }
    }
    return commands;
  }
}
