package org.zuflint.ui.run;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.osgi.framework.Bundle;

/** The command line of the zuflint that is installed, for a Java of its own. */
public final class Program {
  /** The class to start. */
  public static final String MAIN = "org.zuflint.app.cli.Main";

  private static final List<String> BUNDLES =
      List.of(
          "org.zuflint.app",
          "org.zuflint.sim",
          "org.zuflint.model",
          "org.zuflint.rules",
          "org.zuflint.core",
          "org.zuflint.grammars",
          "org.antlr.antlr4-runtime",
          "org.eclipse.jdt.core.compiler.batch",
          "org.objectweb.asm",
          "com.google.gson",
          "picocli",
          "org.eclipse.emf.common",
          "org.eclipse.emf.ecore",
          "org.eclipse.emf.ecore.xmi",
          "org.eclipse.equinox.common",
          "org.eclipse.osgi");

  private Program() {}

  /** The jars that it takes. */
  public static List<File> classPath() throws CoreException {
    List<File> files = new ArrayList<>();
    for (String name : BUNDLES) {
      Bundle bundle = Platform.getBundle(name);
      File file = bundle == null ? null : FileLocator.getBundleFileLocation(bundle).orElse(null);
      if (file == null) {
        throw new CoreException(Status.error("the bundle " + name + " is not there"));
      }
      files.add(file.getAbsoluteFile());
    }
    return files;
  }
}
