package org.zuflint.app.inputs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Kernel;

/**
 * Reads the version of the kernel tree around a path from the VERSION and PATCHLEVEL of its
 * Makefile.
 */
final class KernelTree {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(VERSION|PATCHLEVEL)\\s*=\\s*(\\d{1,3})\\s*");
  private static final int HEAD_LINES = 40;

  private KernelTree() {}

  /** The version of the innermost kernel tree around {@code location}, null when there is none. */
  static @Nullable Kernel around(Path location) {
    for (Path folder = location; folder != null; folder = folder.getParent()) {
      // Kbuild and Kconfig beside the Makefile: a driver's own Makefile has VERSION too.
      if (Files.isRegularFile(folder.resolve("Kbuild"))
          && Files.isRegularFile(folder.resolve("Kconfig"))) {
        Kernel kernel = versionIn(folder.resolve("Makefile"));
        if (kernel != null) {
          return kernel;
        }
      }
    }
    return null;
  }

  private static @Nullable Kernel versionIn(Path makefile) {
    String version = null;
    String patchLevel = null;
    try (BufferedReader lines = Files.newBufferedReader(makefile, StandardCharsets.ISO_8859_1)) {
      for (int i = 0; i < HEAD_LINES; i++) {
        String line = lines.readLine();
        if (line == null) {
          break;
        }
        Matcher matcher = ASSIGNMENT.matcher(line);
        if (matcher.matches()) {
          version = matcher.group(1).equals("VERSION") ? matcher.group(2) : version;
          patchLevel = matcher.group(1).equals("PATCHLEVEL") ? matcher.group(2) : patchLevel;
        }
      }
    } catch (IOException unreadable) {
      // Without a readable Makefile this is no tree whose version we know; --kernel decides then.
      return null;
    }
    return version == null || patchLevel == null ? null : Kernel.of(version + "." + patchLevel);
  }
}
