package org.zuflint.app.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.ReadFailure;
import org.zuflint.app.inputs.Remark;

/** Finds the zuflint.toml that a request means. */
public final class SettingsSearch {
  private SettingsSearch() {}

  /**
   * The settings of {@code named}, else those of the nearest zuflint.toml upward from the first
   * path, else none.
   *
   * @param base what relative paths are relative to
   * @param rules tells which rules there are
   * @throws Refusal when the file is missing or wrong
   */
  public static Settings find(
      Path base, List<String> paths, @Nullable String named, RuleNames rules) {
    Path file = named == null ? upward(start(base, paths)) : named(base, named);
    if (file == null) {
      return Settings.NONE;
    }
    Path here = base.toAbsolutePath().normalize();
    String shown =
        named != null ? named : (file.startsWith(here) ? here.relativize(file) : file).toString();
    Path folder = file.getParent();
    if (folder == null) {
      throw new IllegalStateException(file + " is in no folder");
    }
    return SettingsReader.read(shown, folder, text(shown, file), rules);
  }

  private static Path named(Path base, String named) {
    try {
      Path file = base.resolve(named).toAbsolutePath().normalize();
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException invalid) {
      throw Refusal.of(
          Remark.of(named, "is not a path this system can have (" + invalid.getReason() + ")"));
    }
    throw Refusal.of(Remark.of(named, "is no file; name a configuration file"));
  }

  private static Path start(Path base, List<String> paths) {
    Path here = base.toAbsolutePath().normalize();
    try {
      return paths.isEmpty() ? here : here.resolve(paths.get(0)).normalize();
    } catch (InvalidPathException said) {
      // The search for inputs complains of it.
      return here;
    }
  }

  /** The zuflint.toml that counts for what is in {@code start}; null when there is none. */
  public static @Nullable Path upward(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(Settings.FILE_NAME);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  private static String text(String shown, Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException wrong) {
      throw Refusal.of(Remark.of(shown, "is not UTF-8; save it as UTF-8"));
    } catch (IOException failure) {
      throw Refusal.of(Remark.of(shown, ReadFailure.reason(failure)));
    }
  }
}
