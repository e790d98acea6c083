package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.Evidence;
import org.zuflint.core.contexts.PageOwners;
import org.zuflint.core.contexts.ReleaseFact;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.ClauseState.Status;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Step;
import org.zuflint.core.flow.Listener;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Life;

/**
 * C4: what an operation inserts is gone before the page goes back to its owner, and nothing
 * deferred touches it.
 */
final class SynchronousClause {
  private static final List<PageOwners.Hasty> NOBODY = List.of();

  private SynchronousClause() {}

  static ClauseState judge(Subject subject) {
    for (AccessFact fact : subject.explicit()) {
      if (fact.entry().kind().deferred()) {
        return state(
            Status.BROKEN, fact.call() + "() runs deferred, in " + fact.label(), fact.path());
      }
    }
    ReleaseFact early = early(subject);
    if (early != null) {
      return released(early, Status.BROKEN, "before the entries are zapped");
    }
    ClauseState idle = idleZap(subject);
    if (idle != null) {
      return idle;
    }
    boolean zapped = subject.explicit().stream().anyMatch(fact -> fact.kind() == Access.Kind.ZAP);
    if (!zapped && !subject.inserts().isEmpty()) {
      return neverZapped(subject);
    }
    if (subject.leavesLive() && !subject.inserts().isEmpty() && !zapsLeftovers(subject)) {
      return state(
          Status.BROKEN,
          "a path returns with entries live, and no later entry zaps them before it inserts again",
          subject.inserts().get(0).path());
    }
    AccessFact over = overLeftovers(subject);
    if (over != null) {
      return state(
          Status.OPEN,
          "a path returns with entries live, and not every path of %s zaps them before it inserts"
                  .formatted(over.label())
              + " again; zap on the path that returns",
          over.path());
    }
    return open(subject, zapped);
  }

  /** zap_vma_ptes() returns at once when the vma has no VM_PFNMAP (mm/memory.c, all versions). */
  private static @Nullable ClauseState idleZap(Subject subject) {
    if (subject.has("VM_PFNMAP")) {
      return null;
    }
    for (AccessFact fact : subject.explicit()) {
      if (fact.kind() == Access.Kind.ZAP && PteCalls.needsPfnmap(fact.call())) {
        Place mask = subject.draft().anyFlag();
        return mask != null
            ? state(
                Status.OPEN,
                fact.call()
                    + "() zaps only with VM_PFNMAP, and the mask at "
                    + Evidence.brief(mask)
                    + " could not be followed",
                fact.path())
            : state(
                Status.BROKEN,
                fact.call()
                    + "() does nothing, as VM_PFNMAP is not set on every path; the entries stay",
                fact.path());
      }
    }
    return null;
  }

  /** A driver's own memory mapped at once stays until munmap, which any thread may call. */
  private static ClauseState neverZapped(Subject subject) {
    AccessFact insert = subject.inserts().get(0);
    for (AccessFact doubtful : subject.doubtful()) {
      if (doubtful.kind() == Access.Kind.ZAP) {
        return state(
            Status.OPEN,
            "what "
                + insert.call()
                + "() inserts may be zapped in "
                + doubtful.label()
                + ", through a pointer that could not be followed",
            doubtful.path());
      }
    }
    boolean eager =
        subject.inserts().stream().allMatch(fact -> fact.entry().kind() == EntryKind.MMAP);
    return eager
        ? state(
            Status.OPEN,
            insert.call()
                + "() maps at mmap; nothing zaps before munmap, which any thread may call",
            insert.path())
        : state(
            Status.BROKEN, "what " + insert.call() + "() inserts is never zapped", insert.path());
  }

  private static ClauseState open(Subject subject, boolean zapped) {
    for (ReleaseFact release : subject.releases()) {
      return released(release, Status.OPEN, "while entries may be live");
    }
    Draft.Stored replaced = subject.leavesLive() ? replaced(subject) : null;
    if (replaced != null) {
      String lost =
          "a second mmap replaces '"
              + replaced.field()
              + "' while the first vma may have entries, which nobody finds any more";
      return state(Status.OPEN, lost, List.of(new Step(replaced.where(), lost)));
    }
    for (EntryWalk.Gap partial : subject.partials()) {
      return state(Status.OPEN, partial.what(), List.of(new Step(partial.where(), partial.what())));
    }
    for (PageOwners.Hasty hasty : subject.leavesLive() ? subject.owners().hasty() : NOBODY) {
      return state(Status.OPEN, hasty.words(), List.of(new Step(hasty.where(), hasty.words())));
    }
    if (!zapped || subject.inserts().isEmpty()) {
      return state(Status.OPEN, "no insert with a zap was found to judge", List.of());
    }
    return state(
        Status.PROVED,
        subject.leavesLive()
            ? "the next entry zaps first, before anything is released"
            : "every path zaps what it has inserted before it ends",
        List.of());
  }

  /** Where the vma is kept without a look whether another is kept there already. */
  private static Draft.@Nullable Stored replaced(Subject subject) {
    return subject.draft().stores().stream()
        .filter(store -> !store.guarded())
        .findFirst()
        .orElse(null);
  }

  /**
   * A release that certainly is too early: a page goes, or the entries are touched again
   * afterwards.
   */
  private static @Nullable ReleaseFact early(Subject subject) {
    for (ReleaseFact release : subject.releases()) {
      Life.Released what = release.life().released();
      boolean page = what != null && what.what() == OwnerCalls.Release.PAGE;
      boolean later = release.ending() != Listener.Ending.LEFT || release.life().before();
      boolean owner = what != null && subject.owners().awaited().contains(what.target());
      if (!release.guessed() && (page || later || owner)) {
        return release;
      }
    }
    return null;
  }

  /** Whether some entry zaps what an earlier one left. */
  private static boolean zapsLeftovers(Subject subject) {
    return subject.explicit().stream()
        .anyMatch(fact -> fact.kind() == Access.Kind.ZAP && meetsLeftovers(fact));
  }

  /**
   * An insert over entries that an earlier call left, when no other command zaps such entries; null
   * when some command that does not insert over them zaps them.
   */
  private static @Nullable AccessFact overLeftovers(Subject subject) {
    if (!subject.leavesLive()) {
      return null;
    }
    NavigableMap<String, AccessFact> over = new TreeMap<>();
    for (AccessFact insert : subject.inserts()) {
      if (meetsLeftovers(insert)) {
        over.putIfAbsent(insert.label(), insert);
      }
    }
    boolean elsewhere =
        subject.explicit().stream()
            .anyMatch(fact ->
                fact.kind() == Access.Kind.ZAP
                    && meetsLeftovers(fact)
                    && !over.containsKey(fact.label()));
    return elsewhere || over.isEmpty() ? null : over.firstEntry().getValue();
  }

  /** Whether the entries that it meets are all of an earlier call. */
  private static boolean meetsLeftovers(AccessFact fact) {
    return fact.life() instanceof Life life && life.before() && life.inserted() == null;
  }

  private static ClauseState released(ReleaseFact release, Status status, String when) {
    Life.Released what = release.life().released();
    List<Step> path = new ArrayList<>();
    if (release.life().inserted() != null) {
      path.add(new Step(release.life().inserted(), "entries are live since here"));
    }
    if (what == null) {
      throw new IllegalStateException("a release without a call in " + release.label());
    }
    path.add(new Step(what.where(), what.call() + "() lets the owner go on"));
    path.addAll(release.path());
    return state(
        status, what.call() + "() in " + release.label() + " lets the owner go on " + when, path);
  }

  private static ClauseState state(Status status, String reason, List<Step> path) {
    return new ClauseState(Clause.C4, status, reason, path);
  }
}
