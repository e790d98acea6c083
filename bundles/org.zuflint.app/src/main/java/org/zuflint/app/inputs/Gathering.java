package org.zuflint.app.inputs;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.source.Place;

/**
 * What a search has found so far; the same file under several names is kept once, under the best
 * name.
 */
final class Gathering {
  /** How a name was come by; the first is the best. */
  enum Name {
    GIVEN,
    FOUND,
    LINK
  }

  private record Kept(DiskFile file, Name name) {}

  private final Map<Path, Kept> files = new LinkedHashMap<>();
  private final List<Remark> troubles = new ArrayList<>();
  private final List<Remark> notes = new ArrayList<>();

  /** Keeps the file at {@code location} (its real path) unless it is known by a better name. */
  void keep(String path, Path location, BasicFileAttributes attributes, Name name) {
    Kept before = files.get(location);
    if (before != null) {
      if (name == Name.GIVEN) {
        note(path, "is the same file as " + before.file.path() + "; read once");
      }
      if (before.name.compareTo(name) > 0) {
        files.put(location, new Kept(new DiskFile(path, location), name));
      }
      return;
    }
    if (attributes.size() > DiskFile.BYTES_MAX) {
      trouble(path, ReadFailure.TOO_BIG);
      return;
    }
    if (attributes.size() == 0) {
      note(path, "is empty");
    }
    files.put(location, new Kept(new DiskFile(path, location), name));
  }

  boolean has(Path location) {
    return files.containsKey(location);
  }

  boolean hasUnder(Path folder) {
    return files.keySet().stream().anyMatch(file -> file.startsWith(folder));
  }

  boolean hasTroubleUnder(String path) {
    return troubles.stream().anyMatch(trouble -> trouble.where().file().startsWith(path));
  }

  void keepOnly(BiPredicate<Path, Name> wanted) {
    files.entrySet().removeIf(entry -> !wanted.test(entry.getKey(), entry.getValue().name));
  }

  void trouble(String path, String text) {
    troubles.add(Remark.of(path, text));
  }

  void trouble(Place where, String text) {
    troubles.add(new Remark(where, text));
  }

  void trouble(String path, IOException failure) {
    trouble(path, ReadFailure.reason(failure));
  }

  void note(String path, String text) {
    notes.add(Remark.of(path, text));
  }

  Inputs inputs(@Nullable Kernel kernel) {
    List<DiskFile> kept = files.values().stream().map(Kept::file).toList();
    return new Inputs(
        kept,
        troubles.stream().sorted().distinct().toList(),
        notes.stream().sorted().distinct().toList(),
        kernel);
  }
}
