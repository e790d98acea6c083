package org.zuflint.core.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.zuflint.core.source.Source;

/** Files, and the folders that they are in. */
final class ByFolder {
  private final List<String> folders;
  private final Map<String, List<Integer>> files = new TreeMap<>();

  ByFolder(List<Source> sources) {
    folders = sources.stream().map(source -> folder(source.path())).toList();
    for (int file = 0; file < folders.size(); file++) {
      files.computeIfAbsent(folders.get(file), fresh -> new ArrayList<>()).add(file);
    }
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  String of(int file) {
    return folders.get(file);
  }

  /** By file, a number that is the same for the same folder. */
  int[] numbers() {
    int[] numbers = new int[folders.size()];
    int number = 0;
    for (List<Integer> together : files.values()) {
      for (int file : together) {
        numbers[file] = number;
      }
      number++;
    }
    return numbers;
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
