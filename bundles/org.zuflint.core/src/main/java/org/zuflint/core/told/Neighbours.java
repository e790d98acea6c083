package org.zuflint.core.told;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.program.Program;
import org.zuflint.core.state.VmaKey;

/**
 * Walks that may be about the same vmas: those of one folder, and of folders that keep vmas in the
 * same struct. What is left by one driver says nothing of another one whose structs have the same
 * names.
 */
public final class Neighbours {
  private final Function<EntryWalk, Stream<String>> stores;

  private final Fields kept;

  /** From a folder, or a place where vmas are kept, to another one of its group. */
  private final Map<String, String> groups = new TreeMap<>();

  private Neighbours(Program program, Function<EntryWalk, Stream<String>> stores) {
    this.kept = new Fields(program);
    this.stores = stores;
  }

  /**
   * The walks by group, in their order.
   *
   * @param stores the members and variables in which a walk has put vmas
   */
  public static List<List<EntryWalk>> of(
      Program program, List<EntryWalk> walks, Function<EntryWalk, Stream<String>> stores) {
    Neighbours neighbours = new Neighbours(program, stores);
    for (EntryWalk walk : walks) {
      int file = walk.entry().function().file();
      neighbours
          .fields(walk)
          .distinct()
          .flatMap(field -> neighbours.kept.homes(field, file))
          .forEach(home -> neighbours.join(program.folder(file), home));
    }
    Map<String, List<EntryWalk>> found = new LinkedHashMap<>();
    for (EntryWalk walk : walks) {
      String group = neighbours.group(program.folder(walk.entry().function().file()));
      found.computeIfAbsent(group, fresh -> new ArrayList<>()).add(walk);
    }
    return List.copyOf(found.values());
  }

  /** The members and variables that keep the vmas which a walk comes to. */
  private Stream<String> fields(EntryWalk walk) {
    Stream<String> keys =
        Stream.of(
                walk.accesses().stream().map(access -> access.vma().key()),
                walk.results().stream().flatMap(result -> result.state().lives().keySet().stream()),
                walk.waited().stream())
            .flatMap(some -> some);
    return Stream.concat(keys.filter(VmaKey::isStored).map(VmaKey::field), stores.apply(walk));
  }

  private void join(String one, String other) {
    String first = group(one);
    String second = group(other);
    if (!first.equals(second)) {
      groups.put(second, first);
    }
  }

  private String group(String member) {
    String group = member;
    for (String next = groups.get(group); next != null; next = groups.get(group)) {
      group = next;
    }
    return group;
  }
}
