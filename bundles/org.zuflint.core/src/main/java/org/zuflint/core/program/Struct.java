package org.zuflint.core.program;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Type;

/**
 * A struct's or union's members; those of anonymous inner structs are its own. Insertion order is
 * the source's.
 */
public record Struct(String tag, int file, Map<String, Type> members) {

  public @Nullable Type member(String name) {
    return members.get(name);
  }

  /** A struct is the same when the same file defines it. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Struct that && file == that.file && tag.equals(that.tag);
  }

  @Override
  public int hashCode() {
    return 31 * file + tag.hashCode();
  }
}
