package org.zuflint.core.reach;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.kernel.Sleepless;
import org.zuflint.core.parse.lex.WordSet;

/** What names of functions, and bodies of macros, tell; found out once for each. */
final class Meanings {
  /**
   * What the name of a function tells.
   *
   * @param draws whether it inserts or zaps
   * @param letsGo whether it may let a page or its waiter go
   * @param mayLetGo whether it may, if nobody has the function
   * @param frees whether it frees memory
   * @param isSleepless whether it is known not to sleep
   */
  record Name(boolean draws, boolean letsGo, boolean mayLetGo, boolean frees, boolean isSleepless) {
    private static Name of(String name) {
      return new Name(
          PteCalls.draws(name),
          Meanings.letsGo(name),
          OwnerCalls.mayLetGo(name),
          OwnerCalls.freed(name) >= 0,
          Sleepless.is(name));
    }
  }

  /**
   * What a macro's words tell: one that mentions an insert makes its users insert.
   *
   * @param touches whether it mentions something the promise depends on
   * @param functions those of its words that are names of functions somewhere
   */
  record Macro(boolean draws, boolean letsGo, boolean touches, List<String> functions) {}

  private final WordSet functions;

  /** Only asked by key. */
  private final Map<String, Name> names = new ConcurrentHashMap<>();

  /** By body; only asked by key. */
  private final Map<String, Macro> macros = new ConcurrentHashMap<>();

  /** {@code functions}: the names of all functions. */
  Meanings(Collection<String> functions) {
    this.functions = new WordSet(functions);
  }

  Name name(String callee) {
    return names.computeIfAbsent(callee, Name::of);
  }

  Macro macro(String body) {
    return macros.computeIfAbsent(body, this::read);
  }

  private Macro read(String body) {
    boolean draws = false;
    boolean letsGo = false;
    boolean touches = false;
    List<String> called = new ArrayList<>();
    for (String word : WordSet.of(body)) {
      Name name = name(word);
      draws |= name.draws;
      letsGo |= name.letsGo;
      touches |= Interest.ofName(word) || Interest.ofMember(word);
      if (functions.has(word)) {
        called.add(word);
      }
    }
    return new Macro(draws, letsGo, touches, List.copyOf(called));
  }

  private static boolean letsGo(String callee) {
    return OwnerCalls.isLastPut(callee)
        || OwnerCalls.of(callee) != OwnerCalls.Release.NONE
        || OwnerCalls.publishes(callee)
        || callee.equals("up")
        || callee.equals("set_cpus_allowed_ptr");
  }
}
