package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.Analyses;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.Folders;
import org.zuflint.core.contexts.LiveMembers;
import org.zuflint.core.contexts.MemberWrites;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Life;
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
  private final Leftovers before;
  private final List<String> live;

  /** By vma, the folders of the entries that insert into or zap it; only asked by key. */
  private final Map<String, Set<String>> touching = new TreeMap<>();

  /** By stored vma, the walks that end, and that wait, with live entries; only asked by key. */
  private final Map<String, List<EntryWalk>> ending = new TreeMap<>();

  private final Map<String, List<EntryWalk>> waiting = new TreeMap<>();

  /** The vmas of which some entry leaves several pages mapped. */
  private final Set<String> many = new TreeSet<>();

  SecondRound(
      Analyses analyses,
      ProviderWalk vmas,
      List<EntryPoint> entries,
      List<EntryWalk> first,
      Leftovers before) {
    this.before = before;
    this.analyses = analyses;
    this.vmas = vmas;
    this.entries = entries;
    this.first = List.copyOf(first);
    for (EntryWalk walk : this.first) {
      ended(walk)
          .distinct()
          .forEach(vma -> ending.computeIfAbsent(vma, fresh -> new ArrayList<>()).add(walk));
      walk.waited()
          .forEach(vma -> waiting.computeIfAbsent(vma, fresh -> new ArrayList<>()).add(walk));
      walk.results().forEach(result -> result.state().lives().forEach(this::many));
    }
    this.live = this.first.stream().flatMap(SecondRound::left).distinct().sorted().toList();
  }

  /** Whether some entry lets others run with entries of a stored vma live. */
  boolean isNeeded() {
    return !live.isEmpty();
  }

  /** The stored vmas whose entries are live when it ends, or while it waits. */
  private static Stream<String> left(EntryWalk walk) {
    return Stream.concat(ended(walk), walk.waited().stream()).filter(VmaKey::isFoundAgain);
  }

  private static Stream<String> ended(EntryWalk walk) {
    return walk.results().stream().flatMap(result -> result.state().lives().keySet().stream());
  }

  /** Those that some entry in the folder of this one inserts into or zaps. */
  Map<String, Life> liveNear(EntryPoint entry) {
    String folder = folder(entry.function());
    SortedMap<String, Life> lives = new TreeMap<>();
    for (EntryWalk walk : first) {
      if (folder.equals(folder(walk.entry().function()))) {
        for (AccessFact access : walk.accesses()) {
          String vma = access.vma().key();
          boolean again = VmaKey.isFoundAgain(vma);
          if (again && !lives.containsKey(vma) && isLeft(vma, folder, entry)) {
            lives.put(vma, many.contains(vma) ? Life.MANY_BEFORE : Life.BEFORE);
          }
        }
      }
    }
    return lives;
  }

  /**
   * Whether any entry leaves it, or another one waits with it; where the struct is not known, one
   * of this folder.
   */
  private boolean isLeft(String vma, String folder, EntryPoint entry) {
    boolean vague = VmaKey.isStored(vma) && VmaKey.field(vma).startsWith("?");
    return Stream.concat(
            ending.getOrDefault(vma, List.of()).stream(),
            waiting.getOrDefault(vma, List.of()).stream()
                .filter(walk -> !walk.entry().function().equals(entry.function())))
        .anyMatch(walk -> !vague || folder.equals(folder(walk.entry().function())));
  }

  private void many(String vma, Life life) {
    if (life.at().equals(Life.MANY) || life.at().startsWith(Life.PAGES)) {
      many.add(vma);
    }
  }

  /** Walks entries, from the start with what earlier ones left, or without. */
  interface Walks {
    List<EntryWalk> of(List<EntryPoint> entries, boolean live, Leftovers leftovers);
  }

  List<EntryWalk> walk(Walks walker) {
    SortedMap<String, String> always = new TreeMap<>();
    SortedMap<String, Writers> writers = new TreeMap<>();
    Set<EntryPoint> again = new LinkedHashSet<>(touching());
    again.addAll(releasing());
    SortedSet<String> sometimes = new TreeSet<>();
    for (String vma : live) {
      LiveMembers members = new LiveMembers(near(first, vma));
      sometimes.addAll(members.sometimes(List.of(vma)));
      if (!members.isFinished()) {
        continue;
      }
      for (String member : members.always(vma)) {
        Writers found = writers(member, vma);
        if (found != null) {
          always.put(member, vma);
          writers.put(member, found);
          again.addAll(found.entries());
        }
      }
    }
    List<EntryPoint> entered = List.copyOf(again);
    while (true) {
      Leftovers leftovers =
          before.with(new TreeMap<>(always), new TreeSet<>(sometimes), functions(writers));
      List<EntryWalk> walks = walker.of(entered, true, leftovers);
      List<EntryWalk> all = new ArrayList<>(walks);
      if (!always.isEmpty()) {
        Leftovers none = before.with(new TreeMap<>(), new TreeSet<>(), leftovers.writers());
        all.addAll(walker.of(entered, false, none));
      }
      if (!always.entrySet().removeIf(mark -> !stays(mark, writers, all))) {
        return walks;
      }
      writers.keySet().retainAll(always.keySet());
    }
  }

  /** Whether all that may write the member was followed, and leaves it set while entries live. */
  private boolean stays(
      Map.Entry<String, String> mark, SortedMap<String, Writers> writers, List<EntryWalk> walks) {
    Writers known = writers.get(mark.getKey());
    LiveMembers members = new LiveMembers(near(walks, mark.getValue()));
    return known != null
        && members.isFinished()
        && members.holds(Leftovers.last(mark.getKey()), mark.getValue())
        && known.places().stream()
            .allMatch(place -> walks.stream().anyMatch(walk -> walk.stores().containsKey(place)));
  }

  /** The walks in the folders of those that insert into or zap the vma. */
  private List<EntryWalk> near(List<EntryWalk> walks, String vma) {
    return walks.stream()
        .filter(walk -> folders(vma).contains(folder(walk.entry().function())))
        .toList();
  }

  private Set<String> folders(String vma) {
    return touching.computeIfAbsent(
        vma,
        fresh ->
            first.stream()
                .filter(walk ->
                    walk.accesses().stream().anyMatch(access -> access.vma().key().equals(vma)))
                .map(walk -> folder(walk.entry().function()))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Where a member is written, and the entries and functions that lead there. */
  private record Writers(
      List<Place> places, List<EntryPoint> entries, SortedSet<Place> functions) {}

  private static SortedSet<Place> functions(SortedMap<String, Writers> writers) {
    SortedSet<Place> functions = new TreeSet<>();
    writers.values().forEach(one -> functions.addAll(one.functions()));
    return functions;
  }

  /**
   * The entries that let pages or their waiters go near those: too early, perhaps. Without the flag
   * near it does not matter for a vma that is touched on any CPU: it is not eligible.
   */
  private List<EntryPoint> releasing() {
    Folders folders = new Folders();
    boolean pinned = live.stream().anyMatch(this::isPinned);
    for (EntryPoint entry : touching()) {
      if (pinned || analyses.isFlagged(entry.function())) {
        folders.add(folder(entry.function()), false);
      }
    }
    return entries.stream()
        .filter(entry -> entry.kind().whileMapped())
        .filter(entry ->
            analyses.relevance().releases(entry.function())
                && folders.related(folder(entry.function())))
        .toList();
  }

  /** Whether all that insert into or zap it stay on their CPU. */
  private boolean isPinned(String vma) {
    return first.stream()
        .flatMap(walk -> walk.accesses().stream())
        .filter(access -> access.vma().key().equals(vma))
        .allMatch(access -> access.pinning().stays());
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

  /** Who may write the member while entries live; null when that cannot be told from the text. */
  private @Nullable Writers writers(String member, String vma) {
    List<MemberWrites.Write> writes =
        MemberWrites.of(
            analyses.program(), struct(member), Leftovers.last(member), folders(vma)::contains);
    if (writes == null) {
      return null;
    }
    List<MemberWrites.Write> counted =
        writes.stream().filter(write -> !harmless(write.function(), vma)).toList();
    Predicate<FunctionFacts> reaching =
        analyses
            .relevance()
            .reaching(
                function -> counted.stream().anyMatch(write -> write.function().equals(function)));
    SortedSet<Place> functions = new TreeSet<>();
    analyses.program().functions().stream()
        .filter(reaching)
        .forEach(function -> functions.add(function.where()));
    return new Writers(
        counted.stream().map(MemberWrites.Write::where).toList(),
        entries.stream()
            .filter(entry -> reaching.test(entry.function()) && !isEnd(entry, vma))
            .toList(),
        functions);
  }

  /** The struct in {@code struct.member}; null when it is not known. */
  private static @Nullable String struct(String member) {
    String struct = Leftovers.object(member);
    return struct.matches("\\w+") ? struct : null;
  }

  /** Whether the function runs only when the vma, or its file, is gone. */
  private boolean harmless(FunctionFacts function, String vma) {
    Predicate<FunctionFacts> reaching = analyses.relevance().reaching(function::equals);
    List<EntryPoint> ways =
        entries.stream().filter(entry -> reaching.test(entry.function())).toList();
    return !ways.isEmpty() && ways.stream().allMatch(entry -> isEnd(entry, vma));
  }

  private boolean isEnd(EntryPoint entry, String vma) {
    return drafts(vma).anyMatch(draft -> draft.isEnd(entry));
  }

  private Stream<Draft> drafts(String vma) {
    return first.stream()
        .filter(walk -> walk.entry().kind() == EntryKind.MMAP)
        .flatMap(walk -> vmas.drafts(walk).stream())
        .filter(draft ->
            VmaKey.hasTable(vma, draft.table())
                || draft.stores().stream()
                    .anyMatch(store -> VmaKey.stored(store.field()).equals(vma)));
  }

  private String folder(FunctionFacts function) {
    return analyses.program().folder(function.file());
  }
}
