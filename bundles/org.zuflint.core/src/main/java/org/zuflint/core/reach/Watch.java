package org.zuflint.core.reach;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zuflint.core.owned.Drivers;
import org.zuflint.core.owned.Drops;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/**
 * By folder, the words that some function polls, and the memory whose pages some function shows; by
 * driver, what owners of pages wait for.
 */
final class Watch {
  private static final Set<String> NONE = Set.of();

  private final Program program;
  private final Map<String, Set<String>> polled = new TreeMap<>();
  private final Map<String, Set<String>> asked = new TreeMap<>();
  private final Map<String, Set<String>> shown = new TreeMap<>();
  private final Drivers drivers;

  Watch(Program program, Drivers drivers) {
    this.program = program;
    this.drivers = drivers;
    for (FunctionFacts function : program.functions()) {
      String folder = program.folder(function.file());
      add(folder, function.watched().polled(), polled);
      add(folder, function.watched().asked(), asked);
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
    String folder = program.folder(file);
    if (polled.getOrDefault(folder, NONE).contains(member)) {
      return true;
    }
    return drivers.isFlagged(folder)
        ? drivers.drops(folder).isTold(member) || isPolledBeside(member, folder)
        : asked.getOrDefault(folder, NONE).contains(member);
  }

  /** Whether somebody who waits for the word may go on when this is written. */
  boolean mayEnd(String member, int file, Drops.Written value) {
    String folder = program.folder(file);
    return !drivers.isFlagged(folder) || drivers.drops(folder).mayEnd(member, value);
  }

  /** Whether in another folder of the driver. */
  private boolean isPolledBeside(String member, String folder) {
    return drivers.folders(folder).stream()
        .anyMatch(other -> polled.getOrDefault(other, NONE).contains(member));
  }

  /** Whether a function that drops pages waits for this lock; its struct may not be known. */
  boolean isGate(String struct, String member, int file) {
    String folder = program.folder(file);
    return drivers.isFlagged(folder) && drivers.drops(folder).isGate(struct, member);
  }

  boolean isShown(String name, int file) {
    String folder = program.folder(file);
    return shown.getOrDefault(folder, NONE).contains(name)
        || (drivers.isFlagged(folder) && drivers.drops(folder).isShown(name));
  }

  boolean isFlagged(int file) {
    return drivers.isFlagged(program.folder(file));
  }

  boolean shows(int file) {
    return drivers.folders(program.folder(file)).stream().anyMatch(shown::containsKey);
  }
}
