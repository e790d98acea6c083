package org.zuflint.ui.run;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;

/**
 * Somebody in the workbench who knows how C files are compiled. Contributed at the extension point
 * {@code org.zuflint.ui.compileSettings}; asked in background threads.
 */
public interface CompileSettings {
  /** The compiler's arguments for {@code file} as gcc takes them; none when it is not known. */
  List<String> arguments(IFile file);

  /**
   * From now on {@code changed} is called, in any thread, when the arguments of the project's files
   * may be others.
   *
   * @return ends that
   */
  Runnable watch(IProject project, Runnable changed);
}
