package org.zuflint.app.cache;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.rules.Rules;

/**
 * Where a face keeps answers, and whom it tells when that does not work.
 *
 * @param folder null to keep none unless a request names a folder
 * @param complain told in one line
 */
public record Cache(@Nullable Path folder, Consumer<String> complain) {
  /** No cache, and nobody to tell. */
  public static final Cache NONE = new Cache(null, line -> {});

  /** What a request or zuflint.toml says when nothing is to be kept. */
  public static final String OFF = "off";

  private static final String ANSWERS = "answers";

  /** The entries in this cache; null when it has no folder. */
  public @Nullable Store store() {
    return folder == null ? null : new Store(folder.resolve(ANSWERS), Store.BYTES_MAX, complain);
  }

  /** The same in another folder; null keeps nothing. */
  public Cache in(@Nullable Path other) {
    return new Cache(other, complain);
  }

  /** Answers of earlier runs of this zuflint; null when nothing is kept. */
  public @Nullable Answers answers() {
    Store store = store();
    String build = store == null ? null : Build.of(parts());
    return store == null || build == null ? null : new Answers(store, build);
  }

  /** A class of each part that an answer depends on. */
  private static List<Class<?>> parts() {
    List<Class<?>> parts = new ArrayList<>(List.of(Cache.class, Rules.class));
    parts.addAll(Analyzer.parts());
    return parts;
  }
}
