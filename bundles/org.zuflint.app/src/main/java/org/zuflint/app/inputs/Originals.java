package org.zuflint.app.inputs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.SourceFile;

/** The text behind places: files by the name they are shown under, read when they are asked for. */
public final class Originals {
  private final Path base;
  private final Path root;
  private final Map<String, DiskFile> files = new TreeMap<>();
  private final Map<String, Optional<SourceFile>> read = new TreeMap<>();

  /**
   * The texts of a request.
   *
   * @param base what shown names are relative to
   * @param root what names in reports are relative to
   */
  public Originals(Path base, Path root, Collection<DiskFile> files) {
    this.base = base.toAbsolutePath().normalize();
    this.root = real(root);
    files.forEach(file -> this.files.put(file.path(), file));
  }

  /** The nearest folder upward from {@code start} that git keeps, else {@code base}. */
  public static Path rootAround(Path base, Path start) {
    Path here = base.toAbsolutePath().normalize();
    for (Path folder = here.resolve(start).normalize();
        folder != null;
        folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return folder;
      }
    }
    return here;
  }

  public Path root() {
    return root;
  }

  /** Where the file is that is shown as {@code file}. */
  public Path location(String file) {
    DiskFile known = files.get(file);
    return known == null ? real(base.resolve(file)) : known.location();
  }

  /** The name of {@code file} from the root, '/' between folders; absolute when it is outside. */
  public String relative(String file) {
    Path location = location(file);
    return (location.startsWith(root) ? root.relativize(location) : location)
        .toString()
        .replace(location.getFileSystem().getSeparator(), "/");
  }

  /** The file's text, empty when it cannot be read (any more). */
  public synchronized Optional<SourceFile> text(String file) {
    return read.computeIfAbsent(file, this::load);
  }

  /** A line, or nothing when there is none. */
  public String line(String file, int line) {
    return text(file)
        .filter(text -> line > 0 && line <= text.lines())
        .map(text -> text.line(line))
        .orElse("");
  }

  /** The line of a place. */
  public String line(Place where) {
    return line(where.file(), where.line());
  }

  /** The column of a place in UTF-16 units, as most tools but gcc count; 0 when it has none. */
  public int utf16Column(Place where) {
    byte[] bytes = line(where).getBytes(StandardCharsets.UTF_8);
    int before = Math.max(0, where.column() - 1);
    return before == 0 || before > bytes.length
        ? where.column()
        : new String(bytes, 0, before, StandardCharsets.UTF_8).length() + 1;
  }

  /** How many characters the word at a place has; 0 when none begins there. */
  public int wordLength(Place where) {
    String line = line(where);
    int start = utf16Column(where) - 1;
    int end = start;
    while (start >= 0
        && end < line.length()
        && Character.isUnicodeIdentifierPart(line.charAt(end))) {
      end++;
    }
    return Math.max(0, end - start);
  }

  private Optional<SourceFile> load(String file) {
    DiskFile known = files.get(file);
    if (known == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(known.read());
    } catch (IOException gone) {
      // It was there when it was analysed; a report can do without the line.
      return Optional.empty();
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException missing) {
      return path.toAbsolutePath().normalize();
    }
  }
}
