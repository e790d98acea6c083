package org.zuflint.core.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.Analyses;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.Folders;
import org.zuflint.core.contexts.MemberWrites;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Table;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Value;

/**
 * Objects that keep their vma by its address, to look it up again: which members hold the address
 * of the object's only vma as long as that lives, and which point to the mm that it is in.
 */
public final class Addresses {
  /**
   * The vmas that one provider makes with one table.
   *
   * @param ends the paths that do, each as it ends
   * @param copied whether fork() copies them
   * @param isEnd whether an entry comes only when such a vma, or its file, is gone
   */
  public record Made(
      String table,
      int file,
      List<Table> tables,
      List<State> ends,
      boolean local,
      boolean copied,
      Predicate<EntryPoint> isEnd) {}

  private final Analyses analyses;
  private final Program program;
  private final List<EntryPoint> entries;

  /** Whether anybody looks vmas up by their addresses; else nobody asks what is kept of these. */
  private @Nullable Boolean looked;

  /** Whether an object has one vma of this table at most. */
  private final Set<String> lone = new TreeSet<>();

  private final Map<String, String> doubts = new TreeMap<>();
  private final SortedSet<String> owners = new TreeSet<>();
  private final SortedMap<String, Leftovers.Address> members = new TreeMap<>();

  public Addresses(Analyses analyses, List<EntryPoint> entries, List<Made> all) {
    this.analyses = analyses;
    this.program = analyses.program();
    this.entries = entries;
    Map<String, List<Made>> byTable =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    made -> table(made.table(), made.file()), TreeMap::new, Collectors.toList()));
    byTable.values().stream()
        .filter(same -> same.stream().allMatch(Made::local))
        .forEach(this::look);
  }

  private boolean looksUp() {
    Boolean known = looked;
    if (known == null) {
      known =
          !program.inMacros(Interest.LOOK_UPS).isEmpty()
              || program.functions().stream()
                  .anyMatch(function ->
                      function.callees().stream().anyMatch(Interest.LOOK_UPS::contains));
      looked = known;
    }
    return known;
  }

  private String table(String name, int file) {
    return name + " in " + program.folder(file);
  }

  /** The structs of the objects in vm_private_data. */
  public SortedSet<String> owners() {
    return owners;
  }

  /** The members that keep addresses. */
  public SortedMap<String, Leftovers.Address> members() {
    return members;
  }

  /** Whether an object can have one vma at most that a provider in this file makes so. */
  public boolean isLone(@Nullable String name, int file) {
    return name != null && lone.contains(table(name, file));
  }

  /** What all providers of a table do. */
  private void look(List<Made> all) {
    Made made = all.get(0);
    List<State> ends = all.stream().flatMap(one -> one.ends().stream()).toList();
    for (State end : ends) {
      if (end.load(Leftovers.PRIVATE) instanceof Value.Symbolic object && object.struct() != null) {
        owners.add(object.struct());
      }
    }
    if (!looksUp()) {
      return;
    }
    SortedSet<String> held = common(ends, Taken::members);
    held.removeIf(word -> !isOnce(word, made));
    SortedSet<String> own = common(ends, Taken::taken);
    own.retainAll(held);
    if (own.isEmpty()) {
      return;
    }
    lone.add(table(made.table(), made.file()));
    SortedSet<String> at = common(ends, Taken::starts);
    at.removeIf(member -> !own.contains(Taken.notZero(member)) || !isTold(member, made));
    SortedSet<String> mms = common(ends, Taken::mms);
    mms.removeIf(member -> !isFixed(member, held, made));
    String why = doubt(made, mms);
    for (String member : at) {
      if (why.isEmpty()) {
        members.put(member, new Leftovers.Address(made.table(), mms));
      } else {
        doubts.put(
            table(made.table(), made.file()),
            "'%s' does not tell when it is gone: %s".formatted(member, why));
      }
    }
  }

  /** Why no vma at a kept address does not mean that there is none; empty when it does. */
  private String doubt(Made made, SortedSet<String> mms) {
    if (mms.isEmpty()) {
      return "which mm it is in is not kept beside it, or not for good";
    }
    if (made.copied()) {
      return "a child's copy ends, too";
    }
    String split = analyses.kernel().atLeast(5, 11) ? "may_split" : "split";
    return refuses(made, "mremap")
        ? refuses(made, split) ? "" : "munmap() of a part is not refused in ." + split
        : "mremap() is not refused in .mremap";
  }

  /** Why the kept address of such a vma is not trusted; null when nothing is known of one. */
  public @Nullable String doubt(@Nullable String name, int file) {
    return name == null ? null : doubts.get(table(name, file));
  }

  /** What holds of members of the object in vm_private_data at every end. */
  private static SortedSet<String> common(
      List<State> ends, BiFunction<State, String, SortedSet<String>> find) {
    SortedSet<String> common = null;
    for (State end : ends) {
      SortedSet<String> here =
          end.load(Leftovers.PRIVATE) instanceof Value.Symbolic object
              ? find.apply(end, object.path())
              : new TreeSet<>();
      if (common == null) {
        common = here;
      } else {
        common.retainAll(here);
      }
    }
    return common == null ? new TreeSet<>() : common;
  }

  /** Whether the member is written only where it is free, but for the end of the vma. */
  private boolean isOnce(String word, Made made) {
    return isWritten(Taken.member(word), made, free -> free.contains(word));
  }

  /** Whether it is written only where one of these is free, which are not as long as vmas live. */
  private boolean isFixed(String member, Set<String> held, Made made) {
    return isWritten(member, made, free -> free.stream().anyMatch(held::contains));
  }

  private boolean isWritten(String member, Made made, Predicate<Set<String>> well) {
    Folders near = new Folders();
    near.add(program.folder(made.file()), true);
    List<MemberWrites.Write> writes = MemberWrites.of(program, member, near::related);
    return writes != null && writes.stream().allMatch(write -> isWritten(write, made, well));
  }

  private boolean isWritten(MemberWrites.Write write, Made made, Predicate<Set<String>> well) {
    Predicate<FunctionFacts> writing = analyses.relevance().follow(write.function()::equals);
    List<EntryPoint> ways =
        entries.stream().filter(entry -> writing.test(entry.function())).toList();
    return !ways.isEmpty()
        && ways.stream()
            .filter(entry -> !made.isEnd().test(entry) && entry.kind() != EntryKind.OPEN)
            .map(entry -> EntryWalk.watching(analyses, entry))
            .allMatch(walk ->
                walk.unfinished() == null
                    && walk.free() instanceof SortedMap<Place, SortedSet<String>> all
                    && all.get(write.where()) instanceof SortedSet<String> free
                    && well.test(free));
  }

  /** Whether the name is that of a member of one struct only, as far as the folder can see. */
  private boolean isTold(String member, Made made) {
    String folder = program.folder(made.file());
    SortedSet<String> structs = new TreeSet<>();
    program.declared((struct, name, type, file) -> {
      if (name.equals(member) && folder.equals(program.folder(file))) {
        structs.add(struct);
      }
    });
    return structs.size() == 1;
  }

  private boolean refuses(Made made, String operation) {
    List<EntryPoint> ways = new ArrayList<>();
    for (Table table : made.tables()) {
      for (Table.Entry entry : table.entries()) {
        if (entry.last().equals(operation)) {
          program
              .functions(entry.value(), table.file())
              .forEach(function ->
                  ways.add(
                      new EntryPoint(
                          EntryKind.VMA, function, operation, table.name(), entry.where(), null)));
        }
      }
    }
    return !ways.isEmpty()
        && ways.stream()
            .flatMap(way -> EntryWalk.run(analyses, way, Map.of()).results().stream())
            .map(Result::value)
            .allMatch(value -> value instanceof Value.Symbol answer && answer.isError());
  }
}
