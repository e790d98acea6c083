package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.contexts.Analyses;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.Evidence;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.ClauseState.Status;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.kernel.FaultCalls;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Table;
import org.zuflint.core.server.Server;
import org.zuflint.core.server.Vows;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Mark;
import org.zuflint.core.told.Inherited;
import org.zuflint.core.told.Preset;

/** Puts together what is known of a provider and gives each of its vmas a verdict. */
final class ProviderBuilder {
  private final Analyses analyses;
  private final Ledger ledger;
  private final ProviderWalk split;
  private final Preset preset;
  private final Server server;
  private final Vows vows;

  /** {@code providers} are all their registrations. */
  ProviderBuilder(
      Analyses analyses,
      Ledger ledger,
      ProviderWalk split,
      List<EntryPoint> providers,
      Server server,
      Vows vows) {
    this.preset = ledger.preset(providers);
    this.server = server;
    this.vows = vows;
    this.analyses = analyses;
    this.ledger = ledger;
    this.split = split;
  }

  Provider build(EntryWalk walk, List<EntryPoint> registrations) {
    List<Vma> vmas = new ArrayList<>();
    List<Draft> drafts =
        split.drafts(walk).stream()
            .filter(Draft::maps)
            .filter(draft -> isPossible(draft, registrations))
            .toList();
    Inherited inherited = drafts.isEmpty() ? Inherited.NOTHING : preset.inherited(registrations);
    for (Draft draft : drafts) {
      long alike = drafts.stream().filter(one -> one.guards().equals(draft.guards())).count();
      List<Table> tables = preset(draft, registrations);
      vmas.add(vma(draft.given(inherited), tables, drafts.size() > 1, alike > 1));
    }
    FunctionFacts function = walk.entry().function();
    if (vmas.isEmpty()) {
      vmas.add(Vma.unmapped(function.name(), function.where(), nothing(walk)));
    }
    List<Provider.Registration> tables =
        registrations.stream()
            .map(entry -> new Provider.Registration(entry.how(), entry.registered()))
            .toList();
    return new Provider(function.name(), function.where(), tables, vmas);
  }

  private Verdict nothing(EntryWalk walk) {
    EntryWalk.Gap gap = walk.unfinished();
    if (gap != null) {
      return unread(walk, "its paths could not be followed to the end: " + gap.what());
    }
    boolean refuses = split.drafts(walk).isEmpty();
    return new Verdict.NoMapping(refuses ? "refuses every mmap" : "maps nothing");
  }

  /**
   * Of a vma whose flags are not known: where a driver sets the flag, it may be one that has it.
   */
  private Verdict unread(EntryWalk walk, String what) {
    return analyses.isFlagged(walk.entry().function())
        ? new Verdict.Unproven(Clause.C1, what + ", and the driver mentions VM_LOCAL_CPU")
        : new Verdict.NotEligible(Clause.C1, what);
  }

  /** Whether what the provider has found in vm_ops is what its callers have put there. */
  private boolean isPossible(Draft draft, List<EntryPoint> registrations) {
    boolean asked = draft.found() != Draft.Found.NOT_ASKED && preset.possible(registrations);
    Set<List<Table>> set = asked ? preset.all(registrations) : null;
    return set == null
        || set.stream().anyMatch(one -> one.isEmpty() == (draft.found() == Draft.Found.NONE));
  }

  /**
   * The tables that a caller has set where the provider sets none, or that stand beside it in its
   * own table, empty when they are not known; null when it sets them itself, or nobody does.
   */
  private @Nullable List<Table> preset(Draft draft, List<EntryPoint> registrations) {
    List<Table> beside = draft.from().isEmpty() ? null : preset.beside(registrations, draft.from());
    if (beside != null) {
      return beside;
    }
    boolean unset =
        draft.table() == null && !draft.unknownOperations() && !draft.clearsOperations();
    if (!unset || !preset.possible(registrations)) {
      return null;
    }
    if (draft.found() == Draft.Found.SOME) {
      return preset.some(registrations);
    }
    List<Table> known = preset.known(registrations);
    return known == null ? List.of() : known.isEmpty() ? null : known;
  }

  private Vma vma(Draft draft, @Nullable List<Table> preset, boolean several, boolean alike) {
    List<Table> tables = preset != null ? preset : draft.tables(analyses.program());
    boolean unknown = tables.isEmpty() && (preset != null || draft.table() != null);
    Table first = tables.isEmpty() ? null : tables.get(0);
    Draft found = unknown || preset != null ? split.kept(draft.with(first), tables) : draft;
    Draft known = split.bare(found, tables);
    Subject subject = subject(known, tables);
    boolean local = draft.local() || subject.isFlaggedLater();
    List<String> declared = new ArrayList<>();
    List<ClauseState> judged =
        local && known.bare()
            ? subject.clauses(subject(found.bare(false), tables))
            : subject.clauses();
    List<ClauseState> clauses = vouched(subject, judged, declared);
    Verdict verdict = local ? promised(clauses) : possible(clauses, known);
    return new Vma(
        title(known, several, alike),
        where(subject),
        draft.guards(),
        local,
        draft.flags(),
        operations(known, tables),
        subject.handlers(),
        subject.accesses(subject.facts()),
        stores(known, subject),
        SynchronousClause.leaks(subject),
        subject.changes(),
        zeroes(draft),
        ledger.assignments(draft),
        clauses,
        declared,
        verdict,
        subject.joint().users());
  }

  /**
   * A handler that the vma has only when a pointer leads to a function of the subsystem for which
   * the driver is not seen to ask.
   */
  private static Handler asked(Handler handler, Draft draft) {
    Mark chosen = draft.local() ? draft.chosen() : null;
    String beside = folder(draft.walk().entry().function().where());
    if (chosen == null
        || handler.behaviour() != Handler.Behaviour.MAPS
        || folder(handler.where()).equals(beside)) {
      return handler;
    }
    String reason =
        "%s, when '%s' at %s is %s(), which is not known"
            .formatted(
                handler.reason(), chosen.key(), Evidence.brief(chosen.where()), chosen.what());
    return new Handler(
        handler.member(),
        handler.function(),
        handler.where(),
        Handler.Behaviour.UNKNOWN,
        reason,
        handler.path());
  }

  private static String folder(Place place) {
    return place.file().substring(0, Math.max(0, place.file().lastIndexOf('/')));
  }

  private Subject subject(Draft draft, List<Table> tables) {
    List<Handler> handlers = new ArrayList<>();
    for (Table table : tables) {
      split.handlers(draft).judge(table).forEach(one -> handlers.add(asked(one, draft)));
    }
    String core = FaultCalls.faultOf(draft.from());
    if (!core.isEmpty()) {
      Place where = draft.walk().entry().function().where();
      Handler.Behaviour maps = Handler.Behaviour.MAPS;
      handlers.add(new Handler("fault", core, where, maps, core + "() maps pages", List.of()));
    }
    return Subject.of(
        draft, handlers, ledger, server, analyses.relevance()::accesses, analyses.kernel());
  }

  /** The clauses, and what they rest on: what nobody can see, then what somebody vouches for. */
  private List<ClauseState> vouched(
      Subject subject, List<ClauseState> judged, List<String> assumptions) {
    List<String> declared = new ArrayList<>();
    List<ClauseState> clauses =
        vows.applied(
            subject.draft().walk().entry(),
            subject.explicit(),
            subject.notPinned(),
            judged,
            declared);
    assumptions.addAll(assumptions(subject, judged));
    assumptions.addAll(declared);
    return clauses;
  }

  private static String title(Draft draft, boolean several, boolean alike) {
    String function = draft.walk().entry().function().name();
    if (!several) {
      return function;
    }
    String condition = String.join(" and ", draft.guards());
    String set = draft.unknownOperations() ? "other vm_ops" : "no vm_ops";
    String operations = draft.table() == null ? set : draft.table();
    String what = alike ? condition + ", " + operations : condition;
    return function + " (" + (condition.isEmpty() ? operations : what) + ")";
  }

  /** {@code #define VM_LOCAL_CPU 0}, as the provider's file sees it. */
  private List<Place> zeroes(Draft draft) {
    int file = draft.walk().entry().function().file();
    return analyses.program().defines(ProviderWalk.LOCAL, file).stream()
        .filter(define -> define.body().matches("\\(?\\s*0(x0+)?[uUlL]*\\s*\\)?"))
        .map(Unit.Define::where)
        .toList();
  }

  private static Place where(Subject subject) {
    Draft draft = subject.draft();
    for (Vma.Flag flag : draft.flags()) {
      if (flag.name().equals(ProviderWalk.LOCAL)) {
        return flag.where();
      }
    }
    for (EntryWalk.Flagging later : subject.flaggings()) {
      if (later.flags().set().get(ProviderWalk.LOCAL) instanceof Place where) {
        return where;
      }
    }
    return draft.walk().entry().function().where();
  }

  private static Vma.@Nullable Operations operations(Draft draft, List<Table> tables) {
    String name = draft.table();
    if (name == null) {
      return draft.unknownOperations()
          ? new Vma.Operations(
              draft.from().matches("\\w+") ? draft.from() : "?",
              draft.walk().entry().function().where())
          : null;
    }
    return new Vma.Operations(
        name, tables.isEmpty() ? draft.walk().entry().function().where() : tables.get(0).where());
  }

  private List<Vma.Store> stores(Draft draft, Subject subject) {
    List<Vma.Store> stores = new ArrayList<>();
    CloseJudge close = new CloseJudge(analyses, draft);
    for (Draft.Stored store : draft.stores()) {
      stores.add(
          new Vma.Store(
              store.field(),
              store.where(),
              store.guarded(),
              close.clears(store.field()),
              subject.accesses(ledger.through(draft, store.field(), subject.facts()))));
    }
    return stores;
  }

  private static List<String> assumptions(Subject subject, List<ClauseState> clauses) {
    List<String> assumptions = new ArrayList<>();
    boolean proved =
        clauses.get(0).status() == Status.PROVED && clauses.get(1).status() == Status.PROVED;
    if (!proved || subject.explicit().isEmpty()) {
      return assumptions;
    }
    boolean seen = subject.joint().isJoined() && subject.joint().gap() == null;
    if (seen) {
      assumptions.add("no program but the analysed ones opens the device");
    } else {
      assumptions.add("user mode touches the mapping only from the thread that mapped it");
      if (!subject.wholeLifeInRegion() && !subject.looksAtMapper()) {
        assumptions.add("it is mapped by the thread whose calls use it");
      }
    }
    if (subject.restsOnServer()) {
      assumptions.add(
          "no CPU of a server thread goes offline, and nobody else changes its affinity");
      return assumptions;
    }
    if (subject.restsOnComparing()) {
      assumptions.add("the kernel does not preempt between the look at the CPU and the use");
    }
    boolean owner = subject.explicit().stream().allMatch(fact -> fact.pinning().owner());
    if (!owner && !seen) {
      assumptions.add(
          subject.wholeLifeInRegion()
              ? "no two calls use the mapping at the same time"
              : "each open file is used by one thread only");
    }
    boolean bound =
        subject.draft().mapperBound()
            || subject.explicit().stream().allMatch(fact -> fact.pinning().bound());
    if (!bound && subject.leavesLive()) {
      assumptions.add(
          "that thread stays on its CPU between the calls, which check its CPU but not its mask");
    }
    return assumptions;
  }

  /**
   * Whether another open clause comes before an open C1. Whose object it is was told by the CPU
   * that runs: while that is not fixed, C2 does. A child's copy is kept away by one flag: whatever
   * else is open does.
   */
  private static boolean givesWay(ClauseState clause, List<ClauseState> all) {
    boolean local = clause.clause() == Clause.C1 && clause.status() == Status.OPEN;
    boolean pin = clause.reason().contains(LocalClause.OTHERS);
    boolean copy = clause.reason().contains(LocalClause.COPIES);
    return local
        && all.stream()
            .filter(other -> other.status() == Status.OPEN && other.clause() != Clause.C1)
            .anyMatch(other -> copy || (pin && other.clause() == Clause.C2));
  }

  /** The verdict on a vma that has the flag. */
  private static Verdict promised(List<ClauseState> clauses) {
    ClauseState worst = worst(clauses);
    if (worst == null) {
      return new Verdict.Verified();
    }
    return worst.status() == Status.BROKEN
        ? new Verdict.Violation(worst.clause(), worst.reason())
        : new Verdict.Unproven(worst.clause(), worst.reason());
  }

  /** The verdict on a vma that is not seen to have it. */
  private Verdict possible(List<ClauseState> clauses, Draft draft) {
    for (Mark mark : draft.marks()) {
      if (mark.kind() == Mark.Kind.ESCAPE && FaultCalls.mmapRefuses(mark.what())) {
        return new Verdict.NoMapping(mark.what() + "() refuses");
      }
      if (draft.forwardsOnly()
          && mark.kind() == Mark.Kind.ESCAPE
          && FaultCalls.forwards(mark.what())) {
        return new Verdict.NoMapping(mark.what() + "() hands it to another provider");
      }
    }
    String doubt = doubt(draft);
    ClauseState worst = worst(clauses);
    Verdict unread = doubt == null ? null : unread(draft.walk(), doubt);
    return unread instanceof Verdict.Unproven || (unread != null && worst == null)
        ? unread
        : worst == null
            ? new Verdict.Eligible()
            : new Verdict.NotEligible(worst.clause(), worst.reason());
  }

  /** Why the flags of the vma are not known; null when they are. */
  private static @Nullable String doubt(Draft draft) {
    Place mask = draft.anyFlag();
    if (mask != null) {
      return "the mask at " + Evidence.brief(mask) + " could not be followed";
    }
    return draft.marks().stream()
        .filter(mark -> mark.kind() == Mark.Kind.ESCAPE && !FaultCalls.decides(mark.what()))
        .map(mark ->
            mark.what() + "() at " + Evidence.brief(mark.where()) + " gets it and was not analysed")
        .findFirst()
        .orElse(null);
  }

  /** A broken clause, else an open one: the first; null when all are proved. */
  private static @Nullable ClauseState worst(List<ClauseState> clauses) {
    for (Status status : List.of(Status.BROKEN, Status.OPEN)) {
      for (ClauseState clause : clauses) {
        if (clause.status() == status && !givesWay(clause, clauses)) {
          return clause;
        }
      }
    }
    return null;
  }
}
