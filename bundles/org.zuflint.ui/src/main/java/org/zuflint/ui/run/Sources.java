package org.zuflint.ui.run;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.runtime.CoreException;

/** Which files an answer depends on. */
public final class Sources {
  private static final List<String> NAMES =
      List.of("zuflint.toml", "compile_commands.json", "Makefile", "Kbuild", "Kconfig");

  private Sources() {}

  /** Whether {@code resource} is C by its name. */
  public static boolean isC(IResource resource) {
    String type = resource.getFileExtension();
    return resource.getType() == IResource.FILE && ("c".equals(type) || "h".equals(type));
  }

  /** The files of {@code delta} that an answer depends on and that have other content now. */
  public static SortedSet<Path> changed(IResourceDelta delta) throws CoreException {
    SortedSet<Path> changed = new TreeSet<>();
    delta.accept(change -> {
      IResource resource = change.getResource();
      boolean counts = isC(resource) || NAMES.contains(resource.getName());
      if (counts && isNewContent(change) && resource.getLocation() != null) {
        changed.add(Path.of(resource.getLocation().toOSString()));
      }
      return true;
    });
    return changed;
  }

  private static boolean isNewContent(IResourceDelta change) {
    int content = IResourceDelta.CONTENT | IResourceDelta.REPLACED | IResourceDelta.ENCODING;
    return change.getKind() != IResourceDelta.CHANGED || (change.getFlags() & content) != 0;
  }
}
