package org.zuflint.app.fix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.zuflint.app.inputs.Originals;

/**
 * Writes repaired files: each is there whole or not at all, and none when one was changed
 * meanwhile.
 */
public final class Application {
  private Application() {}

  /**
   * Writes {@code lines}.
   *
   * @throws IOException when a file is not as it was analysed, or cannot be written
   */
  public static void apply(SortedMap<String, List<String>> lines, Originals originals)
      throws IOException {
    for (String file : lines.keySet()) {
      byte[] analysed = originals.text(file).map(text -> text.bytes()).orElse(new byte[0]);
      if (!Arrays.equals(analysed, Files.readAllBytes(originals.location(file)))) {
        throw new IOException(file + " was changed since it was analysed; run again");
      }
    }
    for (Map.Entry<String, List<String>> file : lines.entrySet()) {
      replace(originals.location(file.getKey()), String.join("\n", file.getValue()) + "\n");
    }
  }

  private static void replace(Path target, String text) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Path half = Files.createTempFile(folder, "." + target.getFileName(), ".part");
    try {
      Files.writeString(half, text, StandardCharsets.UTF_8);
      if (half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(
            half, Files.getPosixFilePermissions(target, LinkOption.NOFOLLOW_LINKS));
      }
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
