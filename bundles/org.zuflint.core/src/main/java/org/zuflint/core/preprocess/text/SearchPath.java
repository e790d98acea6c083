package org.zuflint.core.preprocess.text;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where includes are looked for, in gcc's order; what was found is remembered for all threads.
 *
 * @see <a href="https://gcc.gnu.org/onlinedocs/cpp/Search-Path.html">Search Path</a>
 */
public final class SearchPath {
  /** A header and the folder of the path it was found in; -1 is the includer's own. */
  public record Found(TokenFile file, int folder) {}

  /** Nothing was found. */
  private static final Object MISSING = new Object();

  private final String start;
  private final List<String> folders;
  private final int quotes;
  private final ConcurrentHashMap<String, Object> known = new ConcurrentHashMap<>();

  /**
   * A path.
   *
   * @param start the folder that the compiler was started in
   * @param quoteFolders those of {@code -iquote}: for {@code "file"} only
   * @param folders the others in the order of search: {@code -I}, {@code -isystem}, the compiler's,
   *     {@code -idirafter}
   */
  public SearchPath(String start, List<String> quoteFolders, List<String> folders) {
    this.start = start;
    List<String> all = new ArrayList<>();
    quoteFolders.forEach(folder -> all.add(withSlash(folder)));
    folders.forEach(folder -> all.add(withSlash(folder)));
    this.folders = List.copyOf(all);
    this.quotes = quoteFolders.size();
  }

  private static String withSlash(String folder) {
    return folder.isEmpty() || folder.equals(".")
        ? "./"
        : folder.endsWith("/") ? folder : folder + "/";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SearchPath path
        && path.start.equals(start)
        && path.quotes == quotes
        && path.folders.equals(folders);
  }

  @Override
  public int hashCode() {
    return 31 * start.hashCode() + folders.hashCode();
  }

  /** The file at {@code path}, nowhere else; null when it is missing. */
  public @Nullable TokenFile file(Headers headers, String path) {
    return headers.at(start, path);
  }

  /** The header {@code name} as {@code #include} in {@code from} finds it; null when missing. */
  public @Nullable Found find(Headers headers, String name, boolean quoted, TokenFile from) {
    if (name.startsWith("/")) {
      return at(headers, name, 0);
    }
    String key = quoted ? from.folder() + '"' + name : name;
    Object found = known.get(key);
    if (found == null) {
      found = search(headers, name, quoted ? -1 : quotes, from);
      known.put(key, found == null ? MISSING : found);
    }
    return found instanceof Found header ? header : null;
  }

  /** The same for {@code #include_next} in a file that was found in {@code folder}. */
  public @Nullable Found next(Headers headers, String name, TokenFile from, int folder) {
    return search(headers, name, folder + 1, from);
  }

  private @Nullable Found search(Headers headers, String name, int first, TokenFile from) {
    for (int i = first; i < folders.size(); i++) {
      String folder = i < 0 ? from.folder() : folders.get(i);
      Found found = at(headers, folder + name, i);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Found at(Headers headers, String path, int folder) {
    TokenFile file = headers.at(start, path);
    return file == null ? null : new Found(file, folder);
  }

  /** The folders in which {@code name} is looked for, to be shown to who misses it. */
  public List<String> folders(boolean quoted, TokenFile from) {
    List<String> shown = new ArrayList<>();
    if (quoted) {
      shown.add(from.folder().isEmpty() ? "./" : from.folder());
    }
    shown.addAll(folders.subList(quoted ? 0 : quotes, folders.size()));
    return shown;
  }
}
