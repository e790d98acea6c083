package org.zuflint.ui.rules;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.launching.IJavaLaunchConfigurationConstants;
import org.eclipse.jdt.launching.IRuntimeClasspathEntry;
import org.eclipse.jdt.launching.JavaRuntime;
import org.zuflint.ui.run.Program;

/**
 * The rules of a project, tried on their cases in a Java of their own, under the debugger: what
 * {@code zuflint rules test} does, with the zuflint that is installed.
 */
public final class RuleDebug {
  private RuleDebug() {}

  /** Starts it; what it prints is in the console. */
  public static ILaunch launch(IProject project, IProgressMonitor monitor) throws CoreException {
    ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
    ILaunchConfigurationType type =
        manager.getLaunchConfigurationType(IJavaLaunchConfigurationConstants.ID_JAVA_APPLICATION);
    ILaunchConfigurationWorkingCopy how =
        type.newInstance(
            null, manager.generateLaunchConfigurationName("zuflint rules of " + project.getName()));
    how.setAttribute(IJavaLaunchConfigurationConstants.ATTR_PROJECT_NAME, project.getName());
    how.setAttribute(IJavaLaunchConfigurationConstants.ATTR_MAIN_TYPE_NAME, Program.MAIN);
    how.setAttribute(
        IJavaLaunchConfigurationConstants.ATTR_PROGRAM_ARGUMENTS,
        "rules test \"" + project.getLocation().toOSString() + "\"");
    how.setAttribute(IJavaLaunchConfigurationConstants.ATTR_DEFAULT_CLASSPATH, false);
    how.setAttribute(IJavaLaunchConfigurationConstants.ATTR_CLASSPATH, classPath());
    how.setAttribute(IJavaLaunchConfigurationConstants.ATTR_DEFAULT_SOURCE_PATH, false);
    how.setAttribute(
        IJavaLaunchConfigurationConstants.ATTR_SOURCE_PATH,
        List.of(
            JavaRuntime.newProjectRuntimeClasspathEntry(JavaCore.create(project)).getMemento()));
    return how.launch(ILaunchManager.DEBUG_MODE, monitor);
  }

  private static List<String> classPath() throws CoreException {
    List<String> entries = new ArrayList<>();
    for (File file : Program.classPath()) {
      IRuntimeClasspathEntry entry =
          JavaRuntime.newArchiveRuntimeClasspathEntry(IPath.fromOSString(file.getPath()));
      entry.setClasspathProperty(IRuntimeClasspathEntry.USER_CLASSES);
      entries.add(entry.getMemento());
    }
    return entries;
  }
}
