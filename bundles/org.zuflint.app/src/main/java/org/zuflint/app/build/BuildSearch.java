package org.zuflint.app.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.build.Command;

/** Finds the command that compiles a file. */
final class BuildSearch {
  /** Folders beside a project's sources in which builds are made. */
  private static final String[] BUILDS = {"", "build", "out", "builddir"};

  private final @Nullable Path named;
  private final Handed handed;
  private final Adviser adviser;
  private final Map<Path, NavigableMap<Path, Command>> databases = new TreeMap<>();
  private final Map<Path, List<Path>> upward = new TreeMap<>();
  private final Map<Path, Optional<Path>> builds = new TreeMap<>();

  /**
   * A search of one run.
   *
   * @param named the folder or compile_commands.json that a setting names, or null
   * @param handed the command of one file
   * @param adviser is asked last
   */
  BuildSearch(@Nullable Path named, Handed handed, Adviser adviser) {
    this.named = named;
    this.handed = handed;
    this.adviser = adviser;
  }

  /** A command and who told it. */
  record Found(Command command, Origin origin) {}

  /** How the file at {@code location}, a real path, is compiled; null when nobody knows. */
  @Nullable Found find(Path location) throws IOException {
    if (!location.toString().endsWith(".c")) {
      return null;
    }
    Found explicit = named == null ? null : named(named, location);
    if (explicit != null) {
      return explicit;
    }
    Command own = handed.of(location);
    if (own != null) {
      return new Found(own, Origin.MAKE);
    }
    Command listed = listed(location);
    if (listed != null) {
      return new Found(listed, Origin.DATABASE);
    }
    Command left = KernelBuild.beside(location, location, null);
    if (left != null) {
      return new Found(left, Origin.COMMAND_FILE);
    }
    Command alike = handed.alike(location);
    if (alike != null) {
      return new Found(alike, Origin.MAKE);
    }
    Path folder = location.getParent();
    Path build =
        builds
            .computeIfAbsent(folder, from -> Optional.ofNullable(KernelBuild.around(from)))
            .orElse(null);
    Command model = build == null ? null : KernelBuild.model(build, location);
    if (model != null) {
      return new Found(model, Origin.KERNEL);
    }
    Command said = adviser.command(location);
    return said == null ? null : new Found(said, Origin.TOLD);
  }

  private @Nullable Found named(Path place, Path location) throws IOException {
    Path file = Files.isDirectory(place) ? place.resolve(CompilationDatabase.FILE_NAME) : place;
    Command listed = commands(file).get(location);
    if (listed != null) {
      return new Found(listed, Origin.SETTING);
    }
    if (!KernelBuild.is(place)) {
      return null;
    }
    Path source = KernelBuild.source(place);
    Path build = place.toRealPath();
    boolean inside = location.startsWith(source);
    Command left =
        inside
            ? KernelBuild.beside(location, build.resolve(source.relativize(location)), build)
            : KernelBuild.beside(location, location, null);
    if (left != null) {
      return new Found(left, Origin.COMMAND_FILE);
    }
    Command model = KernelBuild.model(build, location);
    return model == null ? null : new Found(model, Origin.KERNEL);
  }

  private @Nullable Command listed(Path location) throws IOException {
    for (Path database : upward(location.getParent())) {
      Command command = commands(database).get(location);
      if (command != null) {
        return command;
      }
    }
    return null;
  }

  /** The databases of a folder and of those around it, up to the one that git keeps. */
  private List<Path> upward(@Nullable Path folder) {
    if (folder == null) {
      return List.of();
    }
    List<Path> known = upward.get(folder);
    if (known == null) {
      known = new ArrayList<>();
      for (String build : BUILDS) {
        Path file = folder.resolve(build).resolve(CompilationDatabase.FILE_NAME);
        if (Files.isRegularFile(file)) {
          known.add(file);
        }
      }
      if (!Files.exists(folder.resolve(".git"))) {
        known.addAll(upward(folder.getParent()));
      }
      upward.put(folder, known);
    }
    return known;
  }

  private NavigableMap<Path, Command> commands(Path database) throws IOException {
    NavigableMap<Path, Command> known = databases.get(database);
    if (known == null) {
      known = new TreeMap<>();
      if (Files.isRegularFile(database)) {
        try {
          for (var entry : CompilationDatabase.read("", database).entrySet()) {
            Path file = entry.getKey();
            known.put(Files.exists(file) ? file.toRealPath() : file, entry.getValue());
          }
        } catch (CompilationDatabase.Broken broken) {
          // Whoever chose the files of the request has told of it.
          known.clear();
        }
      }
      databases.put(database, known);
    }
    return known;
  }
}
