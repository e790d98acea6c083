package org.zuflint.app.sight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run has looked for beside its own files: headers that are there, and names under which
 * there is none.
 */
public final class Surroundings {
  private static final String NOTHING = "";

  private final Map<String, String> seen = new ConcurrentSkipListMap<>();

  /**
   * A file that was looked for.
   *
   * @param print names its content; empty when there is no such file
   */
  public record Seen(String path, String print) {}

  /** {@code content}: null when there is no such file. */
  public void saw(Path file, byte @Nullable [] content) {
    seen.putIfAbsent(file.toString(), content == null ? NOTHING : Print.of(content));
  }

  /** What an earlier run has seen, and what is the same still. */
  public void recall(List<Seen> earlier) {
    earlier.forEach(one -> seen.putIfAbsent(one.path, one.print));
  }

  /** All of it, sorted. */
  public List<Seen> all() {
    List<Seen> all = new ArrayList<>();
    seen.forEach((path, print) -> all.add(new Seen(path, print)));
    return all;
  }

  /** Whether everything is as it was seen. */
  public static boolean hold(List<Seen> all) {
    return all.parallelStream().allMatch(Surroundings::holds);
  }

  private static boolean holds(Seen one) {
    try {
      Path file = Path.of(one.path);
      boolean there = Files.isRegularFile(file);
      return there ? Print.of(Files.readAllBytes(file)).equals(one.print) : one.print.isEmpty();
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Names all that was seen. */
  public static String print(List<Seen> all) {
    List<String> words = new ArrayList<>();
    all.forEach(one -> words.addAll(List.of(one.path, one.print)));
    return Print.of(words);
  }
}
