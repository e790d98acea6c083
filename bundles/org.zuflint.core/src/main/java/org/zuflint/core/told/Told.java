package org.zuflint.core.told;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;

/** Facts of one kind from all walks, found by the key of their vma: there may be many of both. */
public final class Told<F> {
  private final List<EntryPoint> entries = new ArrayList<>();
  private final List<F> facts = new ArrayList<>();
  private final Map<String, List<Integer>> byVma = new LinkedHashMap<>();

  /** {@code told}: the facts of a walk; {@code vma}: the key of the vma that one is about. */
  public Told(
      List<EntryWalk> walks,
      Function<EntryWalk, ? extends Collection<F>> told,
      Function<F, String> vma) {
    for (EntryWalk walk : walks) {
      for (F fact : told.apply(walk)) {
        byVma.computeIfAbsent(vma.apply(fact), fresh -> new ArrayList<>()).add(facts.size());
        entries.add(walk.entry());
        facts.add(fact);
      }
    }
  }

  /**
   * The facts about one vma, in the order of the walks.
   *
   * @param mayBe false for keys that never mean it
   * @param is whether a key means it in an entry
   */
  public List<F> about(Predicate<String> mayBe, BiPredicate<String, EntryPoint> is) {
    List<Integer> numbers = new ArrayList<>();
    byVma.forEach((vma, all) -> {
      if (mayBe.test(vma)) {
        all.stream().filter(number -> is.test(vma, entries.get(number))).forEach(numbers::add);
      }
    });
    numbers.sort(null);
    return numbers.stream().map(facts::get).toList();
  }
}
