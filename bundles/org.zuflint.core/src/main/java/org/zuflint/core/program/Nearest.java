package org.zuflint.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
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

    /** The number of the first thing whose file is not before this one. */
    int from(int file) {
      int found = Arrays.binarySearch(files, 0, count, file);
      int first = found < 0 ? -found - 1 : found;
      while (first > 0 && files[first - 1] == file) {
        first--;
      }
      return first;
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

  private final Folders folders;

  /** Only ever asked by key, never iterated. */
  private final Map<String, Named<T>> byName = new HashMap<>();

  Nearest(Folders folders) {
    this.folders = folders;
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
    List<T> near = near(named, from);
    return near.isEmpty() ? named.things(0, named.count) : near;
  }

  /** Those in the same folder. */
  private List<T> near(Named<T> named, int from) {
    List<T> near = new ArrayList<>(2);
    int folder = folders.numbers[from];
    int last = folders.last[folder];
    int i = named.from(folders.first[folder]);
    while (i < named.count && named.files[i] <= last) {
      if (folders.numbers[named.files[i]] == folder) {
        near.add(named.thing(i));
      }
      i++;
    }
    return near;
  }

  private List<T> ofFile(Named<T> named, int file) {
    int first = named.from(file);
    int end = first;
    while (end < named.count && named.files[end] == file) {
      end++;
    }
    return end == first ? List.of() : named.things(first, end);
  }

  /** Whether there is one in the same file or folder. */
  boolean isBeside(String name, int from) {
    Named<T> named = byName.get(name);
    return named != null && from >= 0 && !near(named, from).isEmpty();
  }

  /** Files, and the folders that they are in. */
  static final class Folders {
    private final List<String> folders;
    private final Map<String, List<Integer>> files = new TreeMap<>();

    /** By file, a number that is the same for the same folder. */
    private final int[] numbers;

    /** By number of a folder, its first and its last file. */
    private final int[] first;

    private final int[] last;

    Folders(List<? extends Source> sources) {
      folders = sources.stream().map(source -> folder(Struct.plain(source.path()))).toList();
      for (int file = 0; file < folders.size(); file++) {
        files.computeIfAbsent(folders.get(file), fresh -> new ArrayList<>()).add(file);
      }
      numbers = new int[folders.size()];
      first = new int[files.size()];
      last = new int[files.size()];
      int number = 0;
      for (List<Integer> together : files.values()) {
        for (int file : together) {
          numbers[file] = number;
        }
        first[number] = together.get(0);
        last[number] = together.get(together.size() - 1);
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

  /** Functions that only their file sees, and those with which it is one. */
  static final class Statics {
    private final Map<Integer, Map<String, List<FunctionFacts>>> byFile = new HashMap<>();

    /** By file, those that it includes, or that include it, and are no headers. */
    private final Map<Integer, List<Integer>> joined = new HashMap<>();

    void add(FunctionFacts function) {
      byFile
          .computeIfAbsent(function.file(), fresh -> new HashMap<>())
          .computeIfAbsent(function.name(), fresh -> new ArrayList<>(1))
          .add(function);
    }

    /** {@code #include "other.c"}. */
    void join(List<FileFacts> files, IntFunction<String> path) {
      Map<String, Integer> numbers = new HashMap<>();
      for (FileFacts facts : files) {
        String at = Folders.folder(path.apply(facts.file()));
        for (String include : facts.includes()) {
          if (include.endsWith(".c")) {
            if (numbers.isEmpty()) {
              files.forEach(
                  file -> numbers.put(Struct.plain(path.apply(file.file())), file.file()));
            }
            Integer other = numbers.get(Struct.plain(at.isEmpty() ? include : at + "/" + include));
            if (other != null) {
              joined.computeIfAbsent(other, fresh -> new ArrayList<>()).add(facts.file());
              joined.computeIfAbsent(facts.file(), fresh -> new ArrayList<>()).add(other);
            }
          }
        }
      }
    }

    /** What the name means there; empty when it is no such function. */
    List<FunctionFacts> of(String name, int file) {
      List<FunctionFacts> own = in(file, name);
      if (own.isEmpty()) {
        for (int other : joined.getOrDefault(file, List.of())) {
          if (!in(other, name).isEmpty()) {
            return in(other, name);
          }
        }
      }
      return own;
    }

    private List<FunctionFacts> in(int file, String name) {
      return byFile.getOrDefault(file, Map.of()).getOrDefault(name, List.of());
    }
  }
}
