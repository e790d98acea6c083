package org.zuflint.core.crew;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was used last, as much of it as is to be kept, for all threads; the rest has to be made
 * again. The last one is kept, however large.
 */
public final class Recent<K, V> {
  private final long most;
  private final ToLongFunction<V> size;

  /** The one used longest ago comes first. */
  private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);

  private long sum;

  /** {@code most}: the sum of the sizes that are kept. */
  public Recent(long most, ToLongFunction<V> size) {
    this.most = most;
    this.size = size;
  }

  public synchronized @Nullable V get(K key) {
    return kept.get(key);
  }

  /** The value from now on: another thread's when that was first. */
  public synchronized V put(K key, V value) {
    V first = kept.putIfAbsent(key, value);
    if (first != null) {
      return first;
    }
    sum += size.applyAsLong(value);
    Iterator<V> oldest = kept.values().iterator();
    while (sum > most && kept.size() > 1) {
      sum -= size.applyAsLong(oldest.next());
      oldest.remove();
    }
    return value;
  }
}
