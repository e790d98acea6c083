package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.ClauseState.Status;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Step;
import org.zuflint.core.kernel.FaultCalls;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.state.Mark;
import org.zuflint.core.user.ThreadLog;

/** C3: no page fault installs a PTE. */
final class FaultClause {
  private FaultClause() {}

  static ClauseState judge(Subject subject) {
    Handler maps = first(subject, Handler.Behaviour.MAPS);
    if (maps != null) {
      return state(
          Status.BROKEN,
          "." + maps.member() + " = " + maps.function() + "() " + maps.reason(),
          path(maps));
    }
    for (Mark mark : escapes(subject.draft())) {
      boolean faults = FaultCalls.mmapFaults(mark.what());
      if (faults) {
        return state(
            Status.BROKEN, mark.what() + "() gives it a fault handler that maps", step(mark));
      }
    }
    Handler unknown = first(subject, Handler.Behaviour.UNKNOWN);
    if (unknown != null) {
      return state(
          Status.OPEN,
          "." + unknown.member() + " = " + unknown.function() + "(): " + unknown.reason(),
          path(unknown));
    }
    ClauseState installed = withoutHandler(subject);
    return installed.status() == Status.PROVED ? copied(subject, installed) : installed;
  }

  /**
   * Core mm copies a page of a private mapping that is written, and maps the copy: do_wp_page() and
   * wp_page_copy() in mm/memory.c, v4.17 to v6.15. vm_insert_pfn() is a BUG() there.
   */
  private static ClauseState copied(Subject subject, ClauseState proved) {
    AccessFact insert =
        subject.inserts().stream()
            .filter(fact -> !PteCalls.refusesPrivate(fact.call()) || !subject.has("VM_PFNMAP"))
            .findFirst()
            .orElse(null);
    if (insert == null || subject.draft().neverCopied() || subject.joint().mapsShared()) {
      return proved;
    }
    ThreadLog.Deed writer = subject.joint().mapsPrivately();
    return writer != null
        ? state(
            Status.BROKEN,
            "the server maps it MAP_PRIVATE, and what it writes there is copied in a fault",
            List.of(new Step(writer.where(), "mmap() with " + writer.how())))
        : state(
            Status.OPEN,
            "a write to a private mapping is a fault that maps a copy (wp_page_copy()), and "
                + insert.call()
                + "() works there: 'if (!(vma->vm_flags & VM_SHARED)) return -EINVAL;' in "
                + subject.draft().walk().entry().function().name()
                + "()",
            List.of(new Step(insert.where(), "inserts with " + insert.call() + "()")));
  }

  private static ClauseState withoutHandler(Subject subject) {
    Draft draft = subject.draft();
    if (draft.unknownOperations()) {
      return state(
          Status.OPEN,
          draft.from().matches("\\w+")
              ? "vm_ops is '" + draft.from() + "', which is not in the analysed files"
              : "vm_ops comes from a pointer that could not be followed",
          List.of());
    }
    for (Mark mark : escapes(draft)) {
      if (!FaultCalls.mmapIsEager(mark.what())) {
        return state(
            Status.OPEN,
            mark.what() + "() gets the vma and is not in the analysed files",
            step(mark));
      }
    }
    if (draft.table() == null && draft.shared()) {
      return state(
          Status.PROVED,
          "no vm_ops, and shared only: a fault answers SIGBUS in every version",
          List.of());
    }
    if (draft.table() == null) {
      return subject.kernel().atLeast(4, 18)
          ? state(Status.PROVED, "no vm_ops: do_fault() answers SIGBUS since v4.18", List.of())
          : state(
              Status.BROKEN,
              "no vm_ops: up to v4.17 the vma is anonymous and faults in zero pages",
              List.of());
    }
    boolean guarded =
        subject.handlers().stream().anyMatch(handler -> handler.member().equals("fault"));
    return state(
        Status.PROVED,
        guarded ? "its fault handlers only refuse" : "no .fault: do_fault() answers SIGBUS",
        List.of());
  }

  private static List<Mark> escapes(Draft draft) {
    return draft.marks().stream().filter(mark -> mark.kind() == Mark.Kind.ESCAPE).toList();
  }

  private static List<Step> step(Mark mark) {
    return List.of(new Step(mark.where(), "passed to " + mark.what() + "()"));
  }

  private static List<Step> path(Handler handler) {
    List<Step> path = new ArrayList<>();
    path.add(
        new Step(
            handler.where(), "." + handler.member() + " handler " + handler.function() + "()"));
    path.addAll(handler.path());
    return path;
  }

  private static @Nullable Handler first(Subject subject, Handler.Behaviour behaviour) {
    for (Handler handler : subject.handlers()) {
      if (handler.behaviour() == behaviour) {
        return handler;
      }
    }
    return null;
  }

  private static ClauseState state(Status status, String reason, List<Step> path) {
    return new ClauseState(Clause.C3, status, reason, path);
  }
}
