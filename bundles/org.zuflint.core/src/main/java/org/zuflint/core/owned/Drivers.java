package org.zuflint.core.owned;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.zuflint.core.kernel.KnownTypes;
import org.zuflint.core.links.Links;
import org.zuflint.core.program.Program;

/** What belongs to one driver: a folder, and for one that has the flag those linked with it. */
public final class Drivers {
  private final Program program;

  /** Folders near one that mentions the flag. */
  private final Set<String> flagged = new TreeSet<>();

  /** By folder, the folders whose functions call it, and that it calls; of those near a flag. */
  private final Map<String, Set<String>> joined = new TreeMap<>();

  /** By folder, all that are joined, directly or not. */
  private final Map<String, Set<String>> groups = new TreeMap<>();

  /** By first folder; only asked by key. */
  private final Map<String, Drops> drops = new ConcurrentHashMap<>();

  public Drivers(Program program) {
    this.program = program;
    Set<String> mentioning = program.flagged();
    for (int file = 0; file < program.fileCount() && !mentioning.isEmpty(); file++) {
      String folder = program.folder(file);
      if (!flagged.contains(folder) && mentioning.stream().anyMatch(one -> near(one, folder))) {
        flagged.add(folder);
      }
    }
    if (!mentioning.isEmpty()) {
      new Links(program, flagged::contains, this::join).find();
    }
    flagged.addAll(joined.keySet());
    joined.keySet().forEach(folder -> groups.put(folder, reach(folder)));
  }

  /** Folders further away belong to it only when they use what mentions the flag themselves. */
  private void join(String folder, String other) {
    Set<String> mentioning = program.flagged();
    if (near(folder, other) || mentioning.contains(folder) || mentioning.contains(other)) {
      joined.computeIfAbsent(folder, fresh -> new TreeSet<>()).add(other);
      joined.computeIfAbsent(other, fresh -> new TreeSet<>()).add(folder);
    }
  }

  /** One inside the other, or two side by side in a third. */
  public static boolean near(String one, String other) {
    return one.equals(other)
        || one.isEmpty()
        || other.isEmpty()
        || one.startsWith(other + "/")
        || other.startsWith(one + "/")
        || parent(one).equals(parent(other));
  }

  private static String parent(String folder) {
    return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
  }

  /** Whether the folder belongs to a driver that mentions the flag. */
  public boolean isFlagged(String folder) {
    return flagged.contains(folder);
  }

  /** Whether the folders belong to one driver. */
  public boolean isOne(String folder, String other) {
    return folder.equals(other) || folders(folder).contains(other);
  }

  /** The folders of the driver, in their order. */
  public Set<String> folders(String folder) {
    return groups.getOrDefault(folder, Set.of(folder));
  }

  private Set<String> reach(String folder) {
    Set<String> all = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(folder));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (all.add(next)) {
        open.addAll(joined.getOrDefault(next, Set.of()));
      }
    }
    return all;
  }

  /** What the driver drops, looked for when first asked. */
  public Drops drops(String folder) {
    Set<String> folders = folders(folder);
    return drops.computeIfAbsent(
        folders.iterator().next(),
        fresh ->
            new Drops(
                program,
                program.functions(folders::contains).stream()
                    .filter(function -> !isUsers(function.file()))
                    .toList(),
                isFlagged(folder)));
  }

  /** Whether it is code of user mode, whose memory is its own. */
  private boolean isUsers(int file) {
    return program.includes(file).stream().anyMatch(KnownTypes::isLibcHeader);
  }
}
