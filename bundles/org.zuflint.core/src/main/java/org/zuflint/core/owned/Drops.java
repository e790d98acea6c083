package org.zuflint.core.owned;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.links.OwnPages;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Registration;
import org.zuflint.core.program.Table;

/**
 * The places of one driver where pages go back, and whether who lets them go has first taken them
 * himself, or waited to the end for who maps them.
 */
public final class Drops {
  /** More steps than these are not followed in one driver. */
  private static final int STEPS = 100_000;

  private final Program program;
  private final List<FunctionFacts> functions;
  private final Mapper mapper;
  private final Set<Hasty> hasty = new LinkedHashSet<>();
  private final Set<String> shown;
  private final Set<Terms.Exit> heard = new LinkedHashSet<>();
  private final Polls polls;
  private final Set<String> completions = new TreeSet<>();
  private final Set<Terms.Exit> exits = new LinkedHashSet<>();
  private final Set<String> locks = new TreeSet<>();

  private int steps;

  /** Where there were more. */
  private @Nullable FunctionFacts cut;

  /** Of the driver that these functions are; {@code followed}: whether walks ask for its locks. */
  Drops(Program program, List<FunctionFacts> functions, boolean followed) {
    this.program = program;
    this.functions = functions;
    this.polls = new Polls(program, functions);
    this.mapper = new Mapper(program, functions, followed);
    Set<FunctionFacts> dropping = new HashSet<>();
    Set<FunctionFacts> entered = new LinkedHashSet<>();
    Set<FunctionFacts> roots = roots(dropping, entered);
    Terms driver = new Terms(program, mapper, functions);
    shown = driver.shown();
    OwnPages own = new OwnPages(program, functions);
    Set<FunctionFacts> ends = ends();
    Set<FunctionFacts> lasting = new LinkedHashSet<>(roots);
    lasting.removeAll(ends);
    roots.retainAll(ends);
    follow(driver, lasting, one -> false);
    Set<Terms.Exit> anytime = new LinkedHashSet<>(exits);
    follow(driver, roots, one -> own.are(one.function(), one.call(), one.where()));
    if (cut != null) {
      hasty.add(new Hasty(cut, cut.name(), cut.where(), Hasty.Why.PATHS, false));
    }
    Tellers tellers = new Tellers(program, mapper, completions, exits);
    // the release of the file that is running does not run beside it
    Tellers running = new Tellers(program, mapper, completions, anytime);
    hasty.addAll(running.early(mapper.coming(), (root, function) -> false));
    if (!exits.equals(anytime)) {
      hasty.addAll(tellers.early(mapper.coming(), own::isRunning));
    }
    Set<FunctionFacts> others = new LinkedHashSet<>(entered);
    others.removeAll(ends);
    hasty.addAll(tellers.others(others, (root, function) -> false));
    entered.retainAll(ends);
    OwnPages ofFile = new OwnPages(program, reach(entered));
    hasty.addAll(
        tellers.others(entered, (root, function) -> ofFile.isOwn(root, function, functions)));
  }

  /** These, and the functions that they call. */
  private List<FunctionFacts> reach(Set<FunctionFacts> from) {
    List<FunctionFacts> all = new ArrayList<>(from);
    Set<FunctionFacts> seen = new HashSet<>(from);
    for (int i = 0; i < all.size(); i++) {
      FunctionFacts caller = all.get(i);
      for (String callee : caller.callees()) {
        program.functions(callee, caller.file()).stream().filter(seen::add).forEach(all::add);
      }
    }
    return all;
  }

  private void follow(Terms driver, Set<FunctionFacts> roots, Predicate<Hasty> fine) {
    for (boolean memory : new boolean[] {false, true}) {
      roots.forEach(root -> follow(driver.anew(memory, fine), root));
    }
  }

  /** What it must wait for counts only where it does not do without. */
  private void follow(Terms alone, FunctionFacts root) {
    if (!alone.isNeeded() || steps > STEPS) {
      return;
    }
    through(alone, root);
    boolean waits =
        alone.hasty.stream().anyMatch(one -> !(one.found() && mapper.comes(one.function())));
    completions.addAll(alone.completions);
    if (!waits) {
      hasty.addAll(alone.hasty);
      return;
    }
    Terms terms = alone.listening();
    through(terms, root);
    heard.addAll(terms.exits);
    heard.addAll(terms.doubts);
    locks.addAll(terms.locks);
    exits.addAll(terms.exits);
    hasty.addAll(terms.hasty);
  }

  private void through(Terms terms, FunctionFacts root) {
    new Course(terms, () -> steps++ < STEPS).through(root, Phase.FOUND, List.of(), Set.of());
    if (cut == null && steps > STEPS) {
      cut = root;
    }
  }

  /** The calls that may let pages go while they are mapped, in the order of the files. */
  public List<Hasty> hasty() {
    return hasty.stream().sorted(Comparator.comparing(Hasty::where)).toList();
  }

  /** Whether pages of the memory of this name are shown, perhaps by a helper. */
  public boolean isShown(String name) {
    return shown.contains(name);
  }

  /** Whether an owner of pages waits until this word is written. */
  public boolean isTold(String word) {
    return heard.stream().anyMatch(exit -> exit.asked().word().equals(word));
  }

  /** Whether a constant of this name is the value that is written; null when that is not known. */
  public interface Written {
    @Nullable Boolean is(String constant);
  }

  /** Whether somebody who waits for the word may go on when this is written. */
  public boolean mayEnd(String word, Written value) {
    Set<Terms.Exit> polled = polls.exits(word);
    return polled == null
        || Stream.concat(polled.stream(), heard.stream())
            .anyMatch(exit -> exit.asked().word().equals(word) && exit.by(value));
  }

  /** Whether an owner of pages waits until this lock of a struct is given back. */
  public boolean isGate(String struct, String member) {
    String lock = (struct.isEmpty() ? "?" : struct) + "." + member.replace(".", "");
    return locks.stream().anyMatch(one -> Held.same(one, lock));
  }

  /** Whether the function may come to an insert or zap. */
  public boolean comes(FunctionFacts function) {
    return mapper.comes(function);
  }

  /**
   * Where the kernel comes in, and gets to a place that lets pages go; but for functions that run
   * before there is a vma, or after the last one.
   */
  private Set<FunctionFacts> roots(Set<FunctionFacts> dropping, Set<FunctionFacts> entries) {
    Map<FunctionFacts, Set<FunctionFacts>> callers = new HashMap<>();
    Set<FunctionFacts> named = new HashSet<>();
    for (FunctionFacts function : functions) {
      for (String callee : function.callees()) {
        for (FunctionFacts called : program.functions(callee, function.file())) {
          callers.computeIfAbsent(called, fresh -> new LinkedHashSet<>()).add(function);
        }
      }
      named(function, named);
    }
    tables(named);
    List<FunctionFacts> open = new ArrayList<>(functions.stream().filter(this::drops).toList());
    for (int i = 0; i < open.size(); i++) {
      if (dropping.add(open.get(i))) {
        open.addAll(callers.getOrDefault(open.get(i), Set.of()));
      }
    }
    Set<FunctionFacts> roots = new LinkedHashSet<>();
    Set<FunctionFacts> outside = outside();
    for (FunctionFacts function : functions) {
      boolean entered = !callers.containsKey(function) || named.contains(function);
      if (entered && !outside.contains(function)) {
        entries.add(function);
        if (dropping.contains(function)) {
          roots.add(function);
        }
      }
    }
    return roots;
  }

  private boolean drops(FunctionFacts function) {
    return function.callees().stream()
        .anyMatch(callee ->
            drops(callee)
                || (OwnerCalls.mayLetGo(callee)
                    && program.functions(callee, function.file()).isEmpty())
                || dropsByMacro(callee, function.file()));
  }

  private static boolean drops(String callee) {
    return OwnerCalls.of(callee) == OwnerCalls.Release.PAGE || OwnerCalls.freed(callee) >= 0;
  }

  private boolean dropsByMacro(String callee, int file) {
    return program.functions(callee, file).isEmpty()
        && program.defines(callee, file).stream()
            .map(Unit.Define::body)
            .anyMatch(body -> {
              for (String word : body.split("\\W+")) {
                if (drops(word)) {
                  return true;
                }
              }
              return false;
            });
  }

  /** Functions whose address is given away, but not to a count of references. */
  private void named(FunctionFacts function, Set<FunctionFacts> named) {
    for (FunctionFacts.Handover handover : function.handovers()) {
      if (!OwnerCalls.isLastPut(handover.callee())) {
        named.addAll(program.functions(handover.function(), function.file()));
      }
    }
  }

  private void tables(Set<FunctionFacts> named) {
    for (Table table : program.tables()) {
      for (Table.Entry entry : table.entries()) {
        if (EntryKind.ofMember(table.struct(), entry.last()) != EntryKind.CALLBACK) {
          named.addAll(program.functions(entry.value(), table.file()));
        }
      }
    }
  }

  /** What runs when a file that can be mapped is released: its vmas are gone. */
  private Set<FunctionFacts> ends() {
    Set<FunctionFacts> ends = new HashSet<>();
    for (Table table : program.tables("release")) {
      if (maps(table)) {
        for (Table.Entry entry : table.entries()) {
          if (entry.last().equals("release")) {
            ends.addAll(program.functions(entry.value(), table.file()));
          }
        }
      }
    }
    return ends;
  }

  /** Whether files of these operations can be mapped. */
  private boolean maps(Table table) {
    return table.struct().equals("file_operations")
        && program.tables("mmap").stream()
            .anyMatch(other -> other.name().equals(table.name()) && other.file() == table.file());
  }

  /**
   * Those that run when there is no vma that they could harm, and those that a count of references
   * calls, which is trusted.
   */
  private Set<FunctionFacts> outside() {
    Set<FunctionFacts> outside = new HashSet<>();
    for (FunctionFacts function : functions) {
      for (FunctionFacts.Handover handover : function.handovers()) {
        if (OwnerCalls.isLastPut(handover.callee())) {
          outside.addAll(program.functions(handover.function(), function.file()));
        }
      }
    }
    for (Table table : program.tables()) {
      for (Table.Entry entry : table.entries()) {
        String member = entry.last();
        boolean end =
            (member.equals("close") && table.struct().equals("vm_operations_struct"))
                || member.equals("probe");
        if (end) {
          outside.addAll(program.functions(entry.value(), table.file()));
        }
      }
    }
    Set<Integer> files = new TreeSet<>();
    functions.forEach(function -> files.add(function.file()));
    for (int file : files) {
      for (Registration registration : program.registrations(file)) {
        for (int i = 0; i < registration.names().size(); i++) {
          if (EntryKind.ofCall(registration.macro(), i) == EntryKind.MODULE) {
            outside.addAll(program.functions(registration.names().get(i), file));
          }
        }
      }
    }
    return outside;
  }
}
