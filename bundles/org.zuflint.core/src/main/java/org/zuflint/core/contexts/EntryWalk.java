package org.zuflint.core.contexts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Access;
import org.zuflint.core.finding.Step;
import org.zuflint.core.flow.Walker;
import org.zuflint.core.heard.Listener;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Condition;
import org.zuflint.core.state.CpuNames;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Lvalue;
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

  /**
   * The CPU of an owner was changed: in its object, or by moving the thread itself.
   *
   * @param member empty when the thread moves with entries live, {@code "?"} when it may
   * @param cleared whether the object has no owner from here on, and the next one may come; of a
   *     slot, whether the object was just made: nobody has it yet but who opens the file
   */
  public record Moved(
      EntryPoint entry, String member, boolean cleared, Place where, List<Step> path) {
    public boolean ofThread() {
      return member.isEmpty() || member.equals("?");
    }

    /** Whether an object was put where the running CPU looks for its own, or another CPU does. */
    public boolean ofSlot() {
      return member.endsWith("[]");
    }
  }

  /**
   * A way out of the entry with entries of a vma live.
   *
   * @param label the entry in words
   */
  public record Exit(EntryPoint entry, String label, String vma, Life life, Place where) {}

  private final EntryPoint entry;
  private final Distinct<Gap> assignments = new Distinct<>();
  private final Distinct<Exit> exits = new Distinct<>();
  private final Distinct<AccessFact> accesses = new Distinct<>();
  private final Map<String, AccessFact> known = new LinkedHashMap<>();
  private final Distinct<ReleaseFact> releases = new Distinct<>();
  private final SortedMap<Place, Boolean> drops = new TreeMap<>();
  private final Distinct<Answer> answers = new Distinct<>();
  private final Distinct<Flagging> flaggings = new Distinct<>();
  private final Distinct<Switch> switches = new Distinct<>();
  private final Distinct<Gap> gaps = new Distinct<>();
  private final Distinct<Gap> partials = new Distinct<>();
  private final SortedMap<Place, String> stores = new TreeMap<>();
  private @Nullable SortedMap<Place, SortedSet<String>> free;
  private final Distinct<Handed> handed = new Distinct<>();
  private final SortedSet<String> waited = new TreeSet<>();
  private final Distinct<Moved> moves = new Distinct<>();
  private List<Result> results = List.of();
  private final Set<FunctionFacts> met = new LinkedHashSet<>();
  private final Set<ByName.Cut> cut = new LinkedHashSet<>();
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
    EntryWalk walk = new EntryWalk(entry);
    walk.from(analyses, live, leftovers);
    return walk;
  }

  private void from(Analyses analyses, Map<String, Life> live, Leftovers leftovers) {
    State start = entry.start(analyses.isFlagged(entry.function()));
    start = leftovers.bare() ? start.store(Leftovers.PRIVATE, Value.ZERO) : start;
    start = start.lives(live);
    Walker walker =
        new Walker(analyses.program(), analyses.relevance(), analyses.bodies(), leftovers, this);
    try {
      results = walker.enter(entry.function(), start, analyses.steps(entry.function()));
    } catch (RuntimeException | StackOverflowError broken) {
      broken(analyses, broken);
    }
    if (entry.kind() == EntryKind.FAULT) {
      unfollowed =
          ByName.inserts(analyses, entry, cut, met::add).stream()
              .filter(insert -> accesses.all.stream().noneMatch(insert::isAt))
              .toList();
    }
  }

  /** Walks it from its start, and remembers what was free wherever it writes into objects. */
  public static EntryWalk watching(Analyses analyses, EntryPoint entry) {
    EntryWalk walk = new EntryWalk(entry);
    walk.free = new TreeMap<>();
    walk.from(analyses, Map.of(), Leftovers.NONE);
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

  /** The functions on whose facts it rests. */
  public Set<FunctionFacts> met() {
    return Collections.unmodifiableSet(met);
  }

  public List<AccessFact> accesses() {
    return accesses.all;
  }

  /** These, and the inserts that names lead to in the part of a fault handler not followed. */
  public List<AccessFact> told() {
    List<AccessFact> told = new ArrayList<>(accesses.all);
    told.addAll(unfollowed);
    return told;
  }

  public List<ReleaseFact> releases() {
    return releases.all;
  }

  /** Where it lets pages go, and whether it always stays on its CPU there. */
  public SortedMap<Place, Boolean> drops() {
    return Collections.unmodifiableSortedMap(drops);
  }

  /** Where the pinned owner of one object answers for another. */
  public List<Answer> answers() {
    return answers.all;
  }

  /** Where vm_flags is assigned. */
  public List<Gap> assignments() {
    return assignments.all;
  }

  /** The vmas that had live entries while it waited. */
  public SortedSet<String> waited() {
    return Collections.unmodifiableSortedSet(waited);
  }

  public List<Exit> exits() {
    return exits.all;
  }

  public List<Flagging> flaggings() {
    return flaggings.all;
  }

  public List<Switch> switches() {
    return switches.all;
  }

  public List<Gap> gaps() {
    return gaps.all;
  }

  /** Zaps that may leave entries. */
  public List<Gap> partials() {
    return partials.all;
  }

  /** Where an owner's CPU is changed. */
  public List<Moved> moves() {
    boolean opens = results.stream().anyMatch(end -> Leftovers.opens(end.state()));
    return moves.all.stream().filter(one -> opens || !one.ofSlot() || !one.cleared()).toList();
  }

  /** Why some paths are missing; null when all were followed. */
  public @Nullable Gap unfinished() {
    return gaps.all.stream().filter(Gap::unfinished).findFirst().orElse(null);
  }

  /** Where members of objects are written: the member, by place. */
  public SortedMap<Place, String> stores() {
    return Collections.unmodifiableSortedMap(stores);
  }

  /** Members that were always free where an object was written, by place; null when not asked. */
  public @Nullable SortedMap<Place, SortedSet<String>> free() {
    return free;
  }

  /** How it has called other providers. */
  public List<Handed> handed() {
    return handed.all;
  }

  public List<Result> results() {
    return results;
  }

  @Override
  public void met(FunctionFacts function) {
    met.add(function);
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
            entry.operation(before),
            kind,
            call,
            where,
            vma,
            at,
            before.pinning(),
            before.life(vma.key()),
            CpuNames.isInSlot(vma, before),
            path);
    if (known.putIfAbsent(fact.essence(), fact) == null) {
      accesses.add(fact);
    }
  }

  @Override
  public void released(String vma, Life life, State state, Ending ending, List<Step> path) {
    boolean late = waited.contains(vma);
    boolean stays = state.pinning().stays();
    for (Life one : life.each()) {
      boolean sure = one.released() instanceof Life.Released what && what.sure();
      boolean guess = state.guessed() || !sure;
      releases.add(
          new ReleaseFact(
              entry, entry.operation(state), vma, one, guess, late, stays, ending, path));
    }
  }

  @Override
  public void dropped(Place where, State state) {
    drops.merge(where, state.pinning().stays(), Boolean::logicalAnd);
  }

  @Override
  public void answered(String target, String call, Place where, State state, List<Step> path) {
    if (state.pinning().stays()) {
      answers.add(new Answer(entry, entry.words(state), target, call, where, path));
    }
  }

  @Override
  public void assigned(Value.Vma vma, Place where) {
    assignments.add(new Gap(entry, "assigns vm_flags", where, vma.key()));
  }

  @Override
  public void waits(State state) {
    waited.addAll(state.lives().keySet());
  }

  @Override
  public void left(State state, Place where) {
    state
        .lives()
        .forEach((vma, life) -> {
          if (!life.isRest()) {
            exits.add(new Exit(entry, entry.words(state), vma, life, where));
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
        new Switch(
            entry, entry.words(before), vma, on, before.life(vma.key()), locked, where, path));
  }

  @Override
  public void partial(String vma, Place where) {
    String what = "the last zap is of some pages, which may not be all that was inserted";
    partials.add(new Gap(entry, what, where, vma));
  }

  @Override
  public void stored(String member, Place where, Lvalue lvalue, State state) {
    stores.put(where, member);
    if (free instanceof SortedMap<Place, SortedSet<String>> known) {
      SortedSet<String> now = Condition.free(state, Leftovers.object(lvalue.key()));
      known.computeIfAbsent(where, fresh -> now).retainAll(now);
    }
  }

  @Override
  public void moved(String member, boolean cleared, Place where, List<Step> path) {
    moves.add(new Moved(entry, member, cleared, where, path));
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
  public void cut(FunctionFacts function, List<Value> given) {
    cut.add(ByName.Cut.of(function, given));
  }

  @Override
  public void incomplete(String reason, Place where) {
    gaps.add(new Gap(entry, reason, where, ""));
  }
}
