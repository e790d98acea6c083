package org.zuflint.app.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.preprocess.text.Disk;
import org.zuflint.core.source.SourceFile;

/** Headers from the file system. */
final class HeaderDisk implements Disk {
  @Override
  public @Nullable SourceFile read(String folder, String path) throws IOException {
    try {
      Path file = Path.of(folder).resolve(path);
      return Files.isRegularFile(file) ? SourceFile.of(path, Files.readAllBytes(file)) : null;
    } catch (InvalidPathException noPath) {
      return null;
    }
  }
}
