package org.zuflint.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Things of the same name from many files; the one nearest to the asking file wins: same file, same
 * folder, first.
 */
final class Nearest<T> {
  /** The things of one name, and their files in rising order. */
  private static final class Named<T> {
    private final List<T> things = new ArrayList<>(1);
    private int[] files = new int[1];

    void add(int file, T thing) {
      if (things.size() == files.length) {
        files = Arrays.copyOf(files, files.length * 2);
      }
      files[things.size()] = file;
      things.add(thing);
    }

    int count() {
      return things.size();
    }
  }

  private final int[] folders;

  /** Only ever asked by key, never iterated. */
  private final Map<String, Named<T>> byName = new HashMap<>();

  /** {@code folders} tells for each file which folder it is in. */
  Nearest(int[] folders) {
    this.folders = folders;
  }

  /** Files come in rising order. */
  void add(String name, int file, T thing) {
    byName.computeIfAbsent(name, fresh -> new Named<>()).add(file, thing);
  }

  @Nullable T of(String name, int from) {
    List<T> all = all(name, from);
    return all.isEmpty() ? null : all.get(0);
  }

  /** All in the same file; without any, all in the same folder; without any, all. */
  List<T> all(String name, int from) {
    Named<T> named = byName.get(name);
    if (named == null) {
      return List.of();
    }
    if (named.count() == 1 || from < 0) {
      return Collections.unmodifiableList(named.things);
    }
    List<T> own = ofFile(named, from);
    if (!own.isEmpty()) {
      return own;
    }
    List<T> near = new ArrayList<>(2);
    for (int i = 0; i < named.count(); i++) {
      if (folders[named.files[i]] == folders[from]) {
        near.add(named.things.get(i));
      }
    }
    return near.isEmpty() ? Collections.unmodifiableList(named.things) : near;
  }

  private List<T> ofFile(Named<T> named, int file) {
    int found = Arrays.binarySearch(named.files, 0, named.count(), file);
    if (found < 0) {
      return List.of();
    }
    int first = found;
    while (first > 0 && named.files[first - 1] == file) {
      first--;
    }
    int end = found + 1;
    while (end < named.count() && named.files[end] == file) {
      end++;
    }
    return Collections.unmodifiableList(named.things.subList(first, end));
  }

  /** Whether there is one in the same file or folder. */
  boolean isBeside(String name, int from) {
    Named<T> named = byName.get(name);
    for (int i = 0; named != null && i < named.count(); i++) {
      if (named.files[i] == from || (from >= 0 && folders[named.files[i]] == folders[from])) {
        return true;
      }
    }
    return false;
  }
}
