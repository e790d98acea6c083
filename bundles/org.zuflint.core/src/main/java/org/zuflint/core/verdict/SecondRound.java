package org.zuflint.core.verdict;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.Analyses;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.Folders;
import org.zuflint.core.contexts.LiveMembers;
import org.zuflint.core.contexts.MemberWrites;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.VmaKey;

/**
 * Walks entries once more, as ones that come after an entry which has left entries live. A member
 * counts as set while entries live ({@code if (t->mapped) zap}) when every end of every entry keeps
 * that so, and nothing else can write it.
 */
final class SecondRound {
  private final Analyses analyses;
  private final ProviderWalk vmas;
  private final List<EntryPoint> entries;
  private final List<EntryWalk> first;
  private final List<String> live;

  SecondRound(
      Analyses analyses,
      ProviderWalk vmas,
      List<EntryPoint> entries,
      List<EntryWalk> first,
      List<String> live) {
    this.analyses = analyses;
    this.vmas = vmas;
    this.entries = entries;
    this.first = List.copyOf(first);
    this.live = live;
  }

  List<EntryWalk> walk(BiFunction<List<EntryPoint>, Leftovers, List<EntryWalk>> walker) {
    LiveMembers members = new LiveMembers(first);
    SortedMap<String, String> always = new TreeMap<>();
    Set<EntryPoint> again = new LinkedHashSet<>(touching());
    again.addAll(releasing());
    if (first.stream().allMatch(walk -> walk.unfinished() == null)) {
      members
          .always(live)
          .forEach((member, vma) -> {
            List<EntryPoint> writers = writers(member, vma);
            if (writers != null) {
              always.put(member, vma);
              again.addAll(writers);
            }
          });
    }
    while (true) {
      Leftovers leftovers =
          new Leftovers(new TreeMap<>(always), new TreeSet<>(members.sometimes(live)));
      List<EntryWalk> walks = walker.apply(List.copyOf(again), leftovers);
      LiveMembers after = new LiveMembers(walks);
      boolean cut = walks.stream().anyMatch(walk -> walk.unfinished() != null);
      boolean wrong =
          always
              .entrySet()
              .removeIf(
                  mark -> cut || !after.holds(Leftovers.last(mark.getKey()), mark.getValue()));
      if (!wrong) {
        return walks;
      }
    }
  }

  /** The entries that let pages or their waiters go near those: too early, perhaps. */
  private List<EntryPoint> releasing() {
    Folders folders = new Folders();
    touching().forEach(entry -> folders.add(folder(entry.function()), false));
    return entries.stream()
        .filter(entry -> entry.kind().whileMapped())
        .filter(entry ->
            analyses.relevance().releases(entry.function())
                && folders.related(folder(entry.function())))
        .toList();
  }

  /**
   * The entries that insert into or zap one of these vmas: they may meet what an earlier entry
   * left.
   */
  private List<EntryPoint> touching() {
    return first.stream()
        .filter(
            walk -> walk.accesses().stream().anyMatch(access -> live.contains(access.vma().key())))
        .map(EntryWalk::entry)
        .distinct()
        .toList();
  }

  /**
   * The entries that may write the member while entries live; null when they cannot all be told or
   * followed.
   */
  private @Nullable List<EntryPoint> writers(String member, String vma) {
    Folders folders = new Folders();
    touching().forEach(entry -> folders.add(folder(entry.function()), false));
    List<MemberWrites.Write> writes =
        MemberWrites.of(analyses.program(), Leftovers.last(member), folders::related);
    if (writes == null) {
      return null;
    }
    List<MemberWrites.Write> counted =
        writes.stream().filter(write -> !harmless(write.function(), vma)).toList();
    boolean followed =
        counted.stream()
            .allMatch(write ->
                (analyses.relevance().touches(write.function()) || write.function().brief())
                    && first.stream().anyMatch(walk -> walk.stores().containsKey(write.where())));
    if (!followed) {
      return null;
    }
    Predicate<FunctionFacts> reaching =
        analyses
            .relevance()
            .reaching(
                function -> counted.stream().anyMatch(write -> write.function().equals(function)));
    return entries.stream()
        .filter(entry -> reaching.test(entry.function()) && !isEnd(entry, vma))
        .toList();
  }

  /** Whether the function runs only when the vma, or its file, is gone. */
  private boolean harmless(FunctionFacts function, String vma) {
    Predicate<FunctionFacts> reaching = analyses.relevance().reaching(function::equals);
    List<EntryPoint> ways =
        entries.stream().filter(entry -> reaching.test(entry.function())).toList();
    return !ways.isEmpty() && ways.stream().allMatch(entry -> isEnd(entry, vma));
  }

  /** {@code .close} of the vma's own operations, and {@code .release} of the file that maps it. */
  private boolean isEnd(EntryPoint entry, String vma) {
    return drafts(vma)
        .anyMatch(draft ->
            (entry.kind() == EntryKind.VMA
                    && entry.how().endsWith(".close")
                    && entry.table().equals(draft.table()))
                || (entry.kind() == EntryKind.RELEASE
                    && entry.table().equals(draft.walk().entry().table())));
  }

  private Stream<Draft> drafts(String vma) {
    return first.stream()
        .filter(walk -> walk.entry().kind() == EntryKind.MMAP)
        .flatMap(walk -> vmas.drafts(walk).stream())
        .filter(draft ->
            draft.stores().stream().anyMatch(store -> VmaKey.stored(store.field()).equals(vma)));
  }

  private String folder(FunctionFacts function) {
    return analyses.program().folder(function.file());
  }
}
