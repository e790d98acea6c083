package org.zuflint.app.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Kernel;

/** Turns the paths of a request into files. */
public final class InputSearch {
  /** A path of the request that exists: as written, and where it is. */
  private record Root(String path, Path location, BasicFileAttributes attributes) {}

  private final Path base;
  private final Gathering gathering = new Gathering();

  private InputSearch(Path base) {
    this.base = base;
  }

  /**
   * Finds the C files of a request.
   *
   * @param base what relative paths are relative to
   * @param paths files and folders as the user wrote them
   * @param database a compile_commands.json or its folder: it then decides which .c files count,
   *     and alone makes a request; else null
   */
  public static Inputs find(Path base, List<String> paths, @Nullable String database) {
    InputSearch search = new InputSearch(base);
    List<Root> roots = search.roots(paths);
    List<Root> folders = roots.stream().filter(root -> root.attributes.isDirectory()).toList();
    search.gather(roots, folders.stream().map(Root::location).toList());
    ListedFiles listed = new ListedFiles(base, search.gathering);
    if (database == null) {
      folders.forEach(folder -> listed.add(folder.path, folder.location));
    } else if (paths.isEmpty()) {
      listed.limit(database, List.of(base.toAbsolutePath().getRoot()));
    } else {
      listed.limit(database, folders.stream().map(Root::location).toList());
    }
    folders.forEach(search::mustHoldC);
    return search.gathering.inputs(search.kernelAround(roots));
  }

  private List<Root> roots(List<String> paths) {
    List<Root> roots = new ArrayList<>();
    for (String path : paths) {
      String shown = Shown.of(path);
      try {
        Path location = base.resolve(path);
        if (path.isBlank()) {
          gathering.trouble("''", "is an empty path; name a file or folder");
          continue;
        }
        BasicFileAttributes attributes = Files.readAttributes(location, BasicFileAttributes.class);
        roots.add(new Root(shown, location.toRealPath(), attributes));
      } catch (InvalidPathException invalid) {
        gathering.trouble(
            shown, "is not a path this system can have (" + invalid.getReason() + ")");
      } catch (NoSuchFileException missing) {
        gathering.trouble(shown, whyMissing(base.resolve(path)));
      } catch (IOException failure) {
        gathering.trouble(shown, failure);
      }
    }
    return roots;
  }

  private void gather(List<Root> roots, List<Path> folders) {
    FolderWalk walk = new FolderWalk(gathering, folders);
    for (Root root : roots) {
      if (root.attributes.isDirectory()) {
        walk.walk(root.path, root.location);
      } else if (!root.attributes.isRegularFile()) {
        gathering.trouble(root.path, "is a socket, pipe or device; name a file or folder");
      } else if (!Shown.isC(root.path)) {
        gathering.trouble(root.path, "is not C by its name; only .c and .h files are read");
      } else {
        gathering.keep(root.path, root.location, root.attributes, Gathering.Name.GIVEN);
      }
    }
  }

  private void mustHoldC(Root folder) {
    if (!gathering.hasUnder(folder.location) && !gathering.hasTroubleUnder(folder.path)) {
      gathering.trouble(folder.path, "has no .c or .h file in it; name a folder with C sources");
    }
  }

  /**
   * All paths of a request are judged by one kernel: that of the first path that lies in a tree.
   */
  private @Nullable Kernel kernelAround(List<Root> roots) {
    Kernel chosen = null;
    NavigableSet<Kernel> seen = new TreeSet<>();
    for (Root root : roots) {
      Kernel kernel = KernelTree.around(root.location);
      if (kernel != null) {
        chosen = chosen == null ? kernel : chosen;
        if (seen.add(kernel) && seen.size() > 1) {
          gathering.note(
              root.path,
              "lies in a tree of kernel " + kernel + "; judged as " + chosen + ", see --kernel");
        }
      }
    }
    return chosen;
  }

  private static String whyMissing(Path location) {
    if (Files.isSymbolicLink(location)) {
      return "is a link to something that does not exist; remove or repair the link";
    }
    Path missing = location.toAbsolutePath().normalize();
    Path parent = missing.getParent();
    while (parent != null && !Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
      missing = parent;
      parent = missing.getParent();
    }
    if (parent != null && Files.isRegularFile(parent)) {
      return "does not exist ("
          + parent.getFileName()
          + " is a file, not a folder); check the spelling";
    }
    String name = String.valueOf(missing.getFileName());
    return location.endsWith(name)
        ? "does not exist; check the spelling"
        : "does not exist (no '" + name + "' in " + parent + "); check the spelling";
  }
}
