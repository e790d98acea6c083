package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Type;
import org.zuflint.core.contexts.Analyses;
import org.zuflint.core.contexts.EntryFinder;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.Folders;
import org.zuflint.core.crew.Crew;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.flow.Bodies;
import org.zuflint.core.kernel.CpuCalls;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.kernel.PerCpu;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.reach.Relevance;
import org.zuflint.core.server.Server;
import org.zuflint.core.server.Vows;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Mark;
import org.zuflint.core.state.Pinning;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;
import org.zuflint.core.told.Addresses;
import org.zuflint.core.told.Neighbours;

/** From a program to its providers: finds the entry points, walks them, and judges each vma. */
public final class DriverFinder {
  private final Crew crew;
  private final Analyses analyses;
  private final IntBinaryOperator progress;
  private final HandlerJudge handlers;
  private final ProviderWalk vmas;
  private final Vows vows;

  private DriverFinder(Crew crew, Analyses analyses, Vows vows, IntBinaryOperator progress) {
    this.crew = crew;
    this.vows = vows;
    this.analyses = analyses;
    this.progress = progress;
    this.handlers = new HandlerJudge(analyses);
    this.vmas = new ProviderWalk(analyses, handlers);
  }

  /**
   * Finds all providers, in the order of the files.
   *
   * @param crew who walks
   * @param vows what is vouched for; asked afterwards what became of it
   * @param faults told of each walk that broke
   * @param progress told (done, total) walks; answers 0 to stop
   */
  public static List<Provider> find(
      Crew crew,
      Program program,
      Kernel kernel,
      Vows vows,
      Analyses.Faults faults,
      IntBinaryOperator progress) {
    Crew.Both<Relevance, List<EntryPoint>> both =
        crew.both(() -> Relevance.of(crew, program), () -> EntryFinder.find(program));
    Analyses analyses =
        new Analyses(
            program, both.one(), new Bodies(program), kernel, Folders.flagged(program), faults);
    return new DriverFinder(crew, analyses, vows, progress).find(both.other());
  }

  private List<Provider> find(List<EntryPoint> entries) {
    List<EntryPoint> mmaps = entries.stream().filter(this::isProvider).toList();
    List<EntryWalk> providerWalks =
        walk(distinctFunctions(mmaps), DriverFinder::nothing, Leftovers.NONE);
    // All at once; whoever judges a table of operations finds its walks done.
    walk(
        entries.stream().filter(this::isWorthAlways).toList(),
        DriverFinder::nothing,
        Leftovers.NONE);
    List<EntryWalk> walks = new ArrayList<>(providerWalks);
    crew.all(providerWalks.size(), number -> vmas.drafts(providerWalks.get(number)));
    walk(
        handlers.forget(analyses.relevance().keep(kept(providerWalks))),
        DriverFinder::nothing,
        Leftovers.NONE);
    List<String> slots = slots();
    Predicate<FunctionFacts> filling =
        analyses.relevance().follow(function -> fills(slots, function));
    Addresses addresses = new Addresses(analyses, entries, made(providerWalks));
    Leftovers before = Leftovers.of(addresses.members(), addresses.owners());
    walks.addAll(walk(worthWalking(entries, providerWalks), DriverFinder::nothing, before));
    walks.addAll(walk(owning(entries, walks, filling), DriverFinder::nothing, before));
    for (List<EntryWalk> together : Neighbours.of(analyses.program(), walks, this::stores)) {
      SecondRound second = new SecondRound(analyses, vmas, entries, together, before);
      if (second.isNeeded()) {
        walks.addAll(
            second.walk((again, after, left) ->
                walk(again, after ? second::liveNear : DriverFinder::nothing, left)));
      }
    }
    return build(mmaps, providerWalks, new Ledger(analyses, vmas, walks, addresses));
  }

  /** The vmas with tables of their own. */
  private List<Addresses.Made> made(List<EntryWalk> providerWalks) {
    List<Addresses.Made> made = new ArrayList<>();
    for (EntryWalk walk : providerWalks) {
      for (Draft draft : vmas.drafts(walk)) {
        if (draft.table() instanceof String table) {
          made.add(
              new Addresses.Made(
                  table,
                  walk.entry().function().file(),
                  draft.tables(analyses.program()),
                  ends(draft),
                  draft.local(),
                  !draft.always("VM_DONTCOPY"),
                  draft::isEnd));
        }
      }
    }
    return made;
  }

  /** How the paths end that leave the table of {@code draft} in the vma. */
  private static List<State> ends(Draft draft) {
    return ProviderWalk.accepted(draft.walk()).stream()
        .map(Result::state)
        .filter(state ->
            state.load("vma own.vm_ops") instanceof Value.Symbolic table
                && VmaKey.tableName(table.path()).equals(draft.table()))
        .toList();
  }

  private Stream<String> stores(EntryWalk walk) {
    return walk.entry().kind() == EntryKind.MMAP
        ? vmas.drafts(walk).stream().flatMap(draft -> draft.stores().stream()).map(s -> s.field())
        : Stream.of();
  }

  /** The members that keep the providers' vmas, by folder. */
  private Map<String, Set<String>> kept(List<EntryWalk> providerWalks) {
    Map<String, Set<String>> members = new TreeMap<>();
    for (EntryWalk walk : providerWalks) {
      String folder = analyses.program().folder(walk.entry().function().file());
      for (Draft draft : vmas.drafts(walk)) {
        for (Draft.Stored store : draft.stores()) {
          members
              .computeIfAbsent(folder, fresh -> new TreeSet<>())
              .add(Leftovers.last(store.field()));
        }
      }
    }
    return members;
  }

  private List<Provider> build(
      List<EntryPoint> mmaps, List<EntryWalk> providerWalks, Ledger ledger) {
    Server server = Server.of(analyses.program(), analyses.relevance());
    ProviderBuilder builder = new ProviderBuilder(analyses, ledger, vmas, mmaps, server, vows);
    // Who judges a vma that nobody puts anything into finds its walks done.
    crew.all(providerWalks.size(), number -> vmas.bare(providerWalks.get(number)));
    List<Provider> providers = new ArrayList<>();
    for (EntryWalk walk : providerWalks) {
      told(providers.size() + 1, providerWalks.size());
      providers.add(builder.build(walk, registrations(mmaps, walk)));
    }
    providers.addAll(OutsideProviders.looked(ledger.walks(), List.copyOf(providers)));
    providers.addAll(OutsideProviders.find(analyses.program()));
    providers.sort((a, b) -> a.where().compareTo(b.where()));
    return providers;
  }

  /**
   * The entries that may touch a vma whose contract is not settled by its provider and its fault
   * handlers alone: those that come to an insert or zap in the provider's own folder or a related
   * one. Vma operations are always walked.
   */
  private List<EntryPoint> worthWalking(List<EntryPoint> entries, List<EntryWalk> providerWalks) {
    Folders folders = new Folders();
    Set<String> stores = new TreeSet<>();
    for (EntryWalk walk : providerWalks) {
      for (Draft draft : vmas.drafts(walk)) {
        if (unsettled(draft)) {
          folders.add(folder(walk.entry()), draft.local());
          draft.stores().forEach(store -> stores.add(store.field()));
        }
      }
    }
    Relevance relevance = analyses.relevance();
    Predicate<FunctionFacts> flagging = relevance.reaching(this::isFlagging);
    Predicate<FunctionFacts> drawing =
        relevance.reaching(function ->
            relevance.accessesDirectly(function)
                && folders.related(analyses.program().folder(function.file())));
    Predicate<FunctionFacts> naming = relevance.naming(analyses.program(), stores);
    return entries.stream()
        .filter(entry -> entry.kind() != EntryKind.MMAP)
        .filter(entry -> {
          FunctionFacts function = entry.function();
          return isWorthAlways(entry)
              || (relevance.accesses(function)
                  && (flagging.test(function)
                      || (drawing.test(function)
                          && (folders.has(folder(entry)) || naming.test(function)))));
        })
        .toList();
  }

  /**
   * The entries that may give to somebody else what an access near a flag takes for its own: they
   * write a member that is compared with the running task or CPU, or put something where a CPU
   * looks for its own, and need not come to an insert or zap.
   */
  private List<EntryPoint> owning(
      List<EntryPoint> entries, List<EntryWalk> walks, Predicate<FunctionFacts> filling) {
    Set<String> compared =
        walks.stream()
            .filter(walk -> analyses.isFlagged(walk.entry().function()))
            .flatMap(walk -> walk.accesses().stream())
            .flatMap(access -> access.pinning().evidence().values().stream())
            .map(Pinning.Fact::cpu)
            .collect(Collectors.toCollection(TreeSet::new));
    Predicate<FunctionFacts> writing =
        analyses
            .relevance()
            .follow(function ->
                !compared.isEmpty()
                    && (function.watched().written().stream().anyMatch(compared::contains)
                        || function.callees().stream().anyMatch(CpuCalls::movesTask))
                    && analyses.isFlagged(function));
    Set<EntryPoint> walked =
        walks.stream().map(EntryWalk::entry).collect(Collectors.toCollection(HashSet::new));
    return entries.stream()
        .filter(entry ->
            filling.test(entry.function())
                || (writing.test(entry.function())
                    && entry.kind() != EntryKind.MMAP
                    && entry.kind().whileMapped()))
        .filter(entry -> !walked.contains(entry))
        .toList();
  }

  private String folder(EntryPoint entry) {
    return analyses.program().folder(entry.function().file());
  }

  /** Near the flag, the variables of files that elements may be put into. */
  private List<String> slots() {
    Program program = analyses.program();
    Set<String> names = new TreeSet<>();
    if (!program.flagged().isEmpty()) {
      program.declared((struct, name, type, file) -> {
        boolean holds = type instanceof Type.Array || type instanceof Type.Pointer;
        if (struct.isEmpty() && holds && analyses.flagged().related(program.folder(file))) {
          names.add(name);
        }
      });
    }
    return List.copyOf(names);
  }

  /**
   * Whether it puts something into an array, near the flag, in which a CPU may look for its own.
   */
  private boolean fills(List<String> slots, FunctionFacts function) {
    Program program = analyses.program();
    return analyses.isFlagged(function)
        && (slots.stream().anyMatch(function.names()::may)
            || function.callees().stream().anyMatch(PerCpu::fills)
            || function.callees().contains("per_cpu"))
        && Children.any(
            program.tree(function).body(),
            node ->
                filled(node) instanceof String array
                    && analyses.bodies().areByCpu(array, function.file()));
  }

  /** The array, or variable of each CPU, that something is put into; null when nothing is. */
  private static @Nullable String filled(Node node) {
    PerCpu cpus =
        switch (node) {
          case Expr.Assign assign when assign.target() instanceof Expr.Call one -> PerCpu.of(one);
          case Expr.Call call -> PerCpu.filled(call);
          default -> null;
        };
    return node instanceof Expr.Assign assign
            && assign.target() instanceof Expr.Index index
            && index.base() instanceof Expr.Name array
        ? array.id()
        : cpus == null ? null : cpus.name();
  }

  /** Whether it may set the flag. */
  private boolean isFlagging(FunctionFacts function) {
    return analyses.relevance().writesVma(function) && analyses.isFlagged(function);
  }

  /** An operation of a vma that may come to an insert or zap. */
  private boolean isWorthAlways(EntryPoint entry) {
    return (entry.kind() == EntryKind.FAULT || entry.kind() == EntryKind.VMA)
        && analyses.relevance().accesses(entry.function());
  }

  /**
   * Without a stored pointer nobody else finds the vma; then its provider and its handlers decide
   * alone.
   */
  private boolean unsettled(Draft draft) {
    return draft.local() || !draft.stores().isEmpty() || awaitsInserts(draft);
  }

  /** Whether neither the provider nor a fault maps anything: then some other entry does. */
  private boolean awaitsInserts(Draft draft) {
    boolean elsewhere =
        draft.unknownOperations()
            || draft.marks().stream()
                .anyMatch(
                    mark -> mark.kind() == Mark.Kind.INSERT || mark.kind() == Mark.Kind.ESCAPE);
    return draft.maps()
        && !elsewhere
        && draft.table() != null
        && draft.tables(analyses.program()).stream()
            .flatMap(table -> handlers.judge(table).stream())
            .allMatch(handler -> handler.behaviour() == Handler.Behaviour.REFUSES);
  }

  private boolean isProvider(EntryPoint entry) {
    return entry.kind() == EntryKind.MMAP && analyses.bodies().takesVma(entry.function());
  }

  private static List<EntryPoint> distinctFunctions(List<EntryPoint> entries) {
    Map<String, EntryPoint> first = new LinkedHashMap<>();
    entries.forEach(entry -> first.putIfAbsent(entry.function().where().toString(), entry));
    return List.copyOf(first.values());
  }

  private static List<EntryPoint> registrations(List<EntryPoint> entries, EntryWalk walk) {
    return entries.stream()
        .filter(entry -> entry.function().equals(walk.entry().function()))
        .toList();
  }

  private static Map<String, Life> nothing(EntryPoint entry) {
    return Map.of();
  }

  private void told(int number, int of) {
    if (progress.applyAsInt(number, of) == 0) {
      throw new CancellationException("stopped while analysing");
    }
  }

  private List<EntryWalk> walk(
      List<EntryPoint> entries, Function<EntryPoint, Map<String, Life>> live, Leftovers leftovers) {
    AtomicInteger done = new AtomicInteger();
    return crew.all(
        entries.size(),
        number -> {
          told(done.incrementAndGet(), entries.size());
          EntryPoint entry = entries.get(number);
          Map<String, Life> lives = live.apply(entry);
          Leftovers left = analyses.isFlagged(entry.function()) ? leftovers : leftovers.elsewhere();
          return lives.isEmpty() && left.equals(Leftovers.NONE)
              ? handlers.walk(entry)
              : EntryWalk.run(analyses, entry, lives, left);
        });
  }
}
