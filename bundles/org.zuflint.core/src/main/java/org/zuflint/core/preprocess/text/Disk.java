package org.zuflint.core.preprocess.text;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.SourceFile;

/** Where headers come from. */
@FunctionalInterface
public interface Disk {
  /**
   * The file at {@code path}; null when there is no such file.
   *
   * @param folder what a relative path is relative to: where the compiler was started
   */
  @Nullable SourceFile read(String folder, String path) throws IOException;
}
