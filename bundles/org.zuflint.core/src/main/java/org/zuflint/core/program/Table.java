package org.zuflint.core.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Type;
import org.zuflint.core.source.Place;

/**
 * A variable whose members are set to functions or tables: by its initializer, by a macro that
 * defines it, or by assignments somewhere ({@code dev->fops.mmap = f}).
 *
 * @param struct the struct's tag ({@code "file_operations"}), empty when it is not known
 * @param name the variable, or the expression assigned to
 */
public record Table(String struct, String name, int file, Place where, List<Entry> entries) {

  /** {@code .member = value}; nested members are joined with dots: {@code fops.mmap}. */
  public record Entry(String member, String value, Place where) {
    /**
     * The last named part of the member: {@code mmap} of {@code fops.mmap}, {@code ops} of {@code
     * ops.#2}.
     */
    public String last() {
      int element = member.lastIndexOf(".#");
      String named = element > 0 ? member.substring(0, element) : member;
      return named.substring(named.lastIndexOf('.') + 1);
    }

    /** Whether it stands in an array by itself. */
    public boolean isElement() {
      return (member.startsWith("#") || member.startsWith("[")) && !member.contains(".");
    }

    /** As an element of an array of pointers, which is no member of what they point to. */
    private Entry ofPointers() {
      return isElement() ? new Entry("[" + member.substring(1) + "]", value, where) : this;
    }

    /** {@code #2.#1} in an array of structs: the first member is no struct that has one. */
    private Entry inArray(Struct type) {
      String[] parts = member.split("\\.", -1);
      List<Type> types = List.copyOf(type.members().values());
      List<String> members = List.copyOf(type.members().keySet());
      int first = parts.length == 2 && member.matches("#\\d+\\.#\\d+") ? number(parts[0]) : -1;
      boolean array =
          first >= types.size()
              || (first >= 0
                  && (types.get(first) instanceof Type.Basic
                      || types.get(first) instanceof Type.Pointer));
      return array && number(parts[1]) < members.size()
          ? new Entry(parts[0] + "." + members.get(number(parts[1])), value, where)
          : this;
    }

    private static int number(String position) {
      return Integer.parseInt(position.substring(1));
    }

    private Entry named(List<String> members) {
      if (!member.matches("#\\d+")) {
        return this;
      }
      int position = Integer.parseInt(member.substring(1));
      return position < members.size() ? new Entry(members.get(position), value, where) : this;
    }
  }

  /** The same table, made by a macro that is used at {@code use}. */
  Table at(Place use) {
    return new Table(
        struct,
        name,
        file,
        use,
        entries.stream().map(e -> new Entry(e.member(), e.value(), use)).toList());
  }

  /** The same table, which is an array of pointers to structs. */
  Table ofPointers() {
    return new Table(struct, name, file, where, entries.stream().map(Entry::ofPointers).toList());
  }

  /** With positional members named after the struct's, as far as the struct is known. */
  Table named(@Nullable Struct type) {
    if (type == null || entries.stream().noneMatch(entry -> entry.member().startsWith("#"))) {
      return this;
    }
    List<String> members = List.copyOf(type.members().keySet());
    return new Table(
        struct,
        name,
        file,
        where,
        entries.stream().map(entry -> entry.named(members).inArray(type)).toList());
  }

  /** Whether one member was set by an assignment, wherever the table is. */
  public boolean isAssigned() {
    return entries.size() == 1 && entries.get(0).where().equals(where);
  }
}
