package org.zuflint.app.cache;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Which zuflint this is: what its class files are, not what it calls itself. */
final class Build {
  private Build() {}

  /**
   * The build that these classes are of, with all that lies in their jars or folders; null when
   * these cannot be read.
   */
  static @Nullable String of(List<Class<?>> classes) {
    List<String> parts = new ArrayList<>();
    try {
      for (Class<?> one : classes) {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        if (place == null || !place.getProtocol().equals("file")) {
          return null;
        }
        parts.add(content(Path.of(place.toURI())));
      }
      return String.join(" ", parts);
    } catch (IOException | URISyntaxException | IllegalArgumentException | SecurityException no) {
      return null;
    }
  }

  private static String content(Path place) throws IOException {
    CRC32C sum = new CRC32C();
    long size = 0;
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        sum.update(bytes);
        size += bytes.length;
      }
    }
    return size + "-" + Long.toHexString(sum.getValue());
  }
}
