package org.zuflint.ui.run;

import java.util.List;
import org.eclipse.core.resources.IFile;

/**
 * Somebody in the workbench who knows how C files are compiled. Contributed at the extension point
 * {@code org.zuflint.ui.compileSettings}; asked in background threads.
 */
@FunctionalInterface
public interface CompileSettings {
  /** The compiler's arguments for {@code file} as gcc takes them; none when it is not known. */
  List<String> arguments(IFile file);
}
