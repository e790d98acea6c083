package org.zuflint.ui.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.core.IAccessRule;
import org.eclipse.jdt.core.IClasspathAttribute;
import org.eclipse.jdt.core.IClasspathEntry;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.JavaCore;
import org.zuflint.app.custom.RulesFolder;
import org.zuflint.app.workshop.RuleTemplate;

/** A Java project that is a folder of rules: src, docs, cases. */
public record RuleProject(IProject project) {
  /** The nature of such projects. */
  public static final String NATURE = "org.zuflint.ui.ruleNature";

  private static final String LEVEL = "21";
  private static final String JRE = "org.eclipse.jdt.launching.JRE_CONTAINER";
  private static final String[] HIDDEN = {
    "java/io/**",
    "java/net/**",
    "java/nio/file/**",
    "java/lang/reflect/**",
    "java/lang/Thread*",
    "java/lang/Runtime",
    "java/lang/Process*",
    "java/util/concurrent/**"
  };

  /** Makes a project with one rule to begin with. */
  public static RuleProject create(String name, String rule, IProgressMonitor monitor)
      throws CoreException {
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
    project.create(monitor);
    project.open(monitor);
    try {
      RuleTemplate.write(rule, Path.of(project.getLocationURI()));
    } catch (IOException failure) {
      throw new CoreException(Status.error("cannot write the rule", failure));
    }
    project.refreshLocal(IResource.DEPTH_INFINITE, monitor);
    IProjectDescription description = project.getDescription();
    description.setNatureIds(new String[] {JavaCore.NATURE_ID, NATURE});
    project.setDescription(description, monitor);
    classPath(JavaCore.create(project), monitor);
    project.build(IncrementalProjectBuilder.FULL_BUILD, monitor);
    return new RuleProject(project);
  }

  private static void classPath(IJavaProject java, IProgressMonitor monitor) throws CoreException {
    java.setOption(JavaCore.COMPILER_SOURCE, LEVEL);
    java.setOption(JavaCore.COMPILER_COMPLIANCE, LEVEL);
    java.setOption(JavaCore.COMPILER_CODEGEN_TARGET_PLATFORM, LEVEL);
    IAccessRule[] hidden = new IAccessRule[HIDDEN.length];
    for (int i = 0; i < HIDDEN.length; i++) {
      hidden[i] =
          JavaCore.newAccessRule(IPath.fromOSString(HIDDEN[i]), IAccessRule.K_NON_ACCESSIBLE);
    }
    IFolder source = java.getProject().getFolder("src");
    java.setRawClasspath(
        new IClasspathEntry[] {
          JavaCore.newSourceEntry(source.getFullPath()),
          JavaCore.newContainerEntry(
              IPath.fromOSString(JRE), hidden, new IClasspathAttribute[0], false),
          JavaCore.newContainerEntry(ApiContainer.PATH)
        },
        java.getProject().getFolder("bin").getFullPath(),
        monitor);
  }

  /** The folder of rules; files are named by their whole path in what is said of it. */
  RulesFolder folder() {
    Path folder = Path.of(project.getLocationURI());
    return new RulesFolder(folder, folder.toString());
  }

  /** The class files that Eclipse's own compiler has made. */
  SortedMap<String, byte[]> classes() throws CoreException {
    IPath output = JavaCore.create(project).getOutputLocation();
    Path bin = Path.of(project.getWorkspace().getRoot().getFolder(output).getLocationURI());
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(bin)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        classes.put(bin.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    } catch (IOException failure) {
      throw new CoreException(Status.error("cannot read " + bin, failure));
    }
    return classes;
  }
}
