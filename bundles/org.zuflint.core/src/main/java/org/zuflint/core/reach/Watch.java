package org.zuflint.core.reach;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/**
 * By folder, the words that some function polls, and the memory whose pages some function shows.
 */
final class Watch {
  private static final Set<String> NONE = Set.of();

  private final Program program;
  private final Map<String, Set<String>> polled = new TreeMap<>();
  private final Map<String, Set<String>> shown = new TreeMap<>();

  Watch(Program program) {
    this.program = program;
    for (FunctionFacts function : program.functions()) {
      String folder = program.folder(function.file());
      add(folder, function.watched().polled(), polled);
      add(folder, function.watched().shown(), shown);
    }
  }

  private static void add(
      String folder, Iterable<String> names, Map<String, Set<String>> byFolder) {
    for (String name : names) {
      byFolder.computeIfAbsent(folder, fresh -> new TreeSet<>()).add(name);
    }
  }

  boolean isPolled(String member, int file) {
    return polled.getOrDefault(program.folder(file), NONE).contains(member);
  }

  boolean isShown(String name, int file) {
    return shown.getOrDefault(program.folder(file), NONE).contains(name);
  }

  boolean shows(int file) {
    return shown.containsKey(program.folder(file));
  }
}
