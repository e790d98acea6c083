package org.zuflint.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What a call does to the lock of an mm: mmap_sem until 5.7, mmap_lock since
 * (include/linux/mmap_lock.h).
 *
 * @param named whether its argument is the lock, which need not be that of an mm
 * @param told how it says whether it has taken it
 */
public record MmapLock(Does does, boolean named, Told told) {
  /** What becomes of the lock. */
  public enum Does {
    READS,
    WRITES,
    DOWNGRADES,
    GIVES
  }

  /** What a call that takes the lock answers when it has: nothing, 0, or 1. */
  public enum Told {
    NOTHING,
    ZERO,
    ONE
  }

  /** Null for other calls. */
  public static @Nullable MmapLock of(String call) {
    boolean named = call.startsWith("down") || call.startsWith("up_");
    Told told =
        call.endsWith("_killable")
            ? Told.ZERO
            : call.endsWith("_trylock") ? Told.ONE : Told.NOTHING;
    Does does =
        switch (call) {
          case "mmap_read_lock",
              "mmap_read_lock_killable",
              "mmap_read_trylock",
              "down_read",
              "down_read_nested",
              "down_read_killable",
              "down_read_trylock" ->
              Does.READS;
          case "mmap_write_lock",
              "mmap_write_lock_nested",
              "mmap_write_lock_killable",
              "mmap_write_trylock",
              "down_write",
              "down_write_nested",
              "down_write_killable",
              "down_write_trylock" ->
              Does.WRITES;
          case "mmap_write_downgrade", "downgrade_write" -> Does.DOWNGRADES;
          case "mmap_read_unlock",
              "mmap_read_unlock_non_owner",
              "mmap_write_unlock",
              "up_read",
              "up_read_non_owner",
              "up_write" ->
              Does.GIVES;
          default -> null;
        };
    return does == null ? null : new MmapLock(does, named, told);
  }
}
