package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.Evidence;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.ClauseState.Status;
import org.zuflint.core.driver.FlagChange;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.driver.ServerThread;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Step;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.CpuNames;
import org.zuflint.core.state.Mark;
import org.zuflint.core.state.Pinning;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/** C1: every use of the vma's PTEs happens on one CPU. */
final class LocalClause {
  /** What another thread's fork() does to entries. */
  static final String COPIES = " copies live entries to a child, which runs on any CPU";

  /** What the reason says when the object may be another thread's. */
  static final String OTHERS = "may reach the vma of another CPU's thread";

  private LocalClause() {}

  static ClauseState judge(Subject subject) {
    for (AccessFact fact : subject.explicit()) {
      String why = elsewhere(subject, fact);
      if (why != null) {
        return state(Status.BROKEN, why, fact.path());
      }
    }
    ClauseState changed = flags(subject, true);
    if (changed != null) {
      return changed;
    }
    ClauseState shared = sharing(subject, true);
    return shared != null ? shared : open(subject);
  }

  /** Why an access is another CPU's than the owner's; null when it is not known to be. */
  static @Nullable String elsewhere(Subject subject, AccessFact fact) {
    if (fact.entry().kind() == EntryKind.CROSS) {
      return fact.call() + "() runs on every CPU";
    }
    if (fact.vma().foreign() == Value.Foreign.YES) {
      return fact.call() + "() in " + fact.label() + " reaches the vma of another CPU's thread";
    }
    String cpu = boundTo(fact);
    return cpu != null && cpu.startsWith("CPU ") && shared(subject, fact)
        ? "%s() in %s runs on %s, whichever CPU its owner is on"
            .formatted(fact.call(), fact.label(), cpu)
        : null;
  }

  /** What the server lets others do with the mapping; null when it does not, as far as is known. */
  private static @Nullable ClauseState sharing(Subject subject, boolean certain) {
    for (ServerThread.Sharing sharing : subject.joint().sharings()) {
      boolean kept = sharing.how() == ServerThread.Sharing.How.FORK && subject.has("VM_DONTCOPY");
      boolean files = sharing.how() == ServerThread.Sharing.How.FILE;
      boolean touched = subject.explicit().stream().anyMatch(fact -> !fact.pinning().owner());
      if (sharing.certain() == certain && !kept && (!files || touched)) {
        String text = sharing.text() + " (" + Evidence.brief(sharing.where()) + ")";
        List<Step> path = new ArrayList<>(sharing.path());
        path.add(new Step(sharing.where(), sharing.text()));
        return state(certain ? Status.BROKEN : Status.OPEN, text, path);
      }
    }
    return null;
  }

  /** The flag is changed while entries live, or where it must not be; null when it is not. */
  private static @Nullable ClauseState flags(Subject subject, boolean certain) {
    for (FlagChange change : subject.changes()) {
      boolean sure = change.live() == FlagChange.Live.YES;
      if (sure == certain) {
        String what =
            "VM_LOCAL_CPU is %s at %s".formatted(change.on() ? "set" : "taken off", brief(change));
        String why =
            switch (change.live()) {
              case YES -> " while entries live; set it before the first insert and leave it on";
              case PERHAPS -> ", perhaps while entries live; set it in the provider only";
              case NO -> ": " + change.trouble();
            };
        return state(certain ? Status.BROKEN : Status.OPEN, what + why, change.path());
      }
    }
    return null;
  }

  private static String brief(FlagChange change) {
    return Evidence.brief(change.where()) + " in " + change.entry();
  }

  private static ClauseState open(Subject subject) {
    for (EntryWalk.Gap gap : subject.gaps()) {
      return open(
          "not followed: %s in %s(); give its source to the analysis"
              .formatted(gap.what(), gap.entry().function().name()),
          List.of(new Step(gap.where(), gap.what())));
    }
    ClauseState flags = flags(subject, false);
    if (flags != null) {
      return flags;
    }
    for (AccessFact fact : subject.explicit()) {
      String doubt = doubt(subject, fact);
      if (doubt != null) {
        return open("%s() in %s %s".formatted(fact.call(), fact.label(), doubt), fact.path());
      }
    }
    ClauseState others = others(subject);
    if (others != null) {
      return others;
    }
    for (AccessFact fact : subject.doubtful()) {
      return open(
          "%s() in %s works on a vma that could not be followed; it may be this one"
              .formatted(fact.call(), fact.label()),
          fact.path());
    }
    ClauseState shared = sharing(subject, false);
    if (shared != null) {
      return shared;
    }
    if (subject.inserts().isEmpty()) {
      return open(nothingInserts(subject), List.of());
    }
    if (!subject.draft().local() && subject.draft().stores().isEmpty()) {
      return open("without the flag, who zaps its file's mapping is not asked", List.of());
    }
    return state(Status.PROVED, "all inserts and zaps reach it through its own object", List.of());
  }

  private static String nothingInserts(Subject subject) {
    boolean faulted =
        subject.handlers().stream()
            .anyMatch(handler -> handler.behaviour() == Handler.Behaviour.MAPS);
    return faulted
        ? "nothing but faults maps pages, on whatever CPU the address is used"
        : "no insert was found; give all files of the driver to the analysis";
  }

  /** Who else may get at live entries, or at the pages behind them; null when nobody is seen. */
  private static @Nullable ClauseState others(Subject subject) {
    boolean live = subject.leavesLive();
    if (live && !subject.answers().isEmpty()) {
      EntryWalk.Answer answer = subject.answers().get(0);
      return open(
          "%s() in %s may answer an operation of another CPU's thread, whose entries live"
              .formatted(answer.call(), answer.label()),
          answer.path());
    }
    boolean copied = subject.draft().local() && !subject.has("VM_DONTCOPY");
    boolean ever = live || !subject.inserts().isEmpty();
    Place mask = subject.draft().anyFlag();
    return copied && ever && !subject.joint().isJoined()
        ? open(
            (live ? "fork()" : "fork() in another thread of the process")
                + COPIES
                + "; set VM_DONTCOPY"
                + (mask == null
                    ? ""
                    : ", if the mask at " + Evidence.brief(mask) + " has not done so"),
            List.of())
        : null;
  }

  private static ClauseState open(String reason, List<Step> path) {
    return state(Status.OPEN, reason, path);
  }

  /** Why an access may be another CPU's; null when nothing says so. */
  private static @Nullable String doubt(Subject subject, AccessFact fact) {
    if (fact.vma().foreign() == Value.Foreign.MAYBE) {
      return OTHERS + "; compare its owner's CPU or task with the current one";
    }
    for (EntryWalk.Moved moved : subject.moves()) {
      if (moved.ofSlot() && !fact.pinning().owner()) {
        return "trusts '%s', into which %s puts an object at %s for whichever CPU; compare its owner's CPU or task"
            .formatted(moved.member(), moved.entry().words(), Evidence.brief(moved.where()));
      }
      boolean trusted =
          (subject.leavesLive() && compares(fact.pinning(), moved.member()))
              || (moved.entry().kind() != EntryKind.MMAP
                  && isOwner(fact.pinning(), moved.member()));
      if (moved.cleared()) {
        boolean whose =
            compares(fact.pinning(), moved.member()) || isOwner(fact.pinning(), moved.member());
        if (whose && subject.leavesLive() && moved.entry().kind().whileMapped()) {
          return "trusts '%s', which %s clears at %s: another thread may take the place of one whose entries live"
              .formatted(moved.member(), moved.entry().words(), Evidence.brief(moved.where()));
        }
      } else if (!moved.ofThread() && trusted) {
        return "trusts '"
            + moved.member()
            + "', which "
            + moved.entry().words()
            + " sets at "
            + Evidence.brief(moved.where())
            + " without a look whether the object has an owner";
      }
    }
    if (isEverybodys(subject, fact)) {
      return "finds it in a variable that all open files share; keep it in the object whose CPU or"
          + " task is compared";
    }
    String cpu = boundTo(fact);
    return cpu != null && !checked(subject, cpu) && !(fact.slot() && isPutThere(subject))
        ? "runs on a CPU that is not shown to be its owner's; compare the owner's CPU with the"
            + " running one where the owner comes in"
        : null;
  }

  /**
   * Whether the vma is kept in a variable, or in a member of one, and what was compared with the
   * running CPU or task is in an object: each thread passes with its own object and finds the same
   * vma.
   */
  private static boolean isEverybodys(Subject subject, AccessFact fact) {
    String key = fact.vma().key();
    boolean plain = VmaKey.isStored(key) && VmaKey.field(key).matches("[.]\\w+");
    boolean inObject = fact.vma().foreign() == Value.Foreign.SHARED && !fact.pinning().owner();
    boolean user = fact.entry().kind() != EntryKind.KTHREAD && fact.entry().kind() != EntryKind.IPI;
    boolean fixed =
        fact.pinning().evidence().values().stream()
            .anyMatch(known -> !known.object().isEmpty() && !known.object().contains("."));
    return ((plain && !fixed) || inObject) && user && !subject.wholeLifeInRegion();
  }

  /**
   * For a task of the driver's own, which is never the one that has mapped the vma: the CPU it is
   * bound to, as the member or number that tells it, empty when neither does; null for other tasks,
   * and when it has compared itself.
   */
  private static @Nullable String boundTo(AccessFact fact) {
    EntryKind kind = fact.entry().kind();
    if ((kind != EntryKind.KTHREAD && kind != EntryKind.IPI) || fact.pinning().owner()) {
      return null;
    }
    Pinning.Fact bound =
        fact.pinning()
            .evidence()
            .getOrDefault(
                Pinning.Evidence.SELF_BOUND, fact.pinning().evidence().get(Pinning.Evidence.BOUND));
    return bound == null ? null : bound.cpu();
  }

  /** Whether other code than this uses the vma too. */
  private static boolean shared(Subject subject, AccessFact fact) {
    return subject.explicit().stream()
        .anyMatch(other -> !other.entry().function().equals(fact.entry().function()));
  }

  /** Whether the one who maps, or an access, compares this member with the running CPU. */
  private static boolean checked(Subject subject, String cpu) {
    return !cpu.isEmpty()
        && (subject.explicit().stream().anyMatch(fact -> compares(fact.pinning(), cpu))
            || ProviderWalk.accepted(subject.draft().walk()).stream()
                .allMatch(path -> compares(path.state().pinning(), cpu)));
  }

  /** Whether who maps cannot leave his CPU, and puts the vma into what that CPU has of its own. */
  private static boolean isPutThere(Subject subject) {
    return ProviderWalk.accepted(subject.draft().walk()).stream()
        .allMatch(path ->
            path.state().pinning().bound()
                && path.state().marks().stream().anyMatch(mark -> mark.kind() == Mark.Kind.STORE)
                && path.state().marks().stream()
                    .filter(mark -> mark.kind() == Mark.Kind.STORE)
                    .allMatch(mark -> CpuNames.isHere(mark.key())));
  }

  private static boolean compares(Pinning pinning, String cpu) {
    return pinning.evidence().get(Pinning.Evidence.OWNER_CPU) instanceof Pinning.Fact owner
        && owner.cpu().equals(cpu);
  }

  private static boolean isOwner(Pinning pinning, String member) {
    return pinning.evidence().get(Pinning.Evidence.OWNER_TASK) instanceof Pinning.Fact owner
        && owner.cpu().equals(member);
  }

  private static ClauseState state(Status status, String reason, List<Step> path) {
    return new ClauseState(Clause.C1, status, reason, path);
  }
}
