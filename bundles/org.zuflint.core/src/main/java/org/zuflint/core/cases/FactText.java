package org.zuflint.core.cases;

import java.util.Locale;
import java.util.stream.Stream;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Vma;

/** Spells what the analysis inferred, the way cases assert it. */
final class FactText {
  private FactText() {}

  /**
   * {@code local}, {@code flag VM_X [sometimes]}, {@code ops table}, {@code fault f maps}, {@code
   * zap f} ...
   */
  static Stream<String> of(Vma vma) {
    Stream.Builder<String> facts = Stream.builder();
    facts.add("vma " + vma.name());
    facts.add(vma.local() ? "local" : "not local");
    vma.guards().forEach(guard -> facts.add("guard " + guard));
    vma.flags()
        .forEach(flag -> facts.add("flag " + flag.name() + (flag.always() ? "" : " sometimes")));
    Vma.Operations operations = vma.operations();
    facts.add("ops " + (operations == null ? "none" : operations.table()));
    vma.handlers()
        .forEach(handler ->
            facts.add(
                handler.member() + " " + handler.function() + " " + lower(handler.behaviour())));
    vma.accesses().forEach(access -> facts.add(lower(access.kind()) + " " + access.call()));
    vma.stores()
        .forEach(store ->
            facts.add(
                "store "
                    + store.field()
                    + (store.guarded() ? " guarded" : " unguarded")
                    + (store.cleared() ? " cleared" : " kept")));
    vma.clauses()
        .forEach(state ->
            facts.add(state.clause() + " " + lower(state.status()) + " " + state.reason()));
    vma.assumptions().forEach(assumption -> facts.add("assumption " + assumption));
    return facts.build();
  }

  /** Each context as {@code entry|function|pin|deferred or prompt|evidence}. */
  static Stream<String> contextsOf(Vma vma) {
    return vma.accesses().stream()
        .map(access -> access.context())
        .map(context ->
            String.join(
                "|",
                context.entry(),
                context.function(),
                pin(context),
                context.deferred() ? "deferred" : "prompt",
                context.evidence()));
  }

  /** Pins and the deferred mark must be a whole field; words may be a part of one. */
  static boolean hasPart(String context, String part) {
    return switch (part) {
      case "pinned", "unpinned", "unknown", "deferred", "prompt" ->
          context.contains("|" + part + "|");
      default -> context.contains(part);
    };
  }

  private static String pin(Context context) {
    return lower(context.pin());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
