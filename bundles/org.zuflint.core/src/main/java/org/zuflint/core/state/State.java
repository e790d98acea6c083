package org.zuflint.core.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;

/** What is known at one point of one path. Immutable; equal states are merged. */
public final class State {
  /** The state before anything has run. */
  public static final State EMPTY =
      new State(
          Ordered.empty(),
          Ordered.empty(),
          Pinning.NONE,
          new TreeMap<>(),
          0,
          new TreeSet<>(),
          false);

  /** Set in the store of a walk that runs in a kernel thread. */
  public static final String KERNEL_THREAD = "(kernel thread)";

  /**
   * In the store of a file operation near a flag: the functions that it has called so far. They
   * tell its commands apart, whether these have names or not.
   */
  public static final String ROUTE = "(route)";

  /** Longer ones are like every other. */
  private static final int ROUTE_LIMIT = 200;

  /** Set in the store while the task holds mmap_lock for write. */
  public static final String MMAP_LOCK = "(mmap_lock)";

  /** Before the path of an mm: set in the store while the task holds the lock of that one. */
  private static final String LOCK_OF = "(mmap_lock of) ";

  private final Ordered<Value> store;
  private final Ordered<Condition> conditions;
  private final Pinning pinning;
  private final SortedMap<String, Life> lives;

  /** Corrected with each change: there may be very many. */
  private final int livesHash;

  private final SortedSet<Mark> marks;
  private final boolean guessed;
  private final int hash;

  private State(
      Ordered<Value> store,
      Ordered<Condition> conditions,
      Pinning pinning,
      SortedMap<String, Life> lives,
      int livesHash,
      SortedSet<Mark> marks,
      boolean guessed) {
    this.livesHash = livesHash;
    this.store = store;
    this.conditions = conditions;
    this.pinning = pinning;
    this.lives = lives;
    this.marks = marks;
    this.guessed = guessed;
    this.hash =
        31 * (31 * store.hashCode() + conditions.hashCode())
            + Objects.hash(pinning, marks, guessed)
            + livesHash;
  }

  public @Nullable Value load(String key) {
    return store.get(key);
  }

  public @Nullable Condition condition(String path) {
    return conditions.get(path);
  }

  /** All conditions, as a map of its own. */
  public SortedMap<String, Condition> conditions() {
    return conditions.map();
  }

  /** The members of objects that were written, by their own names. */
  public void members(BiConsumer<String, Value> visit) {
    store.forEach((key, value) -> {
      String member = Leftovers.member(key);
      if (member != null) {
        visit.accept(member, value);
      }
    });
  }

  /** The vmas that this path has put into the object at {@code path}, or into parts of it. */
  public List<Value.Vma> vmas(String path) {
    List<Value.Vma> found = new ArrayList<>(0);
    store.forEach((key, value) -> {
      boolean part =
          key.startsWith(path)
              && (key.length() == path.length() || ".[".indexOf(key.charAt(path.length())) >= 0);
      if (part && value instanceof Value.Vma vma) {
        found.add(vma);
      }
    });
    return found;
  }

  public Pinning pinning() {
    return pinning;
  }

  public @Nullable Life life(String vma) {
    return lives.get(vma);
  }

  public SortedMap<String, Life> lives() {
    return lives;
  }

  public SortedSet<Mark> marks() {
    return marks;
  }

  /**
   * Whether the path took a side of a test on an object's state that could not be decided while
   * entries were live.
   */
  public boolean guessed() {
    return guessed;
  }

  public State store(String key, Value value) {
    return stored(store.with(key, value));
  }

  public State condition(String path, Condition condition) {
    Ordered<Condition> next = conditions.with(path, condition);
    return next.equals(conditions)
        ? this
        : new State(store, next, pinning, lives, livesHash, marks, guessed);
  }

  public State pinning(Pinning next) {
    return next.equals(pinning)
        ? this
        : new State(store, conditions, next, lives, livesHash, marks, guessed);
  }

  public State life(String vma, @Nullable Life life) {
    SortedMap<String, Life> next = new TreeMap<>(lives);
    Life before = life == null ? next.remove(vma) : next.put(vma, life);
    int nextHash = livesHash - hash(vma, before) + hash(vma, life);
    return new State(store, conditions, pinning, next, nextHash, marks, guessed);
  }

  /** With exactly these live entries. */
  public State lives(Map<String, Life> all) {
    int nextHash = 0;
    for (Map.Entry<String, Life> life : all.entrySet()) {
      nextHash += hash(life.getKey(), life.getValue());
    }
    return new State(store, conditions, pinning, new TreeMap<>(all), nextHash, marks, guessed);
  }

  private static int hash(String vma, @Nullable Life life) {
    return life == null ? 0 : vma.hashCode() * 31 ^ life.hashCode();
  }

  /** The task gives its CPU up at {@code where}, whatever entries are live. */
  public State loosen(Place where) {
    SortedMap<String, Life> next = new TreeMap<>(lives);
    next.replaceAll((vma, life) -> life.loosen(where));
    return next.isEmpty() ? this : lives(next);
  }

  /** With other pins; where the last region ends, entries live on outside of it. */
  public State leave(Pinning next) {
    boolean ends = pinning.depth() > 0 && next.depth() == 0 && !lives.isEmpty();
    SortedMap<String, Life> left = new TreeMap<>(lives);
    left.replaceAll((vma, life) -> life.leave());
    return ends ? pinning(next).lives(left) : pinning(next);
  }

  public State mark(Mark mark) {
    if (marks.contains(mark)) {
      return this;
    }
    SortedSet<Mark> next = new TreeSet<>(marks);
    next.add(mark);
    return new State(store, conditions, pinning, lives, livesHash, next, guessed);
  }

  public State guess() {
    return guessed ? this : new State(store, conditions, pinning, lives, livesHash, marks, true);
  }

  /** Without the keys that start with {@code prefix}: a frame that has returned. */
  public State drop(String prefix) {
    return stored(store.where(key -> !key.startsWith(prefix)));
  }

  /**
   * Without all that is known of places whose names have {@code part} in them: it means something
   * else from here on.
   */
  public State forget(String part) {
    return without(path -> mentions(path, part));
  }

  /** The lock of the mm at this path is taken, to read or to write. */
  public State locked(String mm) {
    return store(LOCK_OF + named(mm), Value.ONE);
  }

  /** It is given back, whichever it was: what was looked up may be gone. */
  public State unlocked() {
    return stored(store.where(key -> !key.startsWith(LOCK_OF)))
        .without(path -> path.startsWith("vma " + VmaKey.UNKNOWN));
  }

  /** Whether it is held. */
  public boolean isLocked(String mm) {
    return Value.ONE.equals(load(LOCK_OF + named(mm)));
  }

  /** Whether the lock of some mm is held. */
  public boolean isLocked() {
    boolean[] held = {false};
    store.forEach((key, value) -> held[0] |= key.startsWith(LOCK_OF));
    return held[0];
  }

  /** The mm of the running task goes by one name. */
  private String named(String mm) {
    return Condition.isRunning(mm, this) ? "current->mm" : mm;
  }

  /** Without what is known of places that only a frame which has returned can name. */
  public State forgetFrame(String prefix) {
    return without(path -> path.contains("[" + prefix) || path.contains(" " + prefix));
  }

  @SuppressWarnings("ReferenceEquality") // What has lost nothing is the same object.
  private State without(Predicate<String> gone) {
    Pinning left = pinning.without(gone);
    Ordered<Condition> known = conditions.where(path -> !gone.test(path));
    Ordered<Value> kept = store.where(key -> !gone.test(key));
    boolean points = kept.any(value -> isAt(value, gone));
    Ordered<Value> values =
        points ? kept.changed(value -> isAt(value, gone) ? Value.UNKNOWN : value) : kept;
    return values == store && known == conditions && left.equals(pinning)
        ? this
        : new State(values, known, left, lives, livesHash, marks, guessed);
  }

  private static boolean isAt(Value value, Predicate<String> gone) {
    return value instanceof Value.Symbolic pointer && gone.test(pointer.path());
  }

  /** Whether the name of a place has this part, up to the end of a word. */
  private static boolean mentions(String path, String part) {
    for (int at = path.indexOf(part); at >= 0; at = path.indexOf(part, at + 1)) {
      int end = at + part.length();
      if (end == path.length() || !Character.isJavaIdentifierPart(path.charAt(end))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The state as a called function sees it: without the callers' locals, unless {@code kept} says
   * it is needed.
   */
  public State called(Predicate<String> kept) {
    return stored(store.where(key -> !isLocal(key) || kept.test(key)));
  }

  /** The state in which an entry calls a function. */
  public State going(String function) {
    return load(ROUTE) instanceof Value.Symbol route
        ? store(
            ROUTE,
            route.name().length() > ROUTE_LIMIT
                ? Value.UNKNOWN
                : new Value.Symbol(route.name() + function + "/"))
        : this;
  }

  /** This state after a call, with the locals that the caller had and the call did not see. */
  public State returned(State caller) {
    return stored(store.filled(caller.store, State::isLocal));
  }

  private State stored(Ordered<Value> next) {
    return next.equals(store)
        ? this
        : new State(next, conditions, pinning, lives, livesHash, marks, guessed);
  }

  /** Locals are named after their frame: {@code f3.x}. */
  private static boolean isLocal(String key) {
    return key.length() > 1 && key.charAt(0) == 'f' && Character.isDigit(key.charAt(1));
  }

  /**
   * With every stored value changed by {@code change}, and no conditions but how the vma was asked
   * for: for paths that are too many.
   */
  public State coarse(UnaryOperator<Value> change) {
    return new State(
        store.changed(change),
        conditions.where(FlagWords::isLasting),
        pinning,
        lives,
        livesHash,
        marks,
        guessed);
  }

  /** What has to be the same in states that are taken together: all but plain values. */
  public State shape() {
    return stored(store.where(key -> !isPlain(key)));
  }

  /**
   * What holds in this state and in another one of the same shape; which way was taken is not known
   * any more.
   */
  public State or(State other) {
    Ordered<Value> both = store;
    for (String key : other.plain()) {
      both = both.with(key, either(load(key), other.load(key)));
    }
    for (String key : plain()) {
      both = both.with(key, either(load(key), other.load(key)));
    }
    return stored(both).guess();
  }

  private static Value either(@Nullable Value one, @Nullable Value other) {
    return one != null && one.equals(other) ? one : Value.UNKNOWN;
  }

  private List<String> plain() {
    List<String> keys = new ArrayList<>();
    store.forEach((key, value) -> {
      if (isPlain(key)) {
        keys.add(key);
      }
    });
    return keys;
  }

  /** Whether it says how large something is, or which object another one leads to. */
  private boolean isPlain(String key) {
    boolean special = key.startsWith("vma ") || key.startsWith("(");
    return !special
        && switch (load(key)) {
          case Value.Unknown unknown -> true;
          case Value.NonZero some -> true;
          case Value.Positive count -> true;
          case Value.Negative error -> true;
          case Value.Number number -> true;
          case Value.Symbol symbol -> true;
          case Value.Compare compare -> true;
          case Value.Symbolic object -> !isLocal(key);
          case null, default -> false;
        };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof State that
        && hash == that.hash
        && store.equals(that.store)
        && conditions.equals(that.conditions)
        && pinning.equals(that.pinning)
        && lives.equals(that.lives)
        && marks.equals(that.marks)
        && guessed == that.guessed;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
