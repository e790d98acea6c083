package org.zuflint.core.state;

import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a path has learned of a symbolic value.
 *
 * @param equal the constant it equals, null when not known
 * @param unequal constants it does not equal, by spelling
 * @param text the deciding test as a reader would write it
 */
public record Condition(@Nullable Value equal, SortedSet<String> unequal, String text) {

  /** Behind a member that is free when it is zero. */
  public static final String ZERO = " 0";

  /** Behind one that is free when it is below zero. */
  public static final String NEGATIVE = " -";

  private static final String MM = "the mm that is ";
  private static final String LOOKED_UP = "(looked up)";
  private static final String ENTERED = "(entries of) ";

  /** Nothing learned. */
  public static final Condition NOTHING = new Condition(null, new TreeSet<>(), "");

  public static Condition equal(Value constant, String text) {
    return new Condition(constant, new TreeSet<>(), text);
  }

  public Condition unequal(Value constant, String newText) {
    SortedSet<String> more = new TreeSet<>(unequal);
    more.add(spelling(constant));
    return new Condition(equal, more, newText);
  }

  /** Few conditions on one thing differ in what they do not equal only. */
  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(equal) + text.hashCode();
  }

  public static String spelling(Value constant) {
    return switch (constant) {
      case Value.Number number -> Long.toString(number.value());
      case Value.Symbol symbol -> symbol.name();
      default -> constant.toString();
    };
  }

  /**
   * What it says that two things are the same, or are not: whose a vma is that was looked up, and
   * which mm an object is about.
   */
  static State same(Value left, Value right, boolean truth, State state, String text) {
    if (!(left instanceof Value.Symbolic one) || !(right instanceof Value.Symbolic other)) {
      return state;
    }
    return truth
        ? known(one, other, known(other, one, state, text), text)
        : another(one, other, another(other, one, state));
  }

  /** {@code vma->vm_ops == &ops}, and {@code t->mm == current->mm}. */
  private static State known(
      Value.Symbolic member, Value.Symbolic object, State state, String text) {
    if (isRunning(object.path()) && !isRunning(member.path())) {
      return state.condition(MM + member.path(), equal(object, text));
    }
    return member.path().startsWith("vma " + VmaKey.UNKNOWN)
        ? state.condition(member.path(), equal(object, text))
        : state;
  }

  /** {@code vma->vm_ops != &ops}: it is not the one that is kept at its address, which is gone. */
  private static State another(Value.Symbolic member, Value.Symbolic object, State state) {
    Value.Vma vma = Lvalue.pointed(member).vma();
    if (vma == null) {
      return state;
    }
    boolean other =
        switch (Leftovers.last(member.path())) {
          case "vm_ops" -> VmaKey.hasTable(VmaKey.kept(vma.key()), VmaKey.tableName(object.path()));
          case "vm_private_data" -> object.path().equals(VmaKey.keeper(vma.key()));
          default -> false;
        };
    return other ? Truth.gone(vma, true, state) : state;
  }

  /** Whether the mm at this path is that of the running task, or of the vma which it maps. */
  public static boolean isRunning(String mm, State state) {
    return isRunning(mm) || state.condition(MM + mm) != null;
  }

  private static boolean isRunning(String mm) {
    return mm.equals("current->mm") || mm.equals("vma " + VmaKey.OWN + ".vm_mm");
  }

  /**
   * A vma that was looked up is one that is kept, where it was compared with that, or known by its
   * vm_ops, where they were compared; it is the caller's own when its file or its private data are.
   */
  public static Result recognized(Value vma, State state) {
    if (!(vma instanceof Value.Vma some) || !VmaKey.isUnknown(some.key())) {
      return new Result(state, vma);
    }
    if (state.condition("vma " + some.key() + VmaKey.KEPT) instanceof Condition kept
        && kept.equal() instanceof Value.Vma same) {
      return new Result(state, same);
    }
    String known = "vma " + some.key() + ".";
    Value.Symbolic table = same(known + "vm_ops", state);
    boolean held = !some.key().equals(VmaKey.UNKNOWN);
    if (!held || table == null || table.path().contains(".")) {
      return new Result(state, vma);
    }
    Value.Symbolic data = same(known + "vm_private_data", state);
    Value.Symbolic file = same(known + "vm_file", state);
    boolean own =
        (data != null && (data.foreign() == Value.Foreign.NO || state.pinning().owns(data.path())))
            || (file != null && file.path().equals("file"));
    String keeper = VmaKey.keeper(some.key());
    return new Result(
        state.store(LOOKED_UP, new Value.Symbol(keeper.isEmpty() ? some.key() : "at " + keeper)),
        new Value.Vma(
            VmaKey.withTable(VmaKey.tableName(table.path())),
            own ? Value.Foreign.NO : Value.Foreign.MAYBE));
  }

  private static Value.@Nullable Symbolic same(String member, State state) {
    return state.condition(member) instanceof Condition known
            && known.equal() instanceof Value.Symbolic object
        ? object
        : null;
  }

  /** Remembers by which look-up entries were made. */
  public static State entered(Value.Vma vma, State state) {
    Value by = state.load(LOOKED_UP);
    return VmaKey.isRecognized(vma.key()) && by != null
        ? state.store(ENTERED + vma.key(), by)
        : state;
  }

  /** Whether this entry has made the entries in what another look-up has found. */
  public static boolean isElsewhere(Value.Vma vma, Life life, State state) {
    return VmaKey.isRecognized(vma.key())
        && life.inserted() != null
        && !Objects.equals(state.load(ENTERED + vma.key()), state.load(LOOKED_UP));
  }

  /** The state when something else is looked up at the place of {@code vma}. */
  public static State lookedUp(Value.Vma vma, State state) {
    State after = state;
    for (String live : state.lives().keySet()) {
      boolean same = new Value.Symbol(vma.key()).equals(state.load(ENTERED + live));
      after = same ? after.store(ENTERED + live, Value.UNKNOWN) : after;
    }
    return after;
  }

  /** Members of the object that the path has found free: zero, or below it. */
  public static SortedSet<String> free(State state, String object) {
    SortedSet<String> free = new TreeSet<>();
    state
        .conditions()
        .forEach((path, known) -> {
          if (Leftovers.object(path).equals(object)) {
            String member = Leftovers.last(path);
            if (Value.ZERO.equals(known.equal())) {
              free.add(member + ZERO);
            } else if (known.equal() instanceof Value.Negative) {
              free.add(member + NEGATIVE);
            }
          }
        });
    return free;
  }

  /** Members of the object that are known to point to the running task's mm. */
  public static SortedSet<String> running(State state, String object) {
    SortedSet<String> found = new TreeSet<>();
    state
        .conditions()
        .forEach((path, known) -> {
          if (path.startsWith(MM) && Leftovers.object(path.substring(MM.length())).equals(object)) {
            found.add(Leftovers.last(path));
          }
        });
    return found;
  }
}
