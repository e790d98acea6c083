package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Type;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.Analyses;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.kernel.FaultCalls;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Table;
import org.zuflint.core.reach.Loops;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Condition;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Mark;
import org.zuflint.core.state.Pinning;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;
import org.zuflint.core.told.Inherited;

/** Splits the paths through a provider into the vmas it hands out: one for each contract. */
final class ProviderWalk {
  static final String LOCAL = FlagWords.LOCAL;
  private static final String FLAGS = "vma own.vm_flags";
  private static final String OPERATIONS = "vma own.vm_ops";

  /**
   * A table declared inside the provider or a helper: its name in the store starts with the
   * frame's.
   */
  private static final Pattern LOCAL_TABLE = Pattern.compile("f\\d+\\.(m\\d+\\.)*\\w+");

  private final Program program;
  private final Loops loops;
  private final HandlerJudge handlers;
  private final HandlerJudge bare;
  private final Map<EntryWalk, List<Draft>> known = new ConcurrentHashMap<>();

  ProviderWalk(Analyses analyses, HandlerJudge handlers) {
    this.program = analyses.program();
    this.loops = new Loops(program);
    this.handlers = handlers;
    this.bare = handlers.bare();
  }

  /** The vmas in the order of their first path; empty when every path refuses. */
  List<Draft> drafts(EntryWalk walk) {
    return known.computeIfAbsent(walk, this::split);
  }

  private List<Draft> split(EntryWalk walk) {
    Map<String, List<Result>> contracts = new LinkedHashMap<>();
    List<Result> accepted = asked(accepted(walk));
    Set<Place> kept = new TreeSet<>();
    accepted.stream()
        .filter(result -> isKeptAnew(result.state()))
        .forEach(result -> kept.addAll(inserts(result.state())));
    for (Result result : accepted) {
      String apart = isApart(result.state(), kept) ? "not kept;" : "";
      contracts
          .computeIfAbsent(contract(walk, result.state(), apart), fresh -> new ArrayList<>())
          .add(result);
    }
    contracts.keySet().removeIf(contract -> isIdle(contract, contracts, accepted));
    List<Draft> drafts = new ArrayList<>();
    for (List<Result> paths : contracts.values()) {
      Draft draft = draft(walk, paths, accepted);
      drafts.add(draft.table() == null ? draft : kept(draft, draft.tables(program)));
    }
    return List.copyOf(drafts);
  }

  /** With the pointers that the vma's own operations keep. */
  Draft kept(Draft draft, List<Table> operations) {
    return kept(draft, operations, handlers);
  }

  private static Draft kept(Draft draft, List<Table> operations, HandlerJudge judge) {
    Map<String, Draft.Stored> stores = new TreeMap<>();
    draft.stores().forEach(store -> stores.put(store.field(), store));
    for (Table table : operations) {
      judge.stores(table).forEach(store -> stores.putIfAbsent(store.field(), store));
    }
    return draft.keeping(List.copyOf(stores.values()));
  }

  /** What runs for a vma: of one whose vm_private_data nobody sets, as its handlers find it. */
  HandlerJudge handlers(Draft draft) {
    return draft.bare() ? bare : handlers;
  }

  /** The vmas as {@link #bare(Draft, List)} has them. */
  List<Draft> bare(EntryWalk walk) {
    return drafts(walk).stream().map(draft -> bare(draft, draft.tables(program))).toList();
  }

  /** With the pointers that its operations keep, unless they put something there themselves. */
  Draft bare(Draft draft, List<Table> operations) {
    boolean stays =
        draft.bare()
            && operations.stream()
                .flatMap(table -> bare.walks(table).stream())
                .flatMap(walk -> walk.results().stream())
                .allMatch(result -> Leftovers.isBare(result.state()));
    Draft own = draft.bare(stays);
    return stays ? kept(own.keeping(List.of()), operations, bare) : own;
  }

  /** Whether an access of its own operations happens when vm_private_data is not set. */
  boolean happens(Draft draft, AccessFact access, List<Table> operations) {
    return !draft.bare()
        || !access.vma().key().equals(VmaKey.OWN)
        || operations.stream()
            .flatMap(table -> bare.walks(table).stream())
            .filter(walk -> walk.entry().function().equals(access.entry().function()))
            .allMatch(walk -> walk.told().stream().anyMatch(access::isAt));
  }

  private static boolean isBare(List<Result> paths) {
    return stores(paths).isEmpty()
        && paths.stream().allMatch(path -> Leftovers.isBare(path.state()))
        && paths.stream()
            .flatMap(path -> path.state().marks().stream())
            .noneMatch(mark -> mark.kind() == Mark.Kind.ESCAPE);
  }

  /** The paths that do not end in an error. */
  static List<Result> accepted(EntryWalk walk) {
    return walk.results().stream().filter(result -> !refuses(result)).toList();
  }

  /**
   * Without those that come to functions of the subsystem for which the driver never asks, where it
   * asks for others: kinds of buffer that it never makes. Paths with the flag stay.
   */
  private static List<Result> asked(List<Result> paths) {
    Set<String> asked = new TreeSet<>();
    choices(paths).filter(Mark::sure).forEach(mark -> asked.add(mark.key() + mark.where()));
    return paths.stream()
        .filter(path ->
            word(path.state()).set().containsKey(LOCAL)
                || choices(List.of(path))
                    .allMatch(mark -> mark.sure() || !asked.contains(mark.key() + mark.where())))
        .toList();
  }

  private static Stream<Mark> choices(List<Result> paths) {
    return paths.stream()
        .flatMap(path -> path.state().marks().stream())
        .filter(mark -> mark.kind() == Mark.Kind.CHOICE);
  }

  /** Whatever is not zero is an error to core mm. */
  private static boolean refuses(Result result) {
    return switch (result.value()) {
      case Value.Symbol symbol -> symbol.isError();
      case Value.Vma vma -> false;
      case Value.Function function -> false;
      case Value.Flags flags -> false;
      default -> Boolean.TRUE.equals(Truth.decide(result.value(), result.state()));
    };
  }

  /** What makes two paths hand out different vmas. */
  private String contract(EntryWalk walk, State state, String apart) {
    StringBuilder contract = new StringBuilder();
    contract.append(word(state).set().containsKey(LOCAL)).append(operations(walk, state));
    contract.append(Value.ZERO.equals(state.load(OPERATIONS)) ? "none;" : ";");
    for (Mark mark : state.marks()) {
      boolean another = mark.kind() == Mark.Kind.ESCAPE && FaultCalls.decides(mark.what());
      // what is kept in an object of its own is kept, or is not for lack of memory
      boolean kept = mark.kind() == Mark.Kind.STORE && !mark.key().startsWith(Value.NEW);
      if (kept || another) {
        contract.append(mark.what()).append(';');
      }
    }
    return contract.append(apart).append(!inserts(state).isEmpty()).toString();
  }

  /**
   * Whether a path keeps nothing and inserts elsewhere than those that keep the vma in an object
   * made for it: what else is it than another vma.
   */
  private static boolean isApart(State state, Set<Place> kept) {
    List<Place> own = inserts(state);
    return !kept.isEmpty()
        && !own.isEmpty()
        && !isKeptAnew(state)
        && own.stream().noneMatch(kept::contains);
  }

  private static boolean isKeptAnew(State state) {
    return state.marks().stream()
        .anyMatch(mark -> mark.kind() == Mark.Kind.STORE && mark.key().startsWith(Value.NEW));
  }

  private static List<Place> inserts(State state) {
    return state.marks().stream()
        .filter(mark -> mark.kind() == Mark.Kind.INSERT)
        .map(Mark::where)
        .toList();
  }

  /**
   * Whether these paths are like others but for an insert, and no test tells them apart: a loop
   * that did not turn.
   */
  private boolean isIdle(String contract, Map<String, List<Result>> contracts, List<Result> all) {
    String same = contract.substring(0, contract.lastIndexOf(';') + 1);
    List<Result> busy = contract.equals(same + false) ? contracts.get(same + true) : null;
    List<Result> idle = contracts.getOrDefault(contract, List.of());
    if (busy == null) {
      return false;
    }
    List<Result> turning =
        busy.stream()
            .filter(path -> path.state().marks().stream().anyMatch(this::isRepeated))
            .toList();
    return !turning.isEmpty() && (isLike(idle, busy, all) || isLike(idle, turning, all));
  }

  /** Whether nothing that matters tells these paths from those. */
  private static boolean isLike(List<Result> these, List<Result> those, List<Result> all) {
    return Result.telling(these, all).equals(Result.telling(those, all))
        && isShared(these) == isShared(those)
        && isNeverCopied(these) == isNeverCopied(those)
        && isBound(these) == isBound(those);
  }

  private boolean isRepeated(Mark mark) {
    return mark.kind() == Mark.Kind.INSERT && loops.has(mark.where());
  }

  private static Value.Flags word(State state) {
    return state.load(FLAGS) instanceof Value.Flags flags ? flags : FlagWords.initial();
  }

  private @Nullable String operations(EntryWalk walk, State state) {
    Value value = state.load(OPERATIONS);
    return switch (value) {
      case Value.Symbolic table -> table(table.path(), walk.entry().function().file());
      case Value.Number none -> null;
      case null -> null;
      default -> "?";
    };
  }

  /** Of an array of tables each element counts; what is in one of pointers is not known. */
  private String table(String path, int file) {
    int index = path.endsWith("]") ? path.lastIndexOf('[') : -1;
    if (index < 0) {
      return path;
    }
    Type type = program.variable(path.substring(0, index), file);
    boolean tables = type instanceof Type.Array array && !(array.of() instanceof Type.Pointer);
    return tables ? path.substring(0, index) : "?";
  }

  private Draft draft(EntryWalk walk, List<Result> paths, List<Result> all) {
    SortedSet<Mark> marks = new TreeSet<>();
    paths.forEach(path -> marks.addAll(path.state().marks()));
    List<Value.Flags> words = paths.stream().map(path -> word(path.state())).distinct().toList();
    String operations = operations(walk, paths.get(0).state());
    boolean unknown =
        operations != null
            && ((operations.contains(".") && !LOCAL_TABLE.matcher(operations).matches())
                || operations.equals("?")
                || operations.contains("->"));
    String known = unknown ? null : operations;
    int file = walk.entry().function().file();
    return new Draft(
        walk,
        Result.telling(paths, all),
        words.stream().anyMatch(word -> word.set().containsKey(LOCAL)),
        Inherited.NOTHING.flags(words),
        words,
        known == null ? null : VmaKey.tableName(known),
        known == null ? file : VmaKey.tableFile(known, file),
        unknown,
        paths.stream().allMatch(path -> Value.ZERO.equals(path.state().load(OPERATIONS))),
        found(paths),
        unknown && operations != null ? operations : "",
        isBare(paths),
        isShared(paths),
        isNeverCopied(paths),
        isBound(paths),
        List.copyOf(marks),
        stores(paths));
  }

  private static Draft.Found found(List<Result> paths) {
    boolean none = true;
    boolean some = true;
    for (Result path : paths) {
      Condition asked = path.state().condition(OPERATIONS);
      none &= asked != null && Value.ZERO.equals(asked.equal());
      some &= asked != null && asked.unequal().contains("0");
    }
    return none ? Draft.Found.NONE : some ? Draft.Found.SOME : Draft.Found.NOT_ASKED;
  }

  private static boolean isShared(List<Result> paths) {
    return paths.stream().allMatch(path -> FlagWords.isSet(FlagWords.SHARED, path.state()));
  }

  private static boolean isNeverCopied(List<Result> paths) {
    return paths.stream()
        .allMatch(path -> FlagWords.isNeverCopied(path.state(), path.state().load(FLAGS)));
  }

  /** Every path saw that the mapping task can never leave its CPU. */
  private static boolean isBound(List<Result> paths) {
    return paths.stream()
        .allMatch(path -> path.state().pinning().evidence().containsKey(Pinning.Evidence.FOREVER));
  }

  /** The pointers to the entry's own vma that these paths leave behind. */
  static List<Draft.Stored> stores(List<Result> paths) {
    Map<String, Draft.Stored> stores = new TreeMap<>();
    for (Result path : paths) {
      for (Mark mark : path.state().marks()) {
        if (mark.kind() == Mark.Kind.STORE) {
          boolean guarded =
              mark.sure() || mark.key().startsWith(Value.NEW) || occupied(mark.key(), path.state());
          Draft.Stored old = stores.get(mark.what());
          boolean both = guarded && (old == null || old.guarded());
          stores.put(
              mark.what(),
              new Draft.Stored(mark.what(), old == null ? mark.where() : old.where(), both));
        }
      }
    }
    return List.copyOf(stores.values());
  }

  /** Whether the same object has a member that was seen zero and is not any more: a busy mark. */
  private static boolean occupied(String key, State state) {
    int dot = key.lastIndexOf('.');
    String object = dot < 0 ? "" : key.substring(0, dot + 1);
    for (Map.Entry<String, Condition> condition : state.conditions().entrySet()) {
      boolean wasFree =
          Value.ZERO.equals(condition.getValue().equal()) && condition.getKey().startsWith(object);
      Value now = state.load(condition.getKey());
      boolean busy =
          now instanceof Value.NonZero
              || now instanceof Value.Symbolic
              || (now instanceof Value.Number number && number.value() != 0);
      if (!object.isEmpty() && wasFree && busy) {
        return true;
      }
    }
    return false;
  }
}
