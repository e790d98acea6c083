package org.zuflint.app.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.build.Command;

/**
 * The command of one file, as make hands it to a checker; the file is its last word.
 *
 * @param command the command, null when there is none
 * @param file the file, by its real path
 */
record Handed(@Nullable Command command, @Nullable Path file) {
  static final Handed NOTHING = new Handed(null, null);

  /** The command {@code words}, started in {@code base}; empty for none. */
  static Handed of(Path base, List<String> words) {
    if (words.isEmpty()) {
      return NOTHING;
    }
    Path file = base.resolve(words.getLast());
    try {
      return new Handed(new Command(base.toString(), words), file.toRealPath());
    } catch (IOException gone) {
      // Who chose the files of the request tells of it.
      return NOTHING;
    }
  }

  /** The command of {@code location}, if it is the file. */
  @Nullable Command of(Path location) {
    return location.equals(file) ? command : null;
  }

  /** What the command would be for a file beside it; null when {@code location} is not beside. */
  @Nullable Command alike(Path location) {
    if (command == null || file == null || !isBeside(location, file)) {
      return null;
    }
    List<String> words = command.words();
    return new Command(
        command.folder(),
        Stream.concat(words.stream().limit(words.size() - 1L), Stream.of(location.toString()))
            .toList());
  }

  private static boolean isBeside(Path location, Path file) {
    Path folder = location.getParent();
    return folder != null && folder.equals(file.getParent()) && Files.isRegularFile(location);
  }
}
