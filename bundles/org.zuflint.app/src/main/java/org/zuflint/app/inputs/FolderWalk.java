package org.zuflint.app.inputs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects the C files under a folder, sorted; hidden folders and what a build made are passed by.
 */
final class FolderWalk {
  private final Gathering gathering;
  private final List<Path> roots;

  /** {@code roots}: the real paths of all folders of the request. */
  FolderWalk(Gathering gathering, List<Path> roots) {
    this.gathering = gathering;
    this.roots = roots;
  }

  /**
   * Walks {@code folder} (a real path), shown as {@code path}; it is read even if it looks made by
   * a build.
   */
  void walk(String path, Path folder) {
    walk(path, folder, true);
  }

  private void walk(String path, Path folder, boolean given) {
    List<Path> entries = entries(path, folder);
    NavigableSet<String> names = new TreeSet<>();
    entries.forEach(entry -> names.add(nameOf(entry)));
    if (!given && passBy(path, BuildOutput.byContent(names))) {
      return;
    }
    for (Path entry : entries) {
      String name = nameOf(entry);
      String shown = Shown.child(path, name);
      try {
        visit(shown, name, entry, names);
      } catch (NoSuchFileException gone) {
        // Not a loss: the entry vanished while the folder was being listed, as build files do.
        gathering.note(shown, "vanished while the folder was being listed");
      } catch (IOException failure) {
        gathering.trouble(shown, failure);
      }
    }
  }

  private void visit(String shown, String name, Path entry, NavigableSet<String> siblings)
      throws IOException {
    if (name.startsWith(".")) {
      return;
    }
    BasicFileAttributes attributes =
        Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      if (!passBy(shown, BuildOutput.byName(name, siblings))) {
        walk(shown, entry, false);
      }
    } else if (attributes.isSymbolicLink()) {
      visitLink(shown, name, entry);
    } else if (Shown.isC(name)) {
      if (attributes.isRegularFile()) {
        gathering.keep(shown, entry, attributes, Gathering.Name.FOUND);
      } else {
        gathering.trouble(shown, "is a socket, pipe or device, not a file; remove it");
      }
    }
  }

  private void visitLink(String shown, String name, Path link) throws IOException {
    BasicFileAttributes target;
    try {
      target = Files.readAttributes(link, BasicFileAttributes.class);
    } catch (NoSuchFileException dangling) {
      if (Shown.isC(name)) {
        gathering.trouble(
            shown,
            "is a link to "
                + Shown.of(Files.readSymbolicLink(link).toString())
                + ", which does not exist");
      }
      return;
    } catch (IOException failure) {
      if (Shown.isC(name)) {
        throw failure;
      }
      gathering.note(shown, ReadFailure.reason(failure));
      return;
    }
    if (target.isDirectory()) {
      linkToFolder(shown, link, link.toRealPath());
    } else if (target.isRegularFile() && Shown.isC(name)) {
      gathering.keep(shown, link.toRealPath(), target, Gathering.Name.LINK);
    }
  }

  /**
   * Links to folders are not followed: what they lead to is read under its own name, or was not
   * asked for.
   */
  private void linkToFolder(String shown, Path link, Path target) {
    if (link.startsWith(target)) {
      gathering.note(shown, "is a link to a folder that holds it; not followed, nothing is lost");
    } else if (roots.stream().noneMatch(target::startsWith)) {
      gathering.note(
          shown,
          "is a link to a folder outside the request; not followed, name it to have it analysed");
    }
  }

  private boolean passBy(String shown, @Nullable String why) {
    if (why != null) {
      gathering.note(
          shown, "looks made by a build (" + why + "); not read, name it to have it analysed");
    }
    return why != null;
  }

  private List<Path> entries(String path, Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException failure) {
      IOException cause = failure.getCause();
      gathering.trouble(path, cause == null ? new IOException(failure) : cause);
    } catch (IOException failure) {
      gathering.trouble(path, failure);
    }
    entries.sort(null);
    return entries;
  }

  private static String nameOf(Path entry) {
    return String.valueOf(entry.getFileName());
  }
}
