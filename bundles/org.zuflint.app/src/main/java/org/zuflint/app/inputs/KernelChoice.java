package org.zuflint.app.inputs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.build.CompilationDatabase;
import org.zuflint.app.build.KernelBuild;
import org.zuflint.core.driver.Kernel;

/**
 * What a folder that somebody chose as kernel knows of a project's files.
 *
 * @param folder the folder, a real path
 * @param version its version; null when nothing there tells it
 * @param knows how it says how the project's files are compiled
 * @param listed how many of the project's files its database lists
 */
public record KernelChoice(Path folder, @Nullable Kernel version, Knows knows, int listed) {
  private static final Path RELEASE = Path.of("include/config/kernel.release");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,3}\\.\\d{1,3})\\D[^\\n]*\\s*");

  /** What it says about compiling. */
  public enum Knows {
    /** Its compile_commands.json lists files of the project. */
    DATABASE,
    /** It was configured: its options for every file are there, and .cmd files of what it built. */
    BUILD,
    /** Nothing: it is source. */
    NOTHING
  }

  /**
   * Looks into {@code folder}.
   *
   * @param project the folder of the files that are to be judged
   */
  public static KernelChoice of(Path folder, Path project) throws IOException {
    Path real = folder.toRealPath();
    Kernel version = KernelTree.around(KernelBuild.source(real));
    if (version == null) {
      version = released(real.resolve(RELEASE));
    }
    int listed = listed(real.resolve(CompilationDatabase.FILE_NAME), project.toRealPath());
    Knows knows = listed > 0 ? Knows.DATABASE : KernelBuild.is(real) ? Knows.BUILD : Knows.NOTHING;
    return new KernelChoice(real, version, knows, listed);
  }

  /** Whether there is anything to be had from it. */
  public boolean isKernel() {
    return version != null || knows != Knows.NOTHING;
  }

  /** What was found, in words for people. */
  public String words() {
    String linux = version == null ? "A kernel of unknown version" : "Linux " + version;
    return switch (knows) {
      case DATABASE ->
          linux
              + ". Its "
              + CompilationDatabase.FILE_NAME
              + " lists "
              + listed
              + " of the project's files: they are read as their compiler sees them.";
      case BUILD ->
          linux
              + ", configured. The project's files are read as their compiler sees them:"
              + " by the .cmd file that a build left, else by the kernel's options for every file.";
      case NOTHING ->
          linux
              + ", source only. The project's files are read as they are written;"
              + " 'make defconfig prepare' there lets them be read as a compiler sees them.";
    };
  }

  private static @Nullable Kernel released(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    Matcher number = NUMBER.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    return number.matches() ? Kernel.of(number.group(1)) : null;
  }

  private static int listed(Path database, Path project) throws IOException {
    if (!Files.isRegularFile(database)) {
      return 0;
    }
    try {
      return (int)
          CompilationDatabase.read(database.toString(), database).navigableKeySet().stream()
              .filter(Files::isRegularFile)
              .filter(file -> file.startsWith(project) && Shown.isC(file.toString()))
              .count();
    } catch (CompilationDatabase.Broken broken) {
      throw new IOException(database + " " + broken.getMessage(), broken);
    }
  }
}
