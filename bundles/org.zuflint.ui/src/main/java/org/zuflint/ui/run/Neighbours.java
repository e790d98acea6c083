package org.zuflint.ui.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.zuflint.app.build.Adviser;
import org.zuflint.core.build.Command;

/** Asks those in the workbench who know how C files are compiled; CDT, when it is installed. */
final class Neighbours implements Adviser {
  private static final String POINT = "org.zuflint.ui.compileSettings";

  private final IProject project;
  private final List<CompileSettings> all;

  Neighbours(IProject project) {
    this.project = project;
    all = contributed();
  }

  private static List<CompileSettings> contributed() {
    List<CompileSettings> all = new ArrayList<>();
    for (IConfigurationElement one :
        Platform.getExtensionRegistry().getConfigurationElementsFor(POINT)) {
      String needed = one.getAttribute("needs");
      if (needed == null || Platform.getBundle(needed) != null) {
        try {
          all.add((CompileSettings) one.createExecutableExtension("class"));
        } catch (CoreException broken) {
          ILog.of(Neighbours.class).log(broken.getStatus());
        }
      }
    }
    return all;
  }

  /** {@code changed} is called when one of them would say something else; until the end of that. */
  Runnable watch(Runnable changed) {
    List<Runnable> ends = all.stream().map(one -> one.watch(project, changed)).toList();
    return () -> ends.forEach(Runnable::run);
  }

  @Override
  public Command command(Path location) {
    if (all.isEmpty() || project.getLocation() == null) {
      return null;
    }
    IFile file = file(location);
    for (CompileSettings one : file == null ? List.<CompileSettings>of() : all) {
      List<String> arguments = one.arguments(file);
      if (!arguments.isEmpty()) {
        List<String> words = new ArrayList<>(List.of("gcc"));
        words.addAll(arguments);
        words.addAll(List.of("-c", location.toString()));
        return new Command(project.getLocation().toOSString(), words);
      }
    }
    return null;
  }

  private IFile file(Path location) {
    for (IFile file :
        ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(location.toUri())) {
      if (file.getProject().equals(project)) {
        return file;
      }
    }
    IFile inside =
        ResourcesPlugin.getWorkspace()
            .getRoot()
            .getFileForLocation(IPath.fromOSString(location.toString()));
    return inside != null && inside.getProject().equals(project) ? inside : null;
  }
}
