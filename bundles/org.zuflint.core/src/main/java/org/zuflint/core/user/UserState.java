package org.zuflint.core.user;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.user.UserValue.Mask;

/** What is known at one point of one path of a thread. Immutable; equal states are merged. */
public final class UserState {
  public static final UserState EMPTY = new UserState(new TreeMap<>());

  /** The mask of the running thread. */
  private static final String AFFINITY = "(affinity)";

  /** Before the place of a mapping that a child made by fork would have too. */
  private static final String LIVE = "(live) ";

  private final SortedMap<String, UserValue> store;
  private final int hash;

  private UserState(SortedMap<String, UserValue> store) {
    this.store = store;
    this.hash = store.hashCode();
  }

  @Nullable UserValue load(String key) {
    return store.get(key);
  }

  UserState store(String key, UserValue value) {
    if (value.equals(store.get(key))) {
      return this;
    }
    SortedMap<String, UserValue> next = new TreeMap<>(store);
    next.put(key, value);
    return new UserState(next);
  }

  Mask affinity() {
    return store.get(AFFINITY) instanceof Mask mask ? mask : Mask.UNSET;
  }

  UserState affinity(Mask mask) {
    return store(AFFINITY, mask);
  }

  UserState mapped(UserValue.Mapping mapping) {
    return store(LIVE + mapping.made(), mapping);
  }

  /** After munmap, or after the mapping is kept from children. */
  UserState unmapped(UserValue.Mapping mapping) {
    return keep(key -> !key.equals(LIVE + mapping.made()));
  }

  /** A mapping that a child would inherit now, null when there is none. */
  UserValue.@Nullable Mapping inherited() {
    for (UserValue value : store.subMap(LIVE, LIVE + Character.MAX_VALUE).values()) {
      if (value instanceof UserValue.Mapping mapping) {
        return mapping;
      }
    }
    return null;
  }

  /** Without what is known of an object and its parts. */
  UserState forget(String path) {
    return keep(key -> !isIn(key, path));
  }

  static boolean isIn(String key, String path) {
    return key.startsWith(path)
        && (key.length() == path.length() || ".[".indexOf(key.charAt(path.length())) >= 0);
  }

  /** The values in an object, and in the callers' locals that it points to. */
  List<UserValue> held(String path) {
    List<UserValue> held = new ArrayList<>(0);
    SortedSet<String> seen = new TreeSet<>(List.of(path));
    Deque<String> paths = new ArrayDeque<>(seen);
    while (!paths.isEmpty()) {
      String object = paths.remove();
      for (Map.Entry<String, UserValue> part : store.tailMap(object).entrySet()) {
        if (!part.getKey().startsWith(object)) {
          break;
        }
        if (isIn(part.getKey(), object)) {
          held.add(part.getValue());
          if (part.getValue() instanceof UserValue.Address further
              && UserEvaluator.isLocal(further.path())
              && seen.add(further.path())) {
            paths.add(further.path());
          }
        }
      }
    }
    return held;
  }

  /** What is known of an object and its parts becomes known of another too: an assignment. */
  UserState copy(String from, String to) {
    SortedMap<String, UserValue> next = new TreeMap<>(forget(to).store);
    store.forEach((key, value) -> {
      if (isIn(key, from)) {
        next.put(to + key.substring(from.length()), value);
      }
    });
    return new UserState(next);
  }

  UserState keep(Predicate<String> kept) {
    SortedMap<String, UserValue> next = new TreeMap<>();
    store.forEach((key, value) -> {
      if (kept.test(key)) {
        next.put(key, value);
      }
    });
    return next.size() == store.size() ? this : new UserState(next);
  }

  UserState map(UnaryOperator<UserValue> change) {
    SortedMap<String, UserValue> next = new TreeMap<>();
    store.forEach((key, value) -> next.put(key, change.apply(value)));
    return new UserState(next);
  }

  /** Only what must not be mixed up: masks, files, mappings, functions, threads. */
  UserState telling() {
    return keep(key -> !isPlain(store.get(key)));
  }

  private static boolean isPlain(@Nullable UserValue value) {
    return value instanceof UserValue.Number
        || value instanceof UserValue.Constant
        || value instanceof UserValue.Unknown
        || value instanceof UserValue.Counter
        || value instanceof UserValue.Text
        || value instanceof UserValue.Address;
  }

  /** What is known in both. */
  UserState join(UserState other) {
    return keep(key -> Objects.equals(store.get(key), other.load(key)));
  }

  SortedMap<String, UserValue> entries() {
    return store;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UserState that && hash == that.hash && store.equals(that.store);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
