package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.Analyses;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.driver.Handler.Behaviour;
import org.zuflint.core.finding.Step;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.kernel.FaultCalls;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Table;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.Value;

/** Decides what the handlers of a vm_operations table may do to a vma. */
final class HandlerJudge {
  private final Analyses analyses;
  private final Leftovers before;
  private final Map<Table, List<Handler>> judged = new ConcurrentHashMap<>();
  private final Map<Table, List<Draft.Stored>> stored = new ConcurrentHashMap<>();
  private final Map<EntryPoint, EntryWalk> walks = new ConcurrentHashMap<>();

  /** All of them. */
  private final List<EntryWalk> all = Collections.synchronizedList(new ArrayList<>());

  /** Of vmas that are not bare; null when this one is that. */
  private final @Nullable HandlerJudge usual;

  /** Whether a function may look at a vma's vm_private_data. */
  private final Predicate<FunctionFacts> asks;

  /** Of any vma. */
  HandlerJudge(Analyses analyses) {
    this(analyses, Leftovers.NONE, null, function -> true);
  }

  private HandlerJudge(
      Analyses analyses,
      Leftovers before,
      @Nullable HandlerJudge usual,
      Predicate<FunctionFacts> asks) {
    this.before = before;
    this.analyses = analyses;
    this.usual = usual;
    this.asks = asks;
  }

  /** Of vmas whose vm_private_data nobody sets: who never asks for it does what it always does. */
  HandlerJudge bare() {
    Predicate<FunctionFacts> asking =
        analyses.relevance().mentioning(analyses.program(), List.of("vm_private_data"));
    return new HandlerJudge(analyses, Leftovers.BARE, this, asking);
  }

  /** The handlers of the fault family of a table, in the order written. */
  List<Handler> judge(Table table) {
    return judged.computeIfAbsent(table, this::handlers);
  }

  /** The pointers to the vma that the operations of a table keep. */
  List<Draft.Stored> stores(Table table) {
    return stored.computeIfAbsent(table, this::kept);
  }

  private List<Draft.Stored> kept(Table table) {
    return ProviderWalk.stores(
        walks(table).stream().flatMap(walk -> walk.results().stream()).toList());
  }

  /** The walks of its operations that run for a vma. */
  List<EntryWalk> walks(Table table) {
    List<EntryWalk> ways = new ArrayList<>();
    for (Table.Entry entry : table.entries()) {
      EntryKind kind =
          EntryKind.isFaultFamily(entry.last())
              ? EntryKind.FAULT
              : EntryKind.ofMember(table.struct(), entry.last());
      if (kind == EntryKind.FAULT || kind == EntryKind.VMA) {
        for (FunctionFacts function : analyses.program().functions(entry.value(), table.file())) {
          ways.add(walk(table, entry, function, kind));
        }
      }
    }
    return ways;
  }

  private EntryWalk walk(Table table, Table.Entry entry, FunctionFacts function, EntryKind kind) {
    String how = table.name() + "." + entry.member();
    EntryPoint point = new EntryPoint(kind, function, how, table.name(), entry.where(), null);
    return walk(point);
  }

  /**
   * Forgets the walks that may come out differently from now on; the entries of those that may be
   * asked for again: providers are not.
   *
   * @param changed whether one that has met these functions may
   */
  List<EntryPoint> forget(Predicate<Set<FunctionFacts>> changed) {
    List<EntryWalk> gone = all.stream().filter(walk -> changed.test(walk.met())).toList();
    all.removeAll(gone);
    List<EntryPoint> entries = gone.stream().map(EntryWalk::entry).toList();
    entries.forEach(walks::remove);
    return entries.stream().filter(entry -> entry.kind() != EntryKind.MMAP).toList();
  }

  /** The walk of an entry from its start; each is walked once, unless two threads ask at once. */
  EntryWalk walk(EntryPoint point) {
    EntryWalk known = walks.get(point);
    if (known == null) {
      known = fresh(point);
      EntryWalk first = walks.putIfAbsent(point, known);
      if (first == null) {
        all.add(known);
      } else {
        known = first;
      }
    }
    return known;
  }

  private EntryWalk fresh(EntryPoint point) {
    EntryWalk same = usual == null ? null : usual.walk(point);
    return same == null || same.met().stream().anyMatch(asks)
        ? EntryWalk.run(analyses, point, Map.of(), before)
        : same;
  }

  private List<Handler> handlers(Table table) {
    List<Handler> handlers = new ArrayList<>(own(table));
    if (analyses.bodies().constant(table.name(), table.file()) == null) {
      handlers.addAll(lent(table));
    }
    return handlers;
  }

  private List<Handler> own(Table table) {
    List<Handler> handlers = new ArrayList<>();
    for (Table.Entry entry : table.entries()) {
      if (!EntryKind.isFaultFamily(entry.last())) {
        continue;
      }
      List<FunctionFacts> functions = analyses.program().functions(entry.value(), table.file());
      if (functions.isEmpty()) {
        handlers.add(outside(entry));
      }
      for (FunctionFacts function : functions) {
        handlers.add(judge(table, entry, function));
      }
    }
    return handlers;
  }

  /** What the driver puts into some table that it has a pointer to: it may be this one. */
  private List<Handler> lent(Table table) {
    List<Handler> handlers = new ArrayList<>();
    List<Table> others =
        EntryKind.FAULT_FAMILY.stream()
            .flatMap(member -> analyses.program().tables(member).stream())
            .toList();
    for (Table other : others) {
      for (Handler handler : mayBe(table, other) ? own(other) : List.<Handler>of()) {
        if (handler.behaviour() != Behaviour.REFUSES) {
          String reason = "is put into '" + other.name() + "', which may be '" + table.name() + "'";
          handlers.add(
              new Handler(
                  handler.member(),
                  handler.function(),
                  handler.where(),
                  Behaviour.UNKNOWN,
                  reason,
                  List.of(new Step(other.where(), reason))));
        }
      }
    }
    return handlers;
  }

  /** Whether a member of {@code other} was set through a pointer that may lead to the table. */
  private boolean mayBe(Table table, Table other) {
    Program program = analyses.program();
    return other.isAssigned()
        && program.folder(other.file()).equals(program.folder(table.file()))
        && program.variable(other.name(), other.file()) == null
        && (other.struct().isEmpty() || other.struct().equals("vm_operations_struct"));
  }

  private static Handler outside(Table.Entry entry) {
    boolean maps = FaultCalls.maps(entry.value());
    String reason =
        maps ? entry.value() + "() maps pages" : entry.value() + "() is not in the analysed files";
    return new Handler(
        entry.last(),
        entry.value(),
        entry.where(),
        maps ? Behaviour.MAPS : Behaviour.UNKNOWN,
        reason,
        List.of());
  }

  private Handler judge(Table table, Table.Entry entry, FunctionFacts function) {
    EntryWalk walk = walk(table, entry, function, EntryKind.FAULT);
    for (AccessFact access : walk.accesses()) {
      if (access.kind() == Access.Kind.INSERT) {
        return handler(
            entry, function, Behaviour.MAPS, "calls " + access.call() + "()", access.path());
      }
    }
    EntryWalk.Gap first = null;
    for (EntryWalk.Gap gap : walk.gaps()) {
      if (FaultCalls.maps(gap.what().replaceAll("passed to |\\(\\)", ""))) {
        return handler(entry, function, Behaviour.MAPS, gap.what(), step(gap));
      }
      first = first == null ? gap : first;
    }
    Handler returned = byReturn(entry, function, walk);
    if (first == null || returned.behaviour() == Behaviour.MAPS) {
      return returned;
    }
    for (String callee : walk.unfinished() == null ? List.<String>of() : function.callees()) {
      if (FaultCalls.maps(callee)) {
        return handler(entry, function, Behaviour.MAPS, "calls " + callee + "()", List.of());
      }
    }
    return handler(entry, function, Behaviour.UNKNOWN, first.what(), step(first));
  }

  private static List<Step> step(EntryWalk.Gap gap) {
    return List.of(new Step(gap.where(), gap.what()));
  }

  private static Handler byReturn(Table.Entry entry, FunctionFacts function, EntryWalk walk) {
    Behaviour worst = Behaviour.REFUSES;
    String reason = "answers VM_FAULT_SIGBUS or another error on every path";
    for (Result result : walk.results()) {
      Behaviour behaviour = behaviour(entry.last(), result);
      if (behaviour == Behaviour.MAPS) {
        return handler(entry, function, behaviour, mapsBecause(entry.last(), result), List.of());
      }
      if (behaviour == Behaviour.UNKNOWN) {
        worst = behaviour;
        reason = "what it returns could not be followed";
      }
    }
    return handler(entry, function, worst, reason, List.of());
  }

  private static String mapsBecause(String member, Result result) {
    return pageSet(result) ? "sets vmf->page and succeeds" : member + " returns success";
  }

  private static boolean pageSet(Result result) {
    Value page = result.state().load("vmf.page");
    return page != null && !page.equals(Value.ZERO);
  }

  private static Behaviour behaviour(String member, Result result) {
    Behaviour returned = returned(result.value());
    if (returned == Behaviour.REFUSES) {
      return Behaviour.REFUSES;
    }
    boolean success = returned == Behaviour.MAPS;
    boolean writes = member.endsWith("mkwrite");
    if (pageSet(result) || (success && writes)) {
      return Behaviour.MAPS;
    }
    return Behaviour.UNKNOWN;
  }

  /** MAPS stands for success here. */
  private static Behaviour returned(Value value) {
    return switch (value) {
      case Value.Number number -> number.value() == 0 ? Behaviour.MAPS : Behaviour.UNKNOWN;
      case Value.Negative error -> Behaviour.REFUSES;
      case Value.Symbol symbol -> symbol.isError() ? Behaviour.REFUSES : Behaviour.UNKNOWN;
      case Value.Flags flags -> {
        boolean refuses = flags.set().keySet().stream().anyMatch(HandlerJudge::refusal);
        boolean maps = flags.set().keySet().stream().anyMatch(HandlerJudge::success);
        yield refuses ? Behaviour.REFUSES : maps ? Behaviour.MAPS : Behaviour.UNKNOWN;
      }
      default -> Behaviour.UNKNOWN;
    };
  }

  private static boolean refusal(String flag) {
    return switch (flag) {
      case "VM_FAULT_SIGBUS",
          "VM_FAULT_SIGSEGV",
          "VM_FAULT_OOM",
          "VM_FAULT_HWPOISON",
          "VM_FAULT_ERROR",
          "VM_FAULT_RETRY",
          "VM_FAULT_FALLBACK",
          "VM_FAULT_HWPOISON_LARGE" ->
          true;
      default -> false;
    };
  }

  private static boolean success(String flag) {
    return switch (flag) {
      case "VM_FAULT_LOCKED", "VM_FAULT_DONE_COW", "VM_FAULT_WRITE", "VM_FAULT_MAJOR" -> true;
      default -> false;
    };
  }

  private static Handler handler(
      Table.Entry entry,
      FunctionFacts function,
      Behaviour behaviour,
      String reason,
      List<Step> path) {
    Place where = function.where();
    return new Handler(entry.last(), function.name(), where, behaviour, reason, path);
  }
}
