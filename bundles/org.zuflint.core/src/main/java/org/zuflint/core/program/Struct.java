package org.zuflint.core.program;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Type;

/**
 * A struct's or union's members; those of anonymous inner structs are its own. Insertion order is
 * the source's.
 *
 * @param home path of the file that its text stands in, whoever includes that
 */
public record Struct(String tag, String home, Map<String, Type> members) {

  /** Two folders may reach the same header by two ways: {@code core/../ray.h}. */
  static Struct of(String tag, String file, Map<String, Type> members) {
    return new Struct(tag, plain(file), members);
  }

  /** A file's path as structs have it. */
  public static String home(String path) {
    return plain(path);
  }

  static String plain(String path) {
    return path.contains("./") ? Path.of(path).normalize().toString() : path;
  }

  public @Nullable Type member(String name) {
    return members.get(name);
  }

  /** The folder of its file. */
  public String folder() {
    return Nearest.Folders.folder(home);
  }

  /** A struct is the same when the same file defines it. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Struct that && home.equals(that.home) && tag.equals(that.tag);
  }

  @Override
  public int hashCode() {
    return 31 * home.hashCode() + tag.hashCode();
  }
}
