package org.zuflint.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Source;

/**
 * Things of the same name from many files; the one nearest to the asking file wins: same file, same
 * folder, first.
 */
final class Nearest<T> {
  /** The things of one name, and their files in rising order; most names have one only. */
  private static final class Named<T> {
    private Object[] things;
    private int[] files;
    private int count = 1;

    Named(int file, T thing) {
      things = new Object[] {thing};
      files = new int[] {file};
    }

    void add(int file, T thing) {
      if (count == files.length) {
        files = Arrays.copyOf(files, count * 2);
        things = Arrays.copyOf(things, count * 2);
      }
      files[count] = file;
      things[count++] = thing;
    }

    @SuppressWarnings("unchecked")
    T thing(int i) {
      return (T) things[i];
    }

    @SuppressWarnings("unchecked")
    List<T> things(int from, int to) {
      return to == from + 1
          ? List.of(thing(from))
          : Collections.unmodifiableList((List<T>) Arrays.asList(things).subList(from, to));
    }
  }

  private final int[] folders;

  /** Only ever asked by key, never iterated. */
  private final Map<String, Named<T>> byName = new HashMap<>();

  Nearest(Folders folders) {
    this.folders = folders.numbers;
  }

  /** Files come in rising order. */
  void add(String name, int file, T thing) {
    Named<T> named = byName.get(name);
    if (named == null) {
      byName.put(name, new Named<>(file, thing));
    } else {
      named.add(file, thing);
    }
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
    if (named.count == 1 || from < 0) {
      return named.things(0, named.count);
    }
    List<T> own = ofFile(named, from);
    if (!own.isEmpty()) {
      return own;
    }
    List<T> near = new ArrayList<>(2);
    for (int i = 0; i < named.count; i++) {
      if (folders[named.files[i]] == folders[from]) {
        near.add(named.thing(i));
      }
    }
    return near.isEmpty() ? named.things(0, named.count) : near;
  }

  private List<T> ofFile(Named<T> named, int file) {
    int found = Arrays.binarySearch(named.files, 0, named.count, file);
    if (found < 0) {
      return List.of();
    }
    int first = found;
    while (first > 0 && named.files[first - 1] == file) {
      first--;
    }
    int end = found + 1;
    while (end < named.count && named.files[end] == file) {
      end++;
    }
    return named.things(first, end);
  }

  /** Whether there is one in the same file or folder. */
  boolean isBeside(String name, int from) {
    Named<T> named = byName.get(name);
    for (int i = 0; named != null && i < named.count; i++) {
      if (named.files[i] == from || (from >= 0 && folders[named.files[i]] == folders[from])) {
        return true;
      }
    }
    return false;
  }

  /** Files, and the folders that they are in. */
  static final class Folders {
    private final List<String> folders;
    private final Map<String, List<Integer>> files = new TreeMap<>();

    /** By file, a number that is the same for the same folder. */
    private final int[] numbers;

    Folders(List<? extends Source> sources) {
      folders = sources.stream().map(source -> folder(Struct.plain(source.path()))).toList();
      for (int file = 0; file < folders.size(); file++) {
        files.computeIfAbsent(folders.get(file), fresh -> new ArrayList<>()).add(file);
      }
      numbers = new int[folders.size()];
      int number = 0;
      for (List<Integer> together : files.values()) {
        for (int file : together) {
          numbers[file] = number;
        }
        number++;
      }
    }

    /** The folder that a file is in; empty for none. */
    static String folder(String path) {
      int slash = path.lastIndexOf('/');
      return slash < 0 ? "" : path.substring(0, slash);
    }

    String of(int file) {
      return folders.get(file);
    }

    /** The files of these folders, in their order. */
    List<Integer> files(Predicate<String> these) {
      List<Integer> found = new ArrayList<>();
      files.forEach((folder, together) -> {
        if (these.test(folder)) {
          found.addAll(together);
        }
      });
      found.sort(null);
      return found;
    }
  }
}
