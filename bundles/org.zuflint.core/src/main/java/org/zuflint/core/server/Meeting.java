package org.zuflint.core.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.Program;
import org.zuflint.core.user.ThreadLog;

/** Which calls of user mode come to which accesses of a vma: by operation, command and offset. */
final class Meeting {
  private final Commands commands;
  private final List<String> guards;
  private final List<AccessFact> accesses;
  private final Program program;

  Meeting(Commands commands, List<String> guards, List<AccessFact> accesses, Program program) {
    this.commands = commands;
    this.guards = guards;
    this.accesses = accesses;
    this.program = program;
  }

  /** Whether the deed maps the vma, or comes to an access of it. */
  boolean isAbout(ThreadLog.Deed deed) {
    if (deed.operation().equals("mmap")) {
      return mayMap(deed.what());
    }
    return touches(deed);
  }

  /** Whether it comes to an insert or zap of the vma: most mappings are made without. */
  boolean touches(ThreadLog.Deed deed) {
    return accesses.stream().anyMatch(fact -> runs(deed, fact));
  }

  /** Whether a call of user mode may run the entry of this access. */
  boolean runs(ThreadLog.Deed deed, AccessFact fact) {
    if (fact.entry().kind() == EntryKind.MMAP) {
      return deed.operation().equals("mmap") && mayMap(deed.what());
    }
    if (!deed.operation().equals(operation(fact.entry()))) {
      return false;
    }
    Set<String> selected = selected(fact);
    if (!deed.operation().equals("ioctl") || selected.isEmpty() || deed.what().isEmpty()) {
      return true;
    }
    int file = fact.entry().function().file();
    return selected.contains(deed.what())
        || selected.stream()
            .map(name -> commands.identity(name, file))
            .anyMatch(commands.identity(deed.what(), file)::equals);
  }

  /** The commands that lead to the access; those of the same place when a path forgot its own. */
  private Set<String> selected(AccessFact fact) {
    Set<String> selected = commandsOf(fact);
    if (!selected.isEmpty()) {
      return selected;
    }
    for (AccessFact other : accesses) {
      if (other.where().equals(fact.where()) && other.entry().equals(fact.entry())) {
        selected.addAll(commandsOf(other));
      }
    }
    return selected;
  }

  private static Set<String> commandsOf(AccessFact fact) {
    String words = fact.entry().words();
    String rest =
        fact.label().startsWith(words) ? fact.label().substring(words.length()).strip() : "";
    return rest.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(rest.split(" ")));
  }

  /** The system call behind a member of file_operations. */
  private static String operation(EntryPoint entry) {
    String member = entry.words();
    if (member.contains("ioctl")) {
      return "ioctl";
    }
    if (member.startsWith("read")) {
      return "read";
    }
    return member.startsWith("write") ? "write" : member;
  }

  /** Whether a mapping at this offset may be the vma: its provider tests the offset by name. */
  boolean mayMap(String offset) {
    List<String> tests = new ArrayList<>();
    for (String guard : guards) {
      if (guard.contains("==") && guard.contains("pgoff")) {
        tests.add(guard);
      }
    }
    boolean numeric = offset.isEmpty() || Character.isDigit(offset.charAt(0));
    return numeric
        || tests.isEmpty()
        || tests.stream().anyMatch(guard -> guard.matches(".*\\b" + offset + "\\b.*"));
  }

  /**
   * Whether the provider hands out the vma for some kinds of files only: a thread that maps a file
   * and never comes to an access may have mapped another.
   */
  boolean dependsOnFile() {
    return guards.stream().anyMatch(guard -> !guard.contains("pgoff"));
  }

  Program program() {
    return program;
  }
}
