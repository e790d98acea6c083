package org.zuflint.core.parse.share;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Trees of external declarations by their tokens: what one unit of a run has read, the next need
 * not read again. Threads share it. A tree follows from the tokens and from what is known of their
 * words, so that it does not matter who made it; what was not used for long is forgotten.
 */
public final class SharedTrees {
  /** Tokens of one generation. */
  private final long most;

  private volatile Generations generations =
      new Generations(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new AtomicLong());

  /** What was used since the last change of generations, and before that. */
  private record Generations(
      ConcurrentHashMap<Long, Item> young, ConcurrentHashMap<Long, Item> old, AtomicLong tokens) {}

  /** Keeps declarations of {@code most} tokens and forgets about half of them at a time. */
  public SharedTrees(long most) {
    this.most = most / 2;
  }

  /** The declaration noted under the mark {@code mark}; the caller must compare the rest of it. */
  @Nullable Item get(long mark) {
    Generations now = generations;
    Item item = now.young.get(mark);
    if (item == null) {
      item = now.old.get(mark);
      if (item != null) {
        put(mark, item);
      }
    }
    return item;
  }

  void put(long mark, Item item) {
    Generations now = generations;
    if (now.young.put(mark, item) == null && now.tokens.addAndGet(item.count()) > most) {
      generations = new Generations(new ConcurrentHashMap<>(), now.young, new AtomicLong());
    }
  }
}
