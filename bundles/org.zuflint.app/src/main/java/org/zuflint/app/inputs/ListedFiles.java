package org.zuflint.app.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.build.CompilationDatabase;
import org.zuflint.app.build.KernelBuild;

/**
 * What compilation databases do to a request: add files that a walk passes by, or limit it to what
 * is built.
 */
final class ListedFiles {
  private final Path base;
  private final Gathering gathering;

  ListedFiles(Path base, Gathering gathering) {
    this.base = base;
    this.gathering = gathering;
  }

  /** Adds what {@code folder}'s own database lists under it; does nothing when it has none. */
  void add(String path, Path folder) {
    Path database = folder.resolve(CompilationDatabase.FILE_NAME);
    if (Files.isRegularFile(database)) {
      String shown = Shown.child(path, CompilationDatabase.FILE_NAME);
      NavigableSet<Path> listed = read(shown, database);
      if (listed != null) {
        keep(listed, List.of(folder));
      }
    }
  }

  /**
   * Keeps of the .c files found in folders only those that the database lists, and adds those it
   * lists under {@code roots} that were not found.
   */
  void limit(String given, List<Path> roots) {
    Path named = base.resolve(given);
    Path database = Files.isDirectory(named) ? named.resolve(CompilationDatabase.FILE_NAME) : named;
    String shown =
        Files.isDirectory(named)
            ? Shown.child(Shown.of(given), CompilationDatabase.FILE_NAME)
            : Shown.of(given);
    if (!Files.exists(database) && KernelBuild.is(named)) {
      return;
    }
    if (!Files.exists(database)) {
      gathering.trouble(
          shown, "does not exist; name the folder that holds it, or make it by a build");
      return;
    }
    NavigableSet<Path> listed = read(shown, database);
    if (listed == null) {
      return;
    }
    NavigableSet<Path> real = keep(listed, roots);
    if (real.isEmpty() && KernelBuild.is(named)) {
      return;
    }
    if (real.isEmpty() && !roots.isEmpty()) {
      gathering.trouble(
          shown, "lists no existing .c file of the request; build first, or leave out -p");
    }
    gathering.keepOnly((location, name) ->
        name == Gathering.Name.GIVEN
            || location.toString().endsWith(".h")
            || real.contains(location));
  }

  private @Nullable NavigableSet<Path> read(String shown, Path database) {
    try {
      NavigableSet<Path> listed = CompilationDatabase.read(shown, database).navigableKeySet();
      List<Path> missing = listed.stream().filter(file -> !Files.exists(file)).toList();
      if (!missing.isEmpty()) {
        gathering.trouble(
            shown,
            "lists "
                + missing.size()
                + " missing files, first "
                + shown(missing.getFirst())
                + "; build first");
      }
      return listed;
    } catch (CompilationDatabase.Broken broken) {
      gathering.trouble(broken.where(), String.valueOf(broken.getMessage()));
    } catch (IOException failure) {
      gathering.trouble(shown, failure);
    }
    return null;
  }

  /** Returns the real paths of the listed C files under {@code roots}; all are kept. */
  private NavigableSet<Path> keep(NavigableSet<Path> listed, List<Path> roots) {
    NavigableSet<Path> real = new TreeSet<>();
    for (Path file : listed) {
      try {
        Path location = file.toRealPath();
        boolean wanted = roots.stream().anyMatch(location::startsWith);
        if (wanted && Shown.isC(location.toString())) {
          BasicFileAttributes attributes =
              Files.readAttributes(location, BasicFileAttributes.class);
          real.add(location);
          gathering.keep(shown(location), location, attributes, Gathering.Name.LINK);
        }
      } catch (NoSuchFileException missing) {
        // Counted when the database was read.
      } catch (IOException failure) {
        gathering.trouble(shown(file), failure);
      }
    }
    return real;
  }

  private String shown(Path location) {
    Path from = base.toAbsolutePath().normalize();
    Path path = location.startsWith(from) ? from.relativize(location) : location;
    return Shown.of(path.toString());
  }
}
