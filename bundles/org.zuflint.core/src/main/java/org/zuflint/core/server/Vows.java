package org.zuflint.core.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.Evidence;
import org.zuflint.core.driver.Assumption;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.ClauseState.Status;
import org.zuflint.core.finding.Step;

/** The declared assumptions of a run: where they close an open clause, and where they do not. */
public final class Vows {
  /** What became of an assumption, the best first. */
  private enum Fate {
    USED,
    CONTRADICTED,
    NOT_NEEDED,
    ABOUT_NOBODY
  }

  private final Map<Assumption, Fate> fates = new LinkedHashMap<>();
  private final Map<Assumption, String> against = new LinkedHashMap<>();

  public Vows(List<Assumption> assumptions) {
    assumptions.forEach(assumption -> fates.put(assumption, Fate.ABOUT_NOBODY));
  }

  /**
   * The clauses of a vma, with those proved that are open and vouched for; what is used goes to
   * {@code used}.
   *
   * @param open the accesses that nothing shows to be pinned
   */
  public List<ClauseState> applied(
      EntryPoint provider,
      List<AccessFact> accesses,
      List<AccessFact> open,
      List<ClauseState> clauses,
      List<String> used) {
    List<ClauseState> after = new ArrayList<>();
    for (ClauseState clause : clauses) {
      after.add(applied(provider, accesses, open, clause, used));
    }
    return after;
  }

  private ClauseState applied(
      EntryPoint provider,
      List<AccessFact> accesses,
      List<AccessFact> open,
      ClauseState clause,
      List<String> used) {
    for (Assumption assumption : List.copyOf(fates.keySet())) {
      if (assumption.clause() != clause.clause() || !isAbout(assumption, provider, accesses)) {
        continue;
      }
      if (clause.status() == Status.BROKEN) {
        better(assumption, Fate.CONTRADICTED);
        against.putIfAbsent(assumption, clause.reason());
      } else if (clause.status() == Status.PROVED) {
        better(assumption, Fate.NOT_NEEDED);
      } else if (covers(assumption, provider, open)) {
        better(assumption, Fate.USED);
        String text =
            clause.clause()
                + " as declared at "
                + Evidence.brief(assumption.where())
                + ": "
                + assumption.reason();
        used.add(text);
        return new ClauseState(
            clause.clause(),
            Status.PROVED,
            "assumed, " + assumption.reason(),
            List.of(new Step(assumption.where(), "declared here")));
      }
    }
    return clause;
  }

  private void better(Assumption assumption, Fate fate) {
    fates.merge(assumption, fate, (old, now) -> old.compareTo(now) <= 0 ? old : now);
  }

  private static boolean isAbout(
      Assumption assumption, EntryPoint provider, List<AccessFact> accesses) {
    return isProviders(assumption, provider)
        || accesses.stream().anyMatch(fact -> names(assumption, fact));
  }

  /** Whether it is about the whole vma, or about every access that is open. */
  private static boolean covers(Assumption assumption, EntryPoint provider, List<AccessFact> open) {
    return isProviders(assumption, provider)
        || (!open.isEmpty() && open.stream().allMatch(fact -> namesPlace(assumption, fact, open)));
  }

  /** An access whose path forgot its command goes with those of the same place that know theirs. */
  private static boolean namesPlace(Assumption assumption, AccessFact fact, List<AccessFact> open) {
    boolean forgot = fact.label().equals(fact.entry().words());
    return names(assumption, fact)
        || (forgot
            && open.stream()
                .anyMatch(other ->
                    other.where().equals(fact.where())
                        && other.entry().equals(fact.entry())
                        && names(assumption, other)));
  }

  private static boolean isProviders(Assumption assumption, EntryPoint provider) {
    return assumption.scope().equals(provider.function().name())
        || assumption.coversFile(provider.function().where().file());
  }

  private static boolean names(Assumption assumption, AccessFact fact) {
    return assumption.scope().equals(fact.entry().function().name())
        || List.of(fact.label().split(" ")).contains(assumption.scope());
  }

  /** One line for each assumption that closes no clause: nobody needs it, or it is wrong. */
  public List<Step> complaints() {
    List<Step> complaints = new ArrayList<>();
    fates.forEach((assumption, fate) -> {
      String what = "this assumption of " + assumption.clause() + " for " + assumption.scope();
      switch (fate) {
        case USED -> {}
        case CONTRADICTED ->
            complaints.add(
                new Step(
                    assumption.where(), what + " is contradicted: " + against.get(assumption)));
        case NOT_NEEDED ->
            complaints.add(
                new Step(
                    assumption.where(),
                    what + " is not needed: the clause is proved without; remove it"));
        case ABOUT_NOBODY ->
            complaints.add(
                new Step(
                    assumption.where(),
                    what
                        + " closes no clause: no provider, entry or command of that name has it"
                        + " open; remove it"));
      }
    });
    return complaints;
  }
}
