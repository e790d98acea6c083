package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.Evidence;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.ClauseState.Status;
import org.zuflint.core.driver.Context;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Step;

/** C2: the CPU is fixed while an entry may be live. What is deferred is a matter of C4. */
final class PinnedClause {
  private static final String NO_SERVER =
      " or give the server's source: no server source in this run uses the device; add its folder"
          + " to the command, or declare it with zuflint: assume(C2)";

  private PinnedClause() {}

  static ClauseState judge(Subject subject) {
    AccessFact free = first(subject, Context.Pin.UNPINNED);
    if (free != null) {
      return state(
          Status.BROKEN,
          free.call() + "() in " + free.label() + ": " + subject.context(free).evidence(),
          path(subject, free));
    }
    ClauseState leaves = leaves(subject);
    AccessFact unknown = first(subject, Context.Pin.UNKNOWN);
    if (leaves != null && (unknown == null || leaves.status() == Status.BROKEN)) {
      return leaves;
    }
    if (unknown != null) {
      return state(
          Status.OPEN,
          subject.context(unknown).evidence()
              + " where "
              + unknown.call()
              + "() runs; check it at the entry (owner CPU, current->nr_cpus_allowed)"
              + (subject.joint().isJoined() ? "" : NO_SERVER),
          path(subject, unknown));
    }
    List<AccessFact> facts = own(subject);
    if (facts.isEmpty()) {
      return state(Status.OPEN, "no insert or zap was found to judge", List.of());
    }
    return state(Status.PROVED, subject.context(facts.get(0)).evidence(), List.of());
  }

  /** The thread takes itself off its CPU while entries of an earlier call are live. */
  private static @Nullable ClauseState leaves(Subject subject) {
    for (EntryWalk.Moved moved : subject.moves()) {
      if (moved.ofThread() && moved.entry().kind().whileMapped()) {
        boolean sure = moved.member().isEmpty();
        return state(
            sure ? Status.BROKEN : Status.OPEN,
            "%s %s the thread off its CPU at %s while entries are live"
                .formatted(
                    moved.entry().words(),
                    sure ? "takes" : "may take",
                    Evidence.brief(moved.where())),
            moved.path());
      }
    }
    return null;
  }

  private static List<AccessFact> own(Subject subject) {
    return subject.explicit().stream()
        .filter(fact -> subject.breach(fact) != Access.Breach.DEFERRED)
        .toList();
  }

  /** The way through the kernel half, then the way of the server's thread to it. */
  private static List<Step> path(Subject subject, AccessFact fact) {
    List<Step> path = new ArrayList<>(fact.path());
    path.addAll(subject.joint().path(fact));
    return path;
  }

  private static @Nullable AccessFact first(Subject subject, Context.Pin pin) {
    for (AccessFact fact : own(subject)) {
      if (subject.context(fact).pin() == pin) {
        return fact;
      }
    }
    return null;
  }

  private static ClauseState state(Status status, String reason, List<Step> path) {
    return new ClauseState(Clause.C2, status, reason, path);
  }
}
