package org.zuflint.core.contexts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Access;
import org.zuflint.core.finding.Step;
import org.zuflint.core.flow.Listener;
import org.zuflint.core.flow.Walker;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Condition;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Pinning;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Value;

/** Walks one entry point and keeps what it is told. */
public final class EntryWalk implements Listener {
  /**
   * Code that was not followed.
   *
   * @param vma the key of the vma that went there, empty when paths of the entry itself are missing
   */
  public record Gap(EntryPoint entry, String what, Place where, String vma) {
    boolean unfinished() {
      return vma.isEmpty();
    }
  }

  /** Flags put on a vma that is not the entry's own. */
  public record Flagging(
      EntryPoint entry, Value.Vma vma, Value.Flags flags, Place where, List<Step> path) {}

  /**
   * VM_LOCAL_CPU was switched on or off.
   *
   * @param label the entry in words
   * @param life the entries that live then, null when none are known
   * @param locked whether mmap_lock is held for write
   */
  public record Switch(
      EntryPoint entry,
      String label,
      Value.Vma vma,
      boolean on,
      @Nullable Life life,
      boolean locked,
      Place where,
      List<Step> path) {}

  /** Whoever waits on the member {@code target} of an object that may be another CPU's goes on. */
  public record Answer(
      EntryPoint entry, String label, String target, String call, Place where, List<Step> path) {}

  /** The CPU of an owner was changed. */
  public record Moved(EntryPoint entry, String member, Place where, List<Step> path) {}

  /**
   * A way out of the entry with entries of a vma live.
   *
   * @param label the entry in words
   */
  public record Exit(EntryPoint entry, String label, String vma, Life life, Place where) {}

  /** Bytes; pages that are not used cost nothing. */
  private static final long STACK = 256L << 20;

  private final EntryPoint entry;
  private final Set<Gap> assignments = new LinkedHashSet<>();
  private final Set<Exit> exits = new LinkedHashSet<>();
  private final Set<AccessFact> accesses = new LinkedHashSet<>();
  private final Map<String, AccessFact> known = new LinkedHashMap<>();
  private final Set<ReleaseFact> releases = new LinkedHashSet<>();
  private final Set<Answer> answers = new LinkedHashSet<>();
  private final Set<Flagging> flaggings = new LinkedHashSet<>();
  private final Set<Switch> switches = new LinkedHashSet<>();
  private final Set<Gap> gaps = new LinkedHashSet<>();
  private final Set<Gap> partials = new LinkedHashSet<>();
  private final SortedMap<Place, String> stores = new TreeMap<>();
  private final Set<Handed> handed = new LinkedHashSet<>();
  private final Set<Moved> moves = new LinkedHashSet<>();
  private List<Result> results = List.of();
  private final Set<FunctionFacts> cut = new LinkedHashSet<>();
  private List<AccessFact> unfollowed = List.of();

  private EntryWalk(EntryPoint entry) {
    this.entry = entry;
  }

  /** Walks {@code entry} from its start; {@code live}: the vmas that have entries already. */
  public static EntryWalk run(Analyses analyses, EntryPoint entry, Map<String, Life> live) {
    return run(analyses, entry, live, Leftovers.NONE);
  }

  /** Walks it as one that may come after others that have left something. */
  public static EntryWalk run(
      Analyses analyses, EntryPoint entry, Map<String, Life> live, Leftovers leftovers) {
    try {
      return walked(analyses, entry, live, leftovers);
    } catch (StackOverflowError shallow) {
      return deeper(analyses, entry, live, leftovers);
    }
  }

  /**
   * Once more, on a stack that is large enough for calls as deep as they are followed: how much of
   * it they take depends on what has been compiled by then.
   */
  private static EntryWalk deeper(
      Analyses analyses, EntryPoint entry, Map<String, Life> live, Leftovers leftovers) {
    EntryWalk[] walk = {new EntryWalk(entry)};
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                walk[0] = walked(analyses, entry, live, leftovers);
              } catch (StackOverflowError broken) {
                walk[0].broken(analyses, broken);
              }
            },
            "zuflint-deep",
            STACK);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    return walk[0];
  }

  private static EntryWalk walked(
      Analyses analyses, EntryPoint entry, Map<String, Life> live, Leftovers leftovers) {
    EntryWalk walk = new EntryWalk(entry);
    State start = State.EMPTY;
    Binding binding = entry.binding();
    if (binding != null) {
      Pinning.Fact fact =
          new Pinning.Fact(
              entry.registered(),
              "bound to one CPU by " + entry.how(),
              "",
              binding.constant() ? binding.cpu() : binding.member());
      start = start.pinning(Pinning.NONE.with(Pinning.Evidence.BOUND, fact));
    }
    if (entry.kind() == EntryKind.KTHREAD) {
      start = start.store(State.KERNEL_THREAD, Value.ONE);
    }
    for (Map.Entry<String, Life> earlier : live.entrySet()) {
      start = start.life(earlier.getKey(), earlier.getValue());
    }
    Walker walker =
        new Walker(analyses.program(), analyses.relevance(), analyses.bodies(), leftovers, walk);
    try {
      walk.results = walker.enter(entry.function(), start);
    } catch (RuntimeException broken) {
      walk.broken(analyses, broken);
    }
    if (entry.kind() == EntryKind.FAULT) {
      walk.unfollowed =
          ByName.inserts(analyses, entry, walk.cut).stream()
              .filter(insert -> walk.accesses.stream().noneMatch(insert::isAt))
              .toList();
    }
    return walk;
  }

  private void broken(Analyses analyses, Throwable cause) {
    String on = entry.function().name() + " at " + entry.function().where();
    analyses.faults().add("walk", on, cause);
    incomplete("zuflint failed in " + entry.function().name() + "()", entry.function().where());
  }

  public EntryPoint entry() {
    return entry;
  }

  public List<AccessFact> accesses() {
    return List.copyOf(accesses);
  }

  /** These, and the inserts that names lead to in the part of a fault handler not followed. */
  public List<AccessFact> told() {
    List<AccessFact> told = new ArrayList<>(accesses);
    told.addAll(unfollowed);
    return told;
  }

  public List<ReleaseFact> releases() {
    return List.copyOf(releases);
  }

  /** Where the pinned owner of one object answers for another. */
  public List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** Where vm_flags is assigned. */
  public List<Gap> assignments() {
    return List.copyOf(assignments);
  }

  public List<Exit> exits() {
    return List.copyOf(exits);
  }

  public List<Flagging> flaggings() {
    return List.copyOf(flaggings);
  }

  public List<Switch> switches() {
    return List.copyOf(switches);
  }

  public List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /** Zaps that may leave entries. */
  public List<Gap> partials() {
    return List.copyOf(partials);
  }

  /** Where an owner's CPU is changed, whatever it was before. */
  public List<Moved> moves() {
    return List.copyOf(moves);
  }

  /** Why some paths are missing; null when all were followed. */
  public @Nullable Gap unfinished() {
    return gaps.stream().filter(Gap::unfinished).findFirst().orElse(null);
  }

  /** Where members of objects are written: the member, by place. */
  public SortedMap<Place, String> stores() {
    return Collections.unmodifiableSortedMap(stores);
  }

  /** How it has called other providers. */
  public List<Handed> handed() {
    return List.copyOf(handed);
  }

  public List<Result> results() {
    return results;
  }

  @Override
  public void access(
      Access.Kind kind,
      String call,
      Place where,
      Value.Vma vma,
      String at,
      State before,
      List<Step> path) {
    AccessFact fact =
        new AccessFact(
            entry,
            label(before),
            kind,
            call,
            where,
            vma,
            at,
            before.pinning(),
            before.life(vma.key()),
            path);
    String essence = kind + call + where + vma + fact.pinning() + fact.life() + fact.label() + at;
    if (known.putIfAbsent(essence, fact) == null) {
      accesses.add(fact);
    }
  }

  @Override
  public void released(String vma, Life life, State state, Ending ending, List<Step> path) {
    boolean pinned = state.pinning().bound() || state.pinning().owner();
    releases.add(
        new ReleaseFact(entry, label(state), vma, life, state.guessed(), pinned, ending, path));
  }

  @Override
  public void answered(String target, String call, Place where, State state, List<Step> path) {
    if (state.pinning().bound() || state.pinning().owner()) {
      answers.add(new Answer(entry, label(state), target, call, where, path));
    }
  }

  @Override
  public void assigned(Value.Vma vma, Place where) {
    assignments.add(new Gap(entry, "assigns vm_flags", where, vma.key()));
  }

  @Override
  public void left(State state, Place where) {
    state
        .lives()
        .forEach((vma, life) -> {
          if (!life.isRest()) {
            exits.add(new Exit(entry, label(state), vma, life, where));
          }
        });
  }

  @Override
  public void flagged(Value.Vma vma, Value.Flags flags, Place where, List<Step> path) {
    flaggings.add(new Flagging(entry, vma, flags, where, path));
  }

  @Override
  public void switched(Value.Vma vma, boolean on, State before, Place where, List<Step> path) {
    boolean locked = Value.ONE.equals(before.load(State.MMAP_LOCK));
    switches.add(
        new Switch(entry, label(before), vma, on, before.life(vma.key()), locked, where, path));
  }

  @Override
  public void partial(String vma, Place where) {
    String what = "the last zap is of some pages, which may not be all that was inserted";
    partials.add(new Gap(entry, what, where, vma));
  }

  @Override
  public void stored(String member, Place where) {
    stores.put(where, member);
  }

  @Override
  public void moved(String member, Place where, List<Step> path) {
    moves.add(new Moved(entry, member, where, path));
  }

  @Override
  public void escaped(Value.Vma vma, String to, Place where, List<Step> path) {
    gaps.add(new Gap(entry, "passed to " + to + "()", where, vma.key()));
  }

  @Override
  public void handed(Handed given) {
    handed.add(given);
  }

  @Override
  public void cut(FunctionFacts function) {
    cut.add(function);
  }

  @Override
  public void incomplete(String reason, Place where) {
    gaps.add(new Gap(entry, reason, where, ""));
  }

  /** The entry in words, with the ioctl command that a switch has selected. */
  private String label(State state) {
    if (entry.kind() != EntryKind.FILE) {
      return entry.words();
    }
    List<String> commands = new ArrayList<>();
    for (Map.Entry<String, Condition> condition : state.conditions().entrySet()) {
      boolean argument = !condition.getKey().contains(".") && !condition.getKey().contains(" ");
      if (argument
          && condition.getValue().equal() instanceof Value.Symbol symbol
          && !symbol.name().startsWith("-")) {
        commands.add(symbol.name());
      }
    }
    return commands.isEmpty() ? entry.words() : entry.words() + " " + String.join(" ", commands);
  }
}
