package org.zuflint.app.build;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.build.Command;

/** Somebody beside the files who says how a file is compiled; asked when no build is known. */
@FunctionalInterface
public interface Adviser {
  /** Nobody. */
  Adviser NOBODY = file -> null;

  /** The command for the file at {@code location}, a real path; null when it is not known. */
  @Nullable Command command(Path location);
}
