package org.zuflint.core.reach;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.zuflint.core.kernel.CpuCalls;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Table;

/**
 * Locks that a function takes which drops pages and waits for nobody otherwise: who gives the lock
 * back lets it go on.
 */
public final class Gates {
  /** A lock of a struct that is not known. */
  private static final String SOME = "?";

  private final Program program;

  /** By folder, the functions that take locks. */
  private final Map<String, List<FunctionFacts>> taking = new TreeMap<>();

  /** By folder, the names of locks. */
  private final Map<String, Set<String>> names = new TreeMap<>();

  Gates(Program program) {
    this.program = program;
    for (FunctionFacts function : program.functions()) {
      if (!function.watched().locked().isEmpty() && drops(program, function)) {
        String folder = program.folder(function.file());
        taking.merge(folder, List.of(function), Gates::both);
        Set<String> known = names.computeIfAbsent(folder, fresh -> new TreeSet<>());
        function.watched().locked().forEach(lock -> known.add(word(lock)));
      }
    }
  }

  private static List<FunctionFacts> both(List<FunctionFacts> some, List<FunctionFacts> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  boolean may(String word, String folder) {
    return names.getOrDefault(folder, Set.of()).contains(word);
  }

  /** Whether some function waits so for the lock, which is a member of this struct. */
  boolean has(String struct, String word, String folder) {
    return may(word, folder)
        && taking.getOrDefault(folder, List.of()).stream()
            .filter(function ->
                function.watched().locked().stream().anyMatch(lock -> is(lock, struct, word)))
            .anyMatch(function -> waitsForNobody(program, function) && !atTheEnd(function));
  }

  /** Whether it is such a function, and the lock has this name. */
  public static boolean isOne(Program program, FunctionFacts function, String word) {
    return function.watched().locked().stream().anyMatch(lock -> word(lock).equals(word))
        && drops(program, function)
        && waitsForNobody(program, function);
  }

  private static boolean is(String lock, String struct, String word) {
    return word(lock).equals(word)
        && (lock.startsWith(SOME) || struct.isEmpty() || lock.startsWith(struct + "."));
  }

  /** A member by its name, a variable by its name after a dot. */
  private static String word(String lock) {
    return lock.startsWith(".") ? lock : lock.substring(lock.indexOf('.') + 1);
  }

  private static boolean drops(Program program, FunctionFacts function) {
    return near(program, function)
        .anyMatch(callee -> OwnerCalls.of(callee) == OwnerCalls.Release.PAGE);
  }

  private static boolean waitsForNobody(Program program, FunctionFacts function) {
    return near(program, function).noneMatch(CpuCalls::waitsToTheEnd);
  }

  /** What it calls, and what that calls. */
  private static Stream<String> near(Program program, FunctionFacts function) {
    return Stream.concat(
        function.callees().stream(),
        function.callees().stream()
            .flatMap(callee -> program.functions(callee, function.file()).stream())
            .flatMap(callee -> callee.callees().stream()));
  }

  /** Whether it runs when a file is closed or a driver goes: no vma of its object is left then. */
  private boolean atTheEnd(FunctionFacts function) {
    List<FunctionFacts> callers =
        program.functions(program.folder(function.file())::equals).stream()
            .filter(caller -> caller.callees().contains(function.name()))
            .toList();
    return isEnd(function) || (!callers.isEmpty() && callers.stream().allMatch(this::isEnd));
  }

  private boolean isEnd(FunctionFacts function) {
    return program.tables("release").stream()
        .filter(table -> table.file() == function.file())
        .map(Table::entries)
        .flatMap(List::stream)
        .anyMatch(entry -> entry.last().equals("release") && entry.value().equals(function.name()));
  }
}
