package org.zuflint.core.user;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zuflint.core.finding.Step;
import org.zuflint.core.frozen.PlaceName;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.source.Place;
import org.zuflint.core.user.UserValue.Mapping;
import org.zuflint.core.user.UserValue.Mask;

/** What the walks of one thread have told. */
public final class ThreadLog {
  /** Before the place where a thread was started, in the store. */
  static final String SPAWNED = "(spawned) ";

  /**
   * What a thread does to a file.
   *
   * @param operation {@code open mmap ioctl read write}
   * @param file the open file, as far as it could be followed
   * @param what the ioctl's command, or what the mapping's offset was computed from; empty when not
   *     known
   * @param how protection and flags of a mapping, as written
   * @param affinity the mask the thread has there
   */
  public record Deed(
      String operation,
      UserValue file,
      String what,
      String how,
      Mask affinity,
      Place where,
      List<Step> path) {}

  /**
   * A thread as it is started.
   *
   * @param state what is known where it starts: what its creator had told it
   * @param depth how deep in calls its creator was
   */
  public record Spawn(
      FunctionFacts function,
      UserValue argument,
      Mask affinity,
      UserState state,
      int depth,
      Place where,
      List<Step> path) {

    /** What is known where it starts, without numbers that only its creator counts by. */
    public UserState start() {
      return state
          .map(value -> value instanceof UserValue.Number ? UserValue.UNKNOWN : value)
          .affinity(affinity);
    }

    /** Whether its creator has started one here before. */
    public boolean again() {
      return state.load(SPAWNED + PlaceName.of(where)) != null;
    }

    /** Threads of one place, function and kind of argument are one kind of thread. */
    public String id() {
      String given =
          argument instanceof UserValue.Address address ? "(" + address.path() + ")" : "";
      return function.name() + given + "@" + PlaceName.of(where);
    }
  }

  /** Something that happens to a mapping, or in its sight, at a place. */
  public record Event(Mapping mapping, String what, Place where, List<Step> path) {}

  /**
   * The address space is copied.
   *
   * @param started places where threads were started before, in the store's spelling
   */
  public record Fork(String call, SortedSet<String> started, Place where, List<Step> path) {
    /** Whether threads started at this place may run already. */
    public boolean isAfter(Place created) {
      return started.contains(SPAWNED + PlaceName.of(created));
    }
  }

  /** Another thread's affinity is changed; {@code thread} is empty when it is not known whose. */
  public record Change(String thread, Mask mask, Place where) {}

  /**
   * A member or global that is read.
   *
   * @param key its full name in the store
   * @param name the struct's tag and the member: {@code job.mem}; for a global its name
   */
  public record Use(String key, String name, Place where) {}

  public final Set<Deed> deeds = new LinkedHashSet<>();
  public final List<Spawn> spawns = new ArrayList<>();
  public final SortedMap<Place, String> gaps = new TreeMap<>();

  /** Calls through pointers that were not followed, and calls that go round. */
  public final SortedMap<Place, String> pointers = new TreeMap<>();

  public final Set<Change> changes = new LinkedHashSet<>();
  public final Set<Event> touches = new LinkedHashSet<>();
  public final Set<Event> forks = new LinkedHashSet<>();
  public final Set<Fork> copies = new LinkedHashSet<>();
  public final Set<Event> escapes = new LinkedHashSet<>();

  /** Mappings kept in members and globals, by the name of the member or global. */
  public final Map<String, Event> kept = new LinkedHashMap<>();

  /** By the name of the member or global: the objects of the store that a mapping is kept in. */
  public final SortedMap<String, SortedSet<String>> keepers = new TreeMap<>();

  /** By the name of the member or global. */
  public final SortedMap<String, Set<Use>> reads = new TreeMap<>();

  /** Places of system calls that some path has come to. */
  public final SortedSet<Place> visited = new TreeSet<>();

  /** The functions that it has come to; only asked whether one is among them. */
  public final Set<FunctionFacts> entered = new HashSet<>();

  /** Where the thread gives itself a mask of one CPU. */
  public final SortedSet<Place> bindings = new TreeSet<>();

  void read(String key, String name, Place where) {
    Set<Use> uses = reads.computeIfAbsent(name, fresh -> new LinkedHashSet<>());
    if (uses.size() < 64) {
      uses.add(new Use(key, name, where));
    }
  }
}
