package org.zuflint.core.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Things of the same name from many files; the one nearest to the asking file wins: same file, same
 * folder, first.
 */
final class Nearest<T> {
  private record Entry<T>(int file, T thing) {}

  private final List<String> folders;

  /** Only ever asked by key, never iterated. */
  private final Map<String, List<Entry<T>>> byName = new HashMap<>();

  Nearest(List<String> folders) {
    this.folders = folders;
  }

  void add(String name, int file, T thing) {
    byName.computeIfAbsent(name, fresh -> new ArrayList<>(1)).add(new Entry<>(file, thing));
  }

  @Nullable T of(String name, int from) {
    List<T> all = all(name, from);
    return all.isEmpty() ? null : all.get(0);
  }

  /** All in the same file; without any, all in the same folder; without any, all. */
  List<T> all(String name, int from) {
    List<Entry<T>> entries = byName.get(name);
    if (entries == null) {
      return List.of();
    }
    List<T> best = new ArrayList<>();
    int nearness = 0;
    for (Entry<T> entry : entries) {
      int near = nearness(entry.file(), from);
      if (near > nearness) {
        best.clear();
        nearness = near;
      }
      if (near == nearness) {
        best.add(entry.thing());
      }
    }
    return best;
  }

  /** Whether there is one in the same file or folder. */
  boolean isBeside(String name, int from) {
    List<Entry<T>> entries = byName.getOrDefault(name, List.of());
    return entries.stream().anyMatch(entry -> nearness(entry.file(), from) > 1);
  }

  private int nearness(int file, int from) {
    if (file == from) {
      return 3;
    }
    return from >= 0 && folders.get(file).equals(folders.get(from)) ? 2 : 1;
  }
}
