package org.zuflint.core.state;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;

/**
 * What keeps the running task on its CPU at one point of a path.
 *
 * @param depth how many preemption-disabling regions are open
 * @param region where the outermost of them was opened, null outside
 * @param evidence what was checked or arranged, by kind
 * @param lostAt where a sleep made the owner check stale, null when none did
 */
public record Pinning(
    int depth, @Nullable Place region, SortedMap<Evidence, Fact> evidence, @Nullable Place lostAt) {

  /** Nothing known. */
  public static final Pinning NONE = new Pinning(0, null, new TreeMap<>(), null);

  /** Kinds of evidence, strongest first. */
  public enum Evidence {
    /** The thread was bound before it ran: kthread_create_on_cpu, kthread_bind, an IPI. */
    BOUND,
    /** It can never be moved: PF_NO_SETAFFINITY with one CPU, is_percpu_thread(). */
    FOREVER,
    /** It binds itself here. */
    SELF_BOUND,
    /** Its mask has one CPU now. */
    ONE_CPU,
    /** It is the task that the object belongs to. */
    OWNER_TASK,
    /** The object belongs to the running CPU. */
    OWNER_CPU,
    /** No evidence: the owner's task was given a mask of other CPUs since it was compared. */
    MOVED
  }

  /**
   * Where evidence was found, and in which words.
   *
   * @param object the owner object's path, empty when none was looked at
   * @param cpu the member that tells the CPU or task ({@code cpu} of {@code t->cpu}), or the number
   *     of the CPU; empty when neither
   */
  public record Fact(Place where, String text, String object, String cpu) {
    public Fact(Place where, String text, String object) {
      this(where, text, object, "");
    }
  }

  /** Told of by each state: equal ones are equal in these, and few others are. */
  @Override
  public int hashCode() {
    return 31 * depth + evidence.size();
  }

  public Pinning enter(Place where) {
    return new Pinning(depth + 1, depth == 0 ? where : region, evidence, lostAt);
  }

  public Pinning leave() {
    return new Pinning(Math.max(0, depth - 1), depth <= 1 ? null : region, evidence, lostAt);
  }

  /** With the open regions of another point. */
  public Pinning at(Pinning other) {
    return new Pinning(other.depth, other.region, evidence, lostAt);
  }

  public Pinning with(Evidence kind, Fact fact) {
    SortedMap<Evidence, Fact> more = new TreeMap<>(evidence);
    more.put(kind, fact);
    if (kind != Evidence.OWNER_TASK) {
      more.remove(Evidence.MOVED);
    }
    return new Pinning(depth, region, more, lostAt);
  }

  /** After a sleep only what binds the thread itself still holds. */
  public Pinning slept(Place where) {
    if (bound() || !evidence.containsKey(Evidence.OWNER_CPU)) {
      return this;
    }
    SortedMap<Evidence, Fact> left = new TreeMap<>(evidence);
    left.remove(Evidence.OWNER_CPU);
    return new Pinning(depth, region, left, where);
  }

  /**
   * After the task was given a mask of several CPUs: only open regions and the owner task still
   * hold.
   */
  public Pinning freed(Place where) {
    SortedMap<Evidence, Fact> left = new TreeMap<>(evidence);
    left.keySet().removeIf(kind -> kind != Evidence.OWNER_TASK);
    boolean loses = !evidence.isEmpty();
    if (!left.isEmpty()) {
      left.put(Evidence.MOVED, new Fact(where, "it may run on other CPUs", ""));
    }
    return new Pinning(depth, region, left, loses ? where : lostAt);
  }

  /** Whether the thread itself cannot migrate, region or not. */
  public boolean bound() {
    return evidence.containsKey(Evidence.BOUND)
        || evidence.containsKey(Evidence.FOREVER)
        || evidence.containsKey(Evidence.SELF_BOUND)
        || evidence.containsKey(Evidence.ONE_CPU);
  }

  /**
   * Whether the CPU is the owner's here; the owner's task counts only when that task can never
   * leave its CPU.
   */
  public boolean holds(boolean ownerTaskBound) {
    return bound()
        || evidence.containsKey(Evidence.OWNER_CPU)
        || (ownerTaskBound
            && evidence.containsKey(Evidence.OWNER_TASK)
            && !evidence.containsKey(Evidence.MOVED));
  }

  /** Whether it is known to stay on its CPU wherever it waits. */
  public boolean stays() {
    return bound() || owner();
  }

  /** Whether the running CPU or task was compared with the object's. */
  public boolean owner() {
    return evidence.containsKey(Evidence.OWNER_CPU) || evidence.containsKey(Evidence.OWNER_TASK);
  }

  /**
   * Whether nothing but a comparison of the running CPU with the owner's says that the task is
   * where it should be.
   */
  public boolean comparesOnly() {
    return !bound() && evidence.containsKey(Evidence.OWNER_CPU);
  }

  /** Whether this member was found to be the number of the running CPU. */
  public boolean isOwnCpu(String member) {
    Fact fact = evidence.get(Evidence.OWNER_CPU);
    return fact != null && member.equals(fact.object() + "." + fact.cpu());
  }

  /** Whether the object that was compared is at this path, or leads to it. */
  public boolean owns(String path) {
    return evidence.values().stream()
        .anyMatch(fact -> !fact.object().isEmpty() && isBelow(path, fact.object()));
  }

  private static boolean isBelow(String path, String object) {
    return path.startsWith(object)
        && (path.length() == object.length() || ".[-@".indexOf(path.charAt(object.length())) >= 0);
  }

  /** Without what was found of these objects. */
  Pinning without(Predicate<String> objects) {
    SortedMap<Evidence, Fact> left = new TreeMap<>(evidence);
    left.values().removeIf(fact -> objects.test(fact.object()));
    return new Pinning(depth, region, left, lostAt);
  }
}
