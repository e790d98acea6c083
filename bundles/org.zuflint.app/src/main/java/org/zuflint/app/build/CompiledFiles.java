package org.zuflint.app.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.sight.Print;
import org.zuflint.app.sight.Surroundings;
import org.zuflint.core.build.Compilers;
import org.zuflint.core.build.GccLine;
import org.zuflint.core.build.Options;
import org.zuflint.core.parse.Compilation;
import org.zuflint.core.parse.CompiledSource;
import org.zuflint.core.preprocess.text.Disk;
import org.zuflint.core.preprocess.text.Headers;
import org.zuflint.core.source.Source;

/** The files of a run, each read as its compiler sees it where that is known. */
public final class CompiledFiles {
  private final Path base;
  private final Map<Path, String> names;
  private final BuildSearch search;
  private final Exactness exactness;
  private final Surroundings around = new Surroundings();
  private final Disk disk = new HeaderDisk(around);
  private final Headers headers = new Headers(disk);
  private final Compilers compilers = new InstalledCompilers();
  private final Map<Path, Path> real = new ConcurrentHashMap<>();
  private final Map<String, Given> given = new TreeMap<>();
  private final Map<Path, Given> kept = new TreeMap<>();

  /** {@code words}: all that says how it is compiled. */
  private record Given(
      Origin origin, @Nullable CompiledSource source, @Nullable String obstacle, String words) {}

  /**
   * Files of a request.
   *
   * @param base what shown names are relative to
   * @param names the files of the request by their real paths, as they are shown
   * @param named the compile_commands.json, its folder, or the kernel build that a setting names
   * @param command the compiler's command line of one of the files, its last word; empty when none
   *     is known
   * @param adviser says how a file is compiled when no build is known
   */
  public CompiledFiles(
      Path base,
      Map<Path, String> names,
      @Nullable Path named,
      Exactness exactness,
      List<String> command,
      Adviser adviser) {
    this.base = base.toAbsolutePath().normalize();
    this.names = new TreeMap<>(names);
    this.search = new BuildSearch(named, Handed.of(this.base, command), adviser);
    this.exactness = exactness;
  }

  /** The file at {@code location}, shown as {@code written} is, as it is to be read. */
  public Source source(Path location, Source written) {
    Given one = exactness == Exactness.OFF ? null : kept(location, written);
    given.put(written.path(), one == null ? new Given(Origin.NONE, null, null, "") : one);
    return one == null || one.source == null ? written : one.source;
  }

  /** What was found for a file is kept, with its tree, as long as its text is the same. */
  private @Nullable Given kept(Path location, Source written) {
    Given one = kept.get(location);
    if (one == null || (one.source != null && !one.source.reads(written))) {
      Given fresh = look(location, written);
      if (fresh == null) {
        return null;
      }
      if (one == null) {
        kept.put(location, fresh);
      }
      return fresh;
    }
    return one;
  }

  private @Nullable Given look(Path location, Source written) {
    try {
      BuildSearch.Found found = search.find(location);
      if (found == null) {
        return null;
      }
      Options options = GccLine.read(found.command(), disk);
      if (options.file().isEmpty()) {
        return new Given(found.origin(), null, "its command names no C file", "");
      }
      Compilation how =
          new Compilation(
              options,
              compilers.of(options),
              headers,
              path -> names.containsKey(real(options, path)),
              path -> shown(options, path));
      return new Given(
          found.origin(), new CompiledSource(written, how), null, options + " " + how.compiler());
    } catch (IOException unreadable) {
      String why = "its command cannot be read: " + unreadable.getMessage();
      return new Given(Origin.NONE, null, why, "");
    }
  }

  private Path real(Options options, String path) {
    Path full = Path.of(options.folder()).resolve(path).normalize();
    return real.computeIfAbsent(full, CompiledFiles::resolved);
  }

  private static Path resolved(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException gone) {
      return path;
    }
  }

  private String shown(Options options, String path) {
    if (path.startsWith("<")) {
      return path;
    }
    Path full = real(options, path);
    String name = names.get(full);
    return name != null
        ? name
        : (full.startsWith(base) ? base.relativize(full) : full)
            .toString()
            .replace(base.getFileSystem().getSeparator(), "/");
  }

  /** How each file was read, sorted; complete when all were. */
  public List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    given.forEach((file, one) -> readings.add(new Reading(file, one.origin, obstacle(one))));
    readings.sort(Comparator.comparing(Reading::file));
    return readings;
  }

  /** What the files are read from beside themselves; complete when all were. */
  public Surroundings around() {
    return around;
  }

  /** All that says how the files are compiled. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    given.forEach((file, one) -> words.add(Print.of(List.of(file, one.words))));
    return words;
  }

  private static @Nullable String obstacle(Given one) {
    return one.source == null ? one.obstacle : one.source.obstacle();
  }
}
