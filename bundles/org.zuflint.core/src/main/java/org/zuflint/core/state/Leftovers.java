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
 * @param addresses members that keep a vma by its address
 * @param owners the structs of objects that are put into vm_private_data of vmas with the flag
 */
public record Leftovers(
    SortedMap<String, String> always,
    SortedSet<String> sometimes,
    SortedSet<Place> writers,
    boolean bare,
    SortedMap<String, Address> addresses,
    SortedSet<String> owners) {
  /**
   * A member that has the address of its object's only vma as long as that lives, and zero
   * afterwards.
   *
   * @param table its vm_ops
   * @param mms members of the same object that point to the mm in which it is
   */
  public record Address(String table, SortedSet<String> mms) {}

  /** Nothing known. */
  public static final Leftovers NONE = of(false, new TreeMap<>(), new TreeSet<>());

  /** Nothing known but that. */
  public static final Leftovers BARE = of(true, new TreeMap<>(), new TreeSet<>());

  private static Leftovers of(
      boolean bare, SortedMap<String, Address> addresses, SortedSet<String> owners) {
    return new Leftovers(
        new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), bare, addresses, owners);
  }

  /** Nothing known but these. */
  public static Leftovers of(SortedMap<String, Address> addresses, SortedSet<String> owners) {
    return of(false, addresses, owners);
  }

  /** Without what is about vmas with the flag. */
  public Leftovers elsewhere() {
    return new Leftovers(always, sometimes, writers, bare, new TreeMap<>(), new TreeSet<>());
  }

  /** What earlier entries have left, besides. */
  public Leftovers with(
      SortedMap<String, String> members, SortedSet<String> set, SortedSet<Place> writing) {
    return new Leftovers(members, set, writing, bare, addresses, owners);
  }

  /** Where a vma keeps what its driver wants to find again. */
  public static final String PRIVATE = "vma " + VmaKey.OWN + ".vm_private_data";

  /** Whether a path has made an object and given it to the file. */
  public static boolean opens(State state) {
    return state.load("file.private_data") instanceof Value.Symbolic object
        && object.path().startsWith(Value.NEW);
  }

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
    if (value instanceof Value.Vma vma && VmaKey.isStored(vma.key()) && member.escapes()) {
      return CpuNames.found(vma, member, state);
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
      case Value.Symbolic member ->
          isAddress(member) || (truth && sometimes.contains(last(member.path())));
      case Value.Compare compare when compare.equality() && compare.right().equals(Value.ZERO) ->
          possible(compare.left(), !truth);
      case Value.Compare compare -> tells(compare.left()) || tells(compare.right());
      default -> false;
    };
  }

  private boolean tells(Value value) {
    return ofTask(value)
        || (value instanceof Value.Symbolic member
            && (isAddress(member) || !VmaKey.kept(owner(member)).equals(owner(member))));
  }

  /** The key of the vma that a member is of, else its path. */
  private static String owner(Value.Symbolic member) {
    return Lvalue.pointed(member).vma() instanceof Value.Vma vma ? vma.key() : member.path();
  }

  private boolean isAddress(Value.Symbolic member) {
    return address(member) != null;
  }

  /** What is kept at the address in this member of the running thread's own object. */
  public @Nullable Address address(Value.Symbolic member) {
    boolean own = member.foreign() == Value.Foreign.NO && !member.path().startsWith("vma ");
    return own ? addresses.get(last(member.path())) : null;
  }

  /** Where the address is zero there is no vma, and no entries. */
  public State gone(Value tested, boolean truth, State state) {
    return switch (tested) {
      case Value.Symbolic member when !truth && address(member) instanceof Address kept ->
          state.life(VmaKey.withTable(kept.table()), null);
      case Value.Compare compare when compare.equality() && compare.right().equals(Value.ZERO) ->
          gone(compare.left(), !truth, state);
      default -> state;
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

  /** The object that a member is of: of {@code a.b.c} it is {@code a.b}. */
  public static String object(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  /** The member that a key of the store names; null for locals, globals and a vma's own members. */
  public static @Nullable String member(String key) {
    boolean local = key.startsWith("f") && key.length() > 1 && Character.isDigit(key.charAt(1));
    return local || key.startsWith("vma ") || !key.contains(".") ? null : last(key);
  }
}
