package org.zuflint.core.state;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;

/**
 * What earlier entries leave in an object when they end with live entries.
 *
 * @param always members ({@code zt_thread.mapped}) that are then never zero, with the vma whose
 *     entries they count
 * @param sometimes names of members that some entry then leaves set
 * @param writers where the functions stand that lead to a write of such a member
 * @param bare whether nobody has put anything into vm_private_data of the entry's own vma
 */
public record Leftovers(
    SortedMap<String, String> always,
    SortedSet<String> sometimes,
    SortedSet<Place> writers,
    boolean bare) {

  /** Nothing known. */
  public static final Leftovers NONE =
      new Leftovers(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), false);

  /** Nothing known but that. */
  public static final Leftovers BARE =
      new Leftovers(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), true);

  /** Where a vma keeps what its driver wants to find again. */
  public static final String PRIVATE = "vma " + VmaKey.OWN + ".vm_private_data";

  /** Whether a path has left nothing there. */
  public static boolean isBare(State state) {
    Value held = state.load(PRIVATE);
    return held == null || held.equals(Value.ZERO);
  }

  /**
   * Whether a member that was not written in this entry cannot be zero, as entries of an earlier
   * one live.
   */
  public boolean set(String member, State state) {
    String vma = always.get(member);
    Life life = vma == null ? null : state.life(vma);
    return life != null && life.before();
  }

  /** The state in which a pointer that is set as long as entries live is known not to be NULL. */
  public State known(@Nullable Lvalue member, Value value, State state) {
    if (member == null) {
      return state;
    }
    boolean set =
        value instanceof Value.Symbolic pointer
            && pointer.path().equals(member.key())
            && state.condition(member.key()) == null
            && set(member.global(), state);
    return set ? state.condition(member.key(), Condition.NOTHING.unequal(Value.ZERO, "")) : state;
  }

  /**
   * Whether a side of a test is known to be possible while entries live, or has nothing to do with
   * them.
   */
  public boolean possible(Value tested, boolean truth) {
    return switch (tested) {
      case Value.Symbolic member -> truth && sometimes.contains(last(member.path()));
      case Value.Compare compare when compare.equality() && compare.right().equals(Value.ZERO) ->
          possible(compare.left(), !truth);
      case Value.Compare compare -> ofTask(compare.left()) || ofTask(compare.right());
      default -> false;
    };
  }

  /** The running CPU or task: an object is compared with it to find out whose it is. */
  private static boolean ofTask(Value value) {
    return switch (value) {
      case Value.Cpu cpu -> true;
      case Value.AllowedCpus cpus -> true;
      case Value.AllowedMask mask -> true;
      case Value.Symbolic task -> task.path().startsWith("current");
      default -> false;
    };
  }

  /** The member's own name: of {@code a.b} and of {@code a.b~12} it is {@code b}. */
  public static String last(String path) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    int later = name.indexOf('~');
    return later < 0 ? name : name.substring(0, later);
  }

  /** The member that a key of the store names; null for locals, globals and a vma's own members. */
  public static @Nullable String member(String key) {
    boolean local = key.startsWith("f") && key.length() > 1 && Character.isDigit(key.charAt(1));
    return local || key.startsWith("vma ") || !key.contains(".") ? null : last(key);
  }
}
