package org.zuflint.core.preprocess.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.SourceFile;

/** The files of a run, each cut into tokens once and shared by all threads. */
public final class Headers {
  private final Disk disk;
  private final Vocabulary vocabulary = new Vocabulary();
  private final ConcurrentHashMap<String, Optional<TokenFile>> files = new ConcurrentHashMap<>();

  private final ConcurrentHashMap<SearchPath, SearchPath> paths = new ConcurrentHashMap<>();
  private volatile int usual = 1 << 14;

  /** Headers that are read from {@code disk} when they are first included. */
  public Headers(Disk disk) {
    this.disk = disk;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /**
   * The file at {@code path}, which may be relative to {@code start}; null when there is none.
   *
   * @throws UncheckedIOException when it is there and cannot be read
   */
  public @Nullable TokenFile at(String start, String path) {
    String key = path.startsWith("/") ? path : start + '\n' + path;
    Optional<TokenFile> known = files.get(key);
    if (known == null) {
      known = files.computeIfAbsent(key, fresh -> read(start, path));
    }
    return known.orElse(null);
  }

  private Optional<TokenFile> read(String start, String path) {
    try {
      return Optional.ofNullable(disk.read(start, path)).map(this::lex);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** An equal path, which remembers what units with the same folders have found. */
  public SearchPath path(SearchPath path) {
    return paths.computeIfAbsent(path, fresh -> fresh);
  }

  /** How many tokens to make room for in a unit, so that there need not be made more room. */
  public int usualCount() {
    return usual;
  }

  /** A unit had so many tokens. */
  public void counted(int tokens) {
    usual = Math.max(usual, tokens);
  }

  /** Cuts a file that is not a header; it is not kept. */
  public TokenFile lex(SourceFile file) {
    return TokenFile.of(file, vocabulary);
  }

  /** A text that is no file, as the macros of a command line; the same text is cut once. */
  public TokenFile text(String name, String text) {
    String key = name + '\r' + text;
    Optional<TokenFile> known =
        files.computeIfAbsent(key, fresh -> Optional.of(lex(SourceFile.of(name, text))));
    return known.orElseThrow();
  }
}
