package org.zuflint.core.program;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Type;

/** A struct's or union's members; those of anonymous inner structs are its own. Insertion order is the source's. */
public record Struct(String tag, Map<String, Type> members) {

  public @Nullable Type member(String name) {
    return members.get(name);
  }
}
