package org.zuflint.core.state;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small map from names to what is known of them, in the order of the names. Immutable: a change
 * copies two short arrays and corrects the hash, as walks make millions of them.
 */
final class Ordered<V> {
  private final String[] names;
  private final Object[] values;
  private final int hash;

  private Ordered(String[] names, Object[] values, int hash) {
    this.names = names;
    this.values = values;
    this.hash = hash;
  }

  static <V> Ordered<V> empty() {
    return new Ordered<>(new String[0], new Object[0], 0);
  }

  @SuppressWarnings("unchecked")
  private V value(int i) {
    return (V) values[i];
  }

  @Nullable V get(String name) {
    int at = Arrays.binarySearch(names, name);
    return at < 0 ? null : value(at);
  }

  void forEach(BiConsumer<String, V> visit) {
    for (int i = 0; i < names.length; i++) {
      visit.accept(names[i], value(i));
    }
  }

  boolean any(Predicate<V> is) {
    for (int i = 0; i < names.length; i++) {
      if (is.test(value(i))) {
        return true;
      }
    }
    return false;
  }

  /** This map when it says so already. */
  Ordered<V> with(String name, V value) {
    int at = Arrays.binarySearch(names, name);
    if (at >= 0) {
      Object old = values[at];
      if (old.equals(value)) {
        return this;
      }
      Object[] changed = values.clone();
      changed[at] = value;
      return new Ordered<>(names, changed, hash - hash(name, old) + hash(name, value));
    }
    int to = -at - 1;
    int count = names.length;
    String[] moreNames = Arrays.copyOf(names, count + 1);
    Object[] more = Arrays.copyOf(values, count + 1);
    System.arraycopy(names, to, moreNames, to + 1, count - to);
    System.arraycopy(values, to, more, to + 1, count - to);
    moreNames[to] = name;
    more[to] = value;
    return new Ordered<>(moreNames, more, hash + hash(name, value));
  }

  /** Only the names that {@code kept} accepts. */
  Ordered<V> where(Predicate<String> kept) {
    int count = 0;
    String[] some = new String[names.length];
    Object[] theirs = new Object[names.length];
    int left = hash;
    for (int i = 0; i < names.length; i++) {
      if (kept.test(names[i])) {
        some[count] = names[i];
        theirs[count++] = values[i];
      } else {
        left -= hash(names[i], values[i]);
      }
    }
    return count == names.length
        ? this
        : new Ordered<>(Arrays.copyOf(some, count), Arrays.copyOf(theirs, count), left);
  }

  /** With what another says of names that {@code taken} accepts and that are not here. */
  Ordered<V> filled(Ordered<V> other, Predicate<String> taken) {
    int most = names.length + other.names.length;
    String[] all = new String[most];
    Object[] theirs = new Object[most];
    int count = 0;
    int mine = 0;
    int sum = hash;
    for (int i = 0; i < other.names.length; i++) {
      String name = other.names[i];
      if (!taken.test(name)) {
        continue;
      }
      int order = -1;
      while (mine < names.length && (order = names[mine].compareTo(name)) < 0) {
        all[count] = names[mine];
        theirs[count++] = values[mine++];
      }
      if (mine == names.length || order != 0) {
        all[count] = name;
        theirs[count++] = other.values[i];
        sum += hash(name, other.values[i]);
      }
    }
    int rest = names.length - mine;
    System.arraycopy(names, mine, all, count, rest);
    System.arraycopy(values, mine, theirs, count, rest);
    count += rest;
    return count == names.length
        ? this
        : new Ordered<>(Arrays.copyOf(all, count), Arrays.copyOf(theirs, count), sum);
  }

  /** With every value changed. */
  Ordered<V> changed(UnaryOperator<V> change) {
    Object[] after = new Object[values.length];
    int next = hash;
    for (int i = 0; i < values.length; i++) {
      V now = change.apply(value(i));
      after[i] = now;
      if (!now.equals(values[i])) {
        next += hash(names[i], now) - hash(names[i], values[i]);
      }
    }
    return new Ordered<>(names, after, next);
  }

  NavigableMap<String, V> map() {
    NavigableMap<String, V> map = new TreeMap<>();
    forEach(map::put);
    return map;
  }

  private static int hash(String name, Object value) {
    return name.hashCode() * 31 ^ value.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Ordered<?> that
            && hash == that.hash
            && Arrays.equals(names, that.names)
            && Arrays.equals(values, that.values));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
