package org.zuflint.app.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Texts between two runs over the same files: what did not change is not read again, and what an
 * editor holds stands in for what is on disk.
 */
public final class Shelf {
  /** What a file system says of a file's content without reading it. */
  private record Stamp(FileTime changed, long bytes) {}

  /** A file and its stamp, which is empty for a text that an editor holds. */
  private record Item(DiskFile file, Optional<Stamp> stamp) {}

  private Map<Path, Item> items = new TreeMap<>();

  /**
   * The same files, with the texts that are known.
   *
   * @param open what editors hold, by the real path of the file
   */
  public Inputs shelve(Inputs inputs, Map<Path, byte[]> open) {
    Map<Path, Item> next = new TreeMap<>();
    List<DiskFile> files = new ArrayList<>();
    for (DiskFile file : inputs.files()) {
      Item item = item(file, open.get(file.location()));
      next.put(file.location(), item);
      files.add(item.file());
    }
    items = next;
    return new Inputs(files, inputs.troubles(), inputs.notes(), inputs.kernel());
  }

  /** Says that a file was written: its stamp may be too coarse to tell. */
  public void changed(Path location) {
    items.remove(location);
  }

  private Item item(DiskFile file, byte @Nullable [] open) {
    Item before = items.get(file.location());
    if (before != null && !before.file().path().equals(file.path())) {
      before = null;
    }
    if (open != null) {
      return before != null && Arrays.equals(open, before.file().open())
          ? before
          : new Item(file.opened(open), Optional.empty());
    }
    Optional<Stamp> stamp = stamp(file.location());
    if (before != null && stamp.isPresent() && stamp.equals(before.stamp())) {
      return before;
    }
    return new Item(file.kept(), stamp);
  }

  private static Optional<Stamp> stamp(Path location) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(location, BasicFileAttributes.class);
      return Optional.of(new Stamp(attributes.lastModifiedTime(), attributes.size()));
    } catch (IOException gone) {
      // Whoever reads it will say so.
      return Optional.empty();
    }
  }
}
