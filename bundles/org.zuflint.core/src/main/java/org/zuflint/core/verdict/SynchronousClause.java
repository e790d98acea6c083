package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.Evidence;
import org.zuflint.core.contexts.ReleaseFact;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.ClauseState.Status;
import org.zuflint.core.driver.Leak;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Step;
import org.zuflint.core.heard.Listener;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.owned.Hasty;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.VmaKey;

/**
 * C4: what an operation inserts is gone before the page goes back to its owner, and nothing
 * deferred touches it.
 */
final class SynchronousClause {
  private static final String EITHER =
      "() works on a vma that was looked up, and a second mmap of the object may have made another:"
          + " entries of an earlier call may be in that one; refuse a second mmap";
  private static final String LIVE = "entries are live since here";

  private SynchronousClause() {}

  static ClauseState judge(Subject subject) {
    for (AccessFact fact : subject.explicit()) {
      if (fact.entry().kind().deferred()) {
        return state(
            Status.BROKEN, fact.call() + "() runs deferred, in " + fact.label(), fact.path());
      }
    }
    List<Leak> leaks = leaks(subject);
    for (Leak leak : leaks) {
      if (leak.sure() && isRelease(leak)) {
        return released(leak, Status.BROKEN, "before the entries are zapped");
      }
    }
    ClauseState idle = idleZap(subject);
    if (idle != null) {
      return idle;
    }
    for (Leak leak : leaks) {
      if (leak.sure() && leak.kind() != Leak.Kind.IDLE) {
        return state(Status.BROKEN, left(leak), leak.path());
      }
    }
    boolean zapped = zapped(subject);
    return !zapped && !subject.inserts().isEmpty()
        ? neverZapped(subject)
        : open(subject, leaks, zapped);
  }

  /**
   * Where entries outlive their operation. Where a zap is deferred they all do, and nothing is said
   * but that.
   */
  static List<Leak> leaks(Subject subject) {
    List<Leak> leaks = new ArrayList<>();
    boolean deferred =
        subject.explicit().stream()
            .anyMatch(fact -> fact.kind() == Access.Kind.ZAP && fact.entry().kind().deferred());
    if (deferred) {
      return leaks;
    }
    subject.releases().forEach(release -> leaks.add(leak(subject, release)));
    AccessFact idle = idle(subject);
    if (idle != null) {
      boolean sure = subject.draft().anyFlag() == null;
      leaks.add(
          new Leak(Leak.Kind.IDLE, sure, idle.call(), idle.label(), idle.where(), idle.path()));
    }
    if (idle != null || subject.inserts().isEmpty()) {
      return leaks;
    }
    boolean eager =
        subject.inserts().stream().allMatch(fact -> fact.entry().kind() == EntryKind.MMAP);
    boolean zapped = zapped(subject);
    if (!zapped && !eager && subject.doubtfulZap() == null && subject.replacing() == null) {
      for (AccessFact insert : subject.inserts()) {
        leaks.add(
            new Leak(
                Leak.Kind.NEVER,
                true,
                insert.call(),
                insert.label(),
                insert.where(),
                insert.path()));
      }
    } else if (zapped && subject.leavesLive()) {
      boolean sure = !zapsLeftovers(subject);
      if (sure || overLeftovers(subject) != null) {
        leaks.addAll(exits(subject, sure));
      }
    }
    return leaks.stream().distinct().toList();
  }

  private static boolean zapped(Subject subject) {
    return subject.explicit().stream().anyMatch(fact -> fact.kind() == Access.Kind.ZAP);
  }

  private static boolean isRelease(Leak leak) {
    return leak.kind() == Leak.Kind.PAGE || leak.kind() == Leak.Kind.WAITER;
  }

  private static List<Leak> exits(Subject subject, boolean sure) {
    List<Leak> leaks = new ArrayList<>();
    for (EntryWalk.Exit exit : subject.exits()) {
      Place inserted = exit.life().inserted();
      EntryKind kind = exit.entry().kind();
      boolean explicit = kind != EntryKind.MMAP && kind != EntryKind.FAULT;
      if (inserted != null && explicit && (sure || zapsElsewhere(subject, exit))) {
        leaks.add(
            new Leak(
                Leak.Kind.LEFT,
                sure,
                "",
                exit.label(),
                exit.where(),
                List.of(
                    new Step(inserted, LIVE),
                    new Step(exit.where(), exit.label() + " returns, and nothing has zapped"))));
      }
    }
    return leaks;
  }

  /**
   * Whether another path of the same operation zaps what it has inserted, and this one does not.
   */
  private static boolean zapsElsewhere(Subject subject, EntryWalk.Exit exit) {
    return subject.explicit().stream()
        .anyMatch(fact ->
            fact.kind() == Access.Kind.ZAP
                && fact.entry().equals(exit.entry())
                && fact.label().equals(exit.label())
                && fact.life() instanceof Life life
                && life.inserted() != null);
  }

  private static String left(Leak leak) {
    return leak.kind() == Leak.Kind.NEVER
        ? "what " + leak.call() + "() inserts is never zapped"
        : "a path returns with entries live, and no later entry zaps them before it inserts again";
  }

  /** zap_vma_ptes() returns at once when the vma has no VM_PFNMAP (mm/memory.c, all versions). */
  private static @Nullable AccessFact idle(Subject subject) {
    return subject.has("VM_PFNMAP")
        ? null
        : subject.explicit().stream()
            .filter(fact -> fact.kind() == Access.Kind.ZAP && PteCalls.needsPfnmap(fact.call()))
            .findFirst()
            .orElse(null);
  }

  private static @Nullable ClauseState idleZap(Subject subject) {
    AccessFact fact = idle(subject);
    Place mask = subject.draft().anyFlag();
    if (fact == null) {
      return null;
    }
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

  /** A driver's own memory mapped at once stays until munmap, which any thread may call. */
  private static ClauseState neverZapped(Subject subject) {
    AccessFact insert = subject.inserts().get(0);
    AccessFact doubtful = subject.doubtfulZap();
    AccessFact again = subject.replacing();
    if (doubtful == null && again != null) {
      return state(
          Status.OPEN,
          "%s() in %s may replace what it has inserted before; that no page is left, and none shown"
                  .formatted(again.call(), again.label())
              + " that belongs to somebody else, was not followed: zap instead",
          again.path());
    }
    return doubtful != null
        ? state(
            Status.OPEN,
            "what "
                + insert.call()
                + "() inserts may be zapped in "
                + doubtful.label()
                + ", through a pointer that could not be followed",
            doubtful.path())
        : state(
            Status.OPEN,
            insert.call()
                + "() maps at mmap; nothing zaps before munmap, which any thread may call",
            insert.path());
  }

  private static ClauseState open(Subject subject, List<Leak> leaks, boolean zapped) {
    for (Leak leak : leaks) {
      if (isRelease(leak)) {
        String untold = recognized(subject) == null ? null : subject.untold();
        String when = "while entries may be live" + (untold == null ? "" : "; " + untold);
        return released(leak, Status.OPEN, when);
      }
    }
    Draft.Stored replaced = subject.leavesLive() ? replaced(subject) : null;
    if (replaced != null) {
      String lost =
          "a second mmap replaces '"
              + replaced.field()
              + "' while the first vma may have entries, which nobody finds any more";
      return state(Status.OPEN, lost, List.of(new Step(replaced.where(), lost)));
    }
    AccessFact either = subject.leavesLive() && subject.twin() ? recognized(subject) : null;
    if (either != null) {
      return state(Status.OPEN, either.call() + EITHER, either.path());
    }
    for (EntryWalk.Gap partial : subject.partials()) {
      return state(Status.OPEN, partial.what(), List.of(new Step(partial.where(), partial.what())));
    }
    if (!zapped || subject.inserts().isEmpty()) {
      return state(Status.OPEN, "no insert with a zap was found to judge", List.of());
    }
    for (Hasty hasty : subject.hasty().get()) {
      return state(Status.OPEN, hasty.words(), List.of(new Step(hasty.where(), hasty.words())));
    }
    return leftovers(subject);
  }

  /** A zap of a vma that was looked up; null when all are found in another way. */
  private static @Nullable AccessFact recognized(Subject subject) {
    return subject.explicit().stream()
        .filter(fact -> fact.kind() == Access.Kind.ZAP && VmaKey.isRecognized(fact.vma().key()))
        .findFirst()
        .orElse(null);
  }

  /** Whether what a path leaves live is gone before it matters. */
  private static ClauseState leftovers(Subject subject) {
    AccessFact over = overLeftovers(subject);
    if (over != null) {
      return state(
          Status.OPEN,
          "a path returns with entries live, and not every path of %s zaps them before it inserts"
                  .formatted(over.label())
              + " again; zap on the path that returns",
          over.path());
    }
    if (subject.leavesLive() && !zapsLeftovers(subject)) {
      AccessFact insert = subject.inserts().get(0);
      return state(
          Status.OPEN,
          "no later entry is seen to zap what "
              + insert.call()
              + "() in "
              + insert.label()
              + " leaves live",
          insert.path());
    }
    for (EntryWalk.Gap gap : subject.gaps()) {
      if (gap.vma().isEmpty()) {
        String unseen = gap.what() + " in " + gap.entry().function().name() + "()";
        return state(
            Status.OPEN, "not followed: " + unseen, List.of(new Step(gap.where(), unseen)));
      }
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
   * A release is certainly too early when a page goes, or when the entries are touched again
   * afterwards.
   */
  private static boolean isEarly(Subject subject, ReleaseFact release) {
    Life.Released what = release.life().released();
    boolean page = what != null && what.what() == OwnerCalls.Release.PAGE;
    boolean later = release.ending() != Listener.Ending.LEFT || release.life().before();
    boolean owner = what != null && subject.owners().awaited().contains(what.target());
    boolean word = what != null && what.what() == OwnerCalls.Release.WORD;
    return !release.guessed()
        && !(release.waited() && zappedMeanwhile(subject, release))
        && (page || owner || (later && !word));
  }

  /** Whether another task than the one that waits may zap what it has left. */
  private static boolean zappedMeanwhile(Subject subject, ReleaseFact release) {
    return release.life().inserted() != null
        && !release.pinned()
        && subject.explicit().stream()
            .anyMatch(fact -> fact.kind() == Access.Kind.ZAP && meetsLeftovers(fact));
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

  private static Leak leak(Subject subject, ReleaseFact release) {
    Life.Released what = release.life().released();
    if (what == null) {
      throw new IllegalStateException("a release without a call in " + release.label());
    }
    List<Step> path = new ArrayList<>();
    Place inserted = release.life().inserted();
    if (inserted != null) {
      path.add(new Step(inserted, LIVE));
    }
    path.add(new Step(what.where(), Leak.said(what.call()) + " lets the owner go on"));
    path.addAll(release.path());
    boolean page = what.what() == OwnerCalls.Release.PAGE;
    return new Leak(
        page ? Leak.Kind.PAGE : Leak.Kind.WAITER,
        isEarly(subject, release),
        what.call(),
        release.label(),
        what.where(),
        path);
  }

  private static ClauseState released(Leak leak, Status status, String when) {
    return state(
        status,
        Leak.said(leak.call()) + " in " + leak.entry() + " lets the owner go on " + when,
        leak.path());
  }

  private static ClauseState state(Status status, String reason, List<Step> path) {
    return new ClauseState(Clause.C4, status, reason, path);
  }
}
