package org.zuflint.app.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.sight.Surroundings;
import org.zuflint.core.preprocess.text.Disk;
import org.zuflint.core.source.SourceFile;

/** Headers from the file system. */
final class HeaderDisk implements Disk {
  private final Surroundings around;

  /** {@code around} is told what is looked for. */
  HeaderDisk(Surroundings around) {
    this.around = around;
  }

  @Override
  public @Nullable SourceFile read(String folder, String path) throws IOException {
    try {
      Path file = Path.of(folder).resolve(path);
      byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
      around.saw(file, bytes);
      return bytes == null ? null : SourceFile.of(path, bytes);
    } catch (InvalidPathException noPath) {
      return null;
    }
  }
}
