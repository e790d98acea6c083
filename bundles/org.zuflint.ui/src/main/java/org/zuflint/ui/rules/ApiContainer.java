package org.zuflint.ui.rules;

import java.io.IOException;
import java.nio.file.Files;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.core.IAccessRule;
import org.eclipse.jdt.core.IClasspathAttribute;
import org.eclipse.jdt.core.IClasspathContainer;
import org.eclipse.jdt.core.IClasspathEntry;
import org.eclipse.jdt.core.JavaCore;
import org.osgi.framework.FrameworkUtil;
import org.zuflint.app.custom.ApiClasses;
import org.zuflint.core.rule.RuleApi;

/**
 * The rule API on a class path: class files and sources of the zuflint that is installed, written
 * to the workspace anew with every start.
 *
 * @param classes the jar with the class files
 * @param sources the jar with the sources
 */
record ApiContainer(IPath classes, IPath sources) implements IClasspathContainer {
  /** The container as class paths name it. */
  static final IPath PATH = new Path("org.zuflint.ui.rules.API");

  private static final IAccessRule[] ACCESS = {
    JavaCore.newAccessRule(new Path("org/zuflint/core/**"), IAccessRule.K_ACCESSIBLE),
    JavaCore.newAccessRule(new Path("**"), IAccessRule.K_NON_ACCESSIBLE)
  };

  /** Writes the jars and makes a container of them. */
  static ApiContainer write() throws CoreException {
    IPath state =
        Platform.getStateLocation(FrameworkUtil.getBundle(ApiContainer.class)).append("rule-api");
    IPath classes = state.append("rule-api.jar");
    IPath sources = state.append("rule-api-sources.jar");
    try {
      Files.createDirectories(state.toPath());
      ApiClasses.writeJar(classes.toPath());
      ApiClasses.writeSources(sources.toPath());
    } catch (IOException failure) {
      throw new CoreException(Status.error("cannot write the rule API", failure));
    }
    return new ApiContainer(classes, sources);
  }

  @Override
  public IClasspathEntry[] getClasspathEntries() {
    return new IClasspathEntry[] {
      JavaCore.newLibraryEntry(classes, sources, null, ACCESS, new IClasspathAttribute[0], false)
    };
  }

  @Override
  public String getDescription() {
    return "zuflint Rule API " + RuleApi.VERSION;
  }

  @Override
  public int getKind() {
    return K_APPLICATION;
  }

  @Override
  public IPath getPath() {
    return PATH;
  }
}
