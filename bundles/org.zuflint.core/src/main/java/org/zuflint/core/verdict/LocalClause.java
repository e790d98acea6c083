package org.zuflint.core.verdict;

import java.util.List;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.driver.ClauseState.Status;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Step;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.state.Value;

/** C1: every use of the vma's PTEs happens on one CPU. */
final class LocalClause {
  private LocalClause() {}

  static ClauseState judge(Subject subject) {
    for (AccessFact fact : subject.explicit()) {
      if (fact.entry().kind() == EntryKind.CROSS) {
        return state(Status.BROKEN, fact.call() + "() runs on every CPU", fact.path());
      }
      if (fact.vma().foreign() == Value.Foreign.YES) {
        return state(
            Status.BROKEN, fact.call() + "() in " + fact.label() + " reaches the vma of another CPU's thread", fact.path());
      }
    }
    return open(subject);
  }

  private static ClauseState open(Subject subject) {
    for (EntryWalk.Gap gap : subject.gaps()) {
      return state(
          Status.OPEN, "not followed: " + gap.what() + " in " + gap.entry().function().name()
              + "(); give its source to the analysis", List.of(new Step(gap.where(), gap.what())));
    }
    for (EntryWalk.Flagging flagging : subject.flaggings()) {
      if (flagging.flags().set().containsKey(ProviderWalk.LOCAL)) {
        return state(
            Status.OPEN, "VM_LOCAL_CPU is set outside of the provider; set it before the first insert", flagging.path());
      }
    }
    for (AccessFact fact : subject.explicit()) {
      if (fact.vma().foreign() == Value.Foreign.MAYBE && !fact.pinning().owner()) {
        return state(
            Status.OPEN, fact.call() + "() in " + fact.label() + " may reach the vma of another CPU's thread; compare "
                + "its owner's CPU or task with the current one", fact.path());
      }
    }
    for (AccessFact fact : subject.doubtful()) {
      return state(
          Status.OPEN, fact.call() + "() in " + fact.label() + " works on a vma that could not be followed; it may be "
              + "this one", fact.path());
    }
    if (subject.inserts().isEmpty()) {
      return state(Status.OPEN, "no insert was found; give all files of the driver to the analysis", List.of());
    }
    return state(Status.PROVED, "all inserts and zaps reach it through its own object", List.of());
  }

  private static ClauseState state(Status status, String reason, List<Step> path) {
    return new ClauseState(Clause.C1, status, reason, path);
  }
}
