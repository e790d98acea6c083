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
  private final Gates gates;

  Watch(Program program) {
    this.program = program;
    this.gates = new Gates(program);
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

  /** Whether a function that drops pages may wait for this lock. */
  boolean isGate(String struct, String member, int file) {
    return gates.has(struct, member, program.folder(file));
  }

  /** Whether a lock of this name may be one. */
  boolean mayBeGate(String member, int file) {
    return gates.may(member, program.folder(file));
  }

  boolean isShown(String name, int file) {
    return shown.getOrDefault(program.folder(file), NONE).contains(name);
  }

  boolean shows(int file) {
    return shown.containsKey(program.folder(file));
  }
}
