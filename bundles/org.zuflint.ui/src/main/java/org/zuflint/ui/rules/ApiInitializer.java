package org.zuflint.ui.rules;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.core.ClasspathContainerInitializer;
import org.eclipse.jdt.core.IClasspathContainer;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.JavaCore;

/** Gives Java projects that ask for it the rule API. */
public final class ApiInitializer extends ClasspathContainerInitializer {
  @Override
  public void initialize(IPath path, IJavaProject project) throws CoreException {
    JavaCore.setClasspathContainer(
        path, new IJavaProject[] {project}, new IClasspathContainer[] {ApiContainer.write()}, null);
  }

  @Override
  public String getDescription(IPath path, IJavaProject project) {
    return "zuflint Rule API";
  }
}
