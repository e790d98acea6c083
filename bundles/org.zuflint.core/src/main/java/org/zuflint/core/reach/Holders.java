package org.zuflint.core.reach;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Type;
import org.zuflint.core.kernel.KnownTypes;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Struct;
import org.zuflint.core.program.Table;
import org.zuflint.core.program.Typing;

/** The structs that members belong to, where they are called through and where they are set. */
final class Holders {
  private final Program program;
  private final Typing typing;

  /** By file and path; only asked by key. */
  private final Map<String, Optional<String>> known = new HashMap<>();

  Holders(Program program) {
    this.program = program;
    this.typing = new Typing(program);
  }

  /** The struct whose member is called, null when it is not known. */
  @Nullable String of(FunctionFacts.MemberCall call, int file) {
    String holder = call.holder();
    if (holder.indexOf('.') < 0) {
      return holder.isEmpty() ? null : holder;
    }
    return known
        .computeIfAbsent(file + " " + holder, fresh -> Optional.ofNullable(end(holder, file)))
        .orElse(null);
  }

  private @Nullable String end(String path, int file) {
    String[] parts = path.split("\\.", -1);
    String tag = parts[0];
    for (int i = 1; i < parts.length && tag != null; i++) {
      Struct struct = program.struct(tag, file);
      Type own = struct == null ? null : struct.member(parts[i]);
      Type type = own != null ? own : KnownTypes.member(tag, parts[i]);
      tag = type == null ? null : typing.tag(type, file);
    }
    return tag;
  }

  /** The struct whose member is set, null when it is not known. */
  @Nullable String of(Table table, Table.Entry entry) {
    boolean nested = entry.isElement() || !entry.last().equals(entry.member());
    String struct = table.struct();
    return nested
            || struct.isEmpty()
            || struct.equals("null")
            || program.typedef(struct, table.file()) != null
        ? null
        : struct;
  }
}
