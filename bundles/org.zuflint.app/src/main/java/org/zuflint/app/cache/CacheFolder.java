package org.zuflint.app.cache;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where work is kept that can be done again. */
public final class CacheFolder {
  private CacheFolder() {}

  /** By the environment variables; null when they say so, or name no home. */
  public static @Nullable Path of(Map<String, String> environment) {
    String own = environment.getOrDefault("ZUFLINT_CACHE", "");
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
    if (!own.isEmpty()) {
      return own.equals(Cache.OFF) ? null : Path.of(own);
    }
    if (!shared.isEmpty()) {
      return Path.of(shared, "zuflint");
    }
    return home.isEmpty() ? null : Path.of(home, ".cache", "zuflint");
  }
}
