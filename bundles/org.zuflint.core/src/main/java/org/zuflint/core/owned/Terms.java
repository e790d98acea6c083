package org.zuflint.core.owned;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.body.Graphs;
import org.zuflint.core.ir.Graph;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.links.Local;
import org.zuflint.core.parse.lex.WordSet;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Typing;
import org.zuflint.core.source.Place;

/** What names mean to whoever drops pages in one driver, and what he was found to rely on. */
final class Terms {
  private static final int DEPTH = 6;

  /** A word, and the answers to a question about it that show that who maps has done. */
  record Told(Asked asked, List<Boolean> answers) {
    static final Told NOTHING = new Told(new Asked("", "", ""), List.of());

    String word() {
      return asked.word();
    }
  }

  /** Such an answer. */
  record Exit(Asked asked, boolean answer) {
    /** Whether a write of this may give the answer. */
    boolean by(Drops.Written written) {
      Boolean equal = asked.op().isEmpty() ? null : written.is(asked.value());
      return equal == null || equal == asked.op().equals("==") == answer;
    }

    /** Whether a write of this value gives the answer. */
    boolean by(String value) {
      if (asked.op().isEmpty() || value.equals(Mapper.SOME)) {
        return true;
      }
      return value.equals(asked.value()) == asked.op().equals("==") == answer;
    }
  }

  private final Program program;
  private final Mapper mapper;
  private final Typing typing;
  private final Graphs graphs;
  private final Set<FunctionFacts> scope;

  /** Whether memory is followed, whose pages are shown by their numbers; else pages. */
  private final boolean memory;

  /** Whether words and locks that others write and give back tell it anything. */
  private final boolean listens;

  /** Of calls that let pages go though nobody has waited: those that may. */
  private final Predicate<Hasty> fine;

  private final Set<String> shown;

  /** Whether it is shown by a helper, which is given it. */
  private boolean shownByHelper;

  private final Map<FunctionFacts, Graphs.Lowered> bodies;
  private final Map<FunctionFacts, Local> locals;
  private final Map<String, Boolean> isNew;
  private int depth;

  final Set<Hasty> hasty = new LinkedHashSet<>();

  /** What owners hear of words by which they know that pages are done with, or might. */
  final Set<Exit> exits = new LinkedHashSet<>();

  final Set<Exit> doubts = new LinkedHashSet<>();

  final Set<String> completions = new TreeSet<>();

  final Set<String> locks = new TreeSet<>();

  /** Of one driver: nothing of it is followed yet. */
  Terms(Program program, Mapper mapper, List<FunctionFacts> functions) {
    this.fine = one -> false;
    this.listens = false;
    this.program = program;
    this.mapper = mapper;
    this.memory = true;
    this.typing = new Typing(program);
    this.graphs = new Graphs(program);
    this.scope = new HashSet<>(functions);
    this.shown = new TreeSet<>();
    this.bodies = new HashMap<>();
    this.locals = new HashMap<>();
    this.isNew = new HashMap<>();
    for (FunctionFacts function : functions) {
      function.watched().shown().forEach(word -> show(function, word, functions, 0));
    }
  }

  private Terms(Terms driver, boolean memory, boolean listens, Predicate<Hasty> fine) {
    this.fine = fine;
    this.listens = listens;
    this.program = driver.program;
    this.mapper = driver.mapper;
    this.memory = memory;
    this.typing = driver.typing;
    this.graphs = driver.graphs;
    this.scope = driver.scope;
    this.shown = driver.shown;
    this.shownByHelper = driver.shownByHelper;
    this.bodies = driver.bodies;
    this.locals = driver.locals;
    this.isNew = driver.isNew;
  }

  /** For another way through the same driver, on which nothing has been found yet. */
  Terms anew(boolean memory, Predicate<Hasty> mayGo) {
    return new Terms(this, memory, false, mayGo);
  }

  /** For the same way once more, where words and locks count. */
  Terms listening() {
    return new Terms(this, memory, true, fine);
  }

  /** The memory that is shown by this name, and by others: what callers give to a helper. */
  private void show(FunctionFacts function, String word, List<FunctionFacts> all, int calls) {
    Local local = local(function);
    shown.add(word);
    local.words(new Expr.Name(0, word)).forEach(more -> shown.add(more.replace(".", "")));
    int number = local.parameters().indexOf(word);
    shownByHelper |= number >= 0;
    if (number < 0 || calls > 2) {
      return;
    }
    for (FunctionFacts caller : all) {
      if (caller.callees().contains(function.name())) {
        Children.walk(
            program.tree(caller).body(),
            node -> {
              if (node instanceof Expr.Call call
                  && call.callee() instanceof Expr.Name name
                  && name.id().equals(function.name())
                  && number < call.arguments().size()) {
                show(caller, Watched.last(call.arguments().get(number)), all, calls + 1);
              }
            });
      }
    }
  }

  /** The names of memory whose pages are shown. */
  Set<String> shown() {
    return shown;
  }

  /** Whether anything of this kind can be dropped. */
  boolean isNeeded() {
    return !memory || !shown.isEmpty();
  }

  Graph graph(FunctionFacts function) {
    return bodies.computeIfAbsent(function, graphs::of).graph();
  }

  Local local(FunctionFacts function) {
    return locals.computeIfAbsent(function, fresh -> new Local(fresh, program.tree(fresh)));
  }

  Place place(FunctionFacts function, int at) {
    return program.unit(function).place(at);
  }

  /** Whether such a call may stand there. */
  boolean isFine(Hasty found) {
    return fine.test(found);
  }

  void hasty(Hasty found) {
    hasty.add(found);
  }

  /** Macros around an expression that do not change it. */
  static boolean passes(String name) {
    return switch (name) {
      case "likely", "unlikely", "READ_ONCE", "WARN_ON", "WARN_ON_ONCE" -> true;
      default -> false;
    };
  }

  /** The functions that a call may come to; empty for the kernel's own. */
  List<FunctionFacts> called(String name, Expr.Call call, int file) {
    if (!name.isEmpty()) {
      return program.functions(name, file).stream().filter(scope::contains).toList();
    }
    String member = Watched.last(call.callee());
    return program.tables(member).stream()
        .flatMap(table ->
            table.entries().stream()
                .filter(entry -> entry.last().equals(member))
                .flatMap(entry -> program.functions(entry.value(), table.file()).stream()))
        .filter(scope::contains)
        .distinct()
        .toList();
  }

  List<Unit.Define> defines(String name, int file) {
    return name.isEmpty() || lets(name) || takes(name) ? List.of() : program.defines(name, file);
  }

  @Nullable Expr body(Unit.Define define) {
    return program.body(define);
  }

  Set<String> words(Unit.Define define) {
    return new TreeSet<>(WordSet.of(define.body()));
  }

  /** Whether one more macro may be looked into; with {@link #leave} afterwards. */
  boolean enter() {
    depth++;
    if (depth > DEPTH) {
      depth--;
      return false;
    }
    return true;
  }

  void leave() {
    depth--;
  }

  boolean draws(String name, int file) {
    return mapper.draws(name, file);
  }

  /** Whether the function may come to an insert or zap. */
  boolean comes(FunctionFacts function) {
    return mapper.comes(function);
  }

  boolean isVma(Expr pointer, Local local) {
    return typing.isVmaPointer(typing.of(pointer, local), local.file());
  }

  /** Whether it lets pages, or the memory, go. */
  boolean lets(String name) {
    return memory ? OwnerCalls.freed(name) >= 0 : OwnerCalls.of(name) == OwnerCalls.Release.PAGE;
  }

  /** Whether it may let pages go, though nobody here has it. */
  boolean mayLet(String name) {
    return !memory && OwnerCalls.mayLetGo(name);
  }

  boolean takes(String name) {
    return OwnerWaits.takes(name, memory);
  }

  /** Whether what is dropped may be what is mapped. */
  boolean mayBeMapped(String name, Expr.Call call, Set<String> words, Local local) {
    if (memory && !OwnerCalls.isPacket(name)) {
      boolean is = words.stream().anyMatch(word -> shown.contains(word.replace(".", "")));
      return is || (shownByHelper && words.contains("?") && !isStruct(call, local));
    }
    return words.stream()
        .anyMatch(word -> word.startsWith(".") || word.equals("?") || mapper.mentions(word));
  }

  private boolean isStruct(Expr.Call call, Local local) {
    Type type = call.arguments().isEmpty() ? null : typing.of(call.arguments().get(0), local);
    return type instanceof Type.Pointer pointer && pointer.to() instanceof Type.Record;
  }

  /** Whether who maps has a part in a count of references. */
  boolean counts(Expr.Call call) {
    return !call.arguments().isEmpty() && mapper.counts(Watched.word(call.arguments().get(0)));
  }

  /** The answers to a condition that show that who maps has done with the pages. */
  Told told(Expr condition, Local local) {
    Asked asked = listens ? Asked.of(condition, local, program) : null;
    return asked == null ? Told.NOTHING : new Told(asked, mapper.done(asked));
  }

  /** Whether what is written into this word may let the owner go on too early. */
  boolean isSuspect(Told told) {
    return told.answers().isEmpty() && mapper.touches(told.word());
  }

  /** What is written into these words lets the owner go on, perhaps too early. */
  void rely(Set<Point.Heard> heard) {
    for (Point.Heard one : heard) {
      (one.sure() ? exits : doubts).add(new Exit(one.asked(), one.answer()));
    }
  }

  /** Whether a condition can only come to hold when who maps has done with the pages. */
  boolean tells(Expr condition, Local local) {
    return tells(condition, local, true);
  }

  private boolean tells(Expr condition, Local local, boolean holds) {
    return switch (condition) {
      case Expr.Unary not when not.op().equals("!") -> tells(not.operand(), local, !holds);
      case Expr.Binary both when both.op().equals(holds ? "&&" : "||") ->
          tells(both.left(), local, holds) || tells(both.right(), local, holds);
      case Expr.Binary either when either.op().equals(holds ? "||" : "&&") ->
          tells(either.left(), local, holds) && tells(either.right(), local, holds);
      default -> {
        Told told = told(condition, local);
        boolean does = told.answers().contains(holds);
        if (does || isSuspect(told)) {
          rely(Set.of(new Point.Heard(told.asked(), holds, does)));
        }
        yield does;
      }
    };
  }

  /** Whether who maps clears the bits of this word. */
  boolean clears(Expr word, Local local) {
    Expr inner = word instanceof Expr.Unary at && at.op().equals("&") ? at.operand() : word;
    return tells(inner, local, false);
  }

  /**
   * Takes a lock. When who maps holds it all the while, it is given back too early perhaps; but it
   * is no wait, as who maps may not have taken it yet.
   */
  void lock(Expr argument, Local local) {
    String lock = Held.lock(argument, local, typing);
    if (listens && mapper.holds(lock)) {
      locks.add(lock);
    }
  }

  /** Whether the semaphore is taken from the start, so that who takes it waits for somebody. */
  boolean isTaken(Expr semaphore) {
    return mapper.isTaken(Watched.word(semaphore));
  }

  /** Whether the function gives what it has just made, which nobody else knows. */
  boolean isNew(String name, int file) {
    List<FunctionFacts> functions = program.functions(name, file);
    return functions.isEmpty()
        ? OwnerWaits.makes(name)
        : functions.stream().allMatch(function -> isNewOf(function));
  }

  private boolean isNewOf(FunctionFacts function) {
    String key = function.where().toString();
    if (isNew.putIfAbsent(key, false) == null) {
      isNew.put(key, makes(function));
    }
    return isNew.getOrDefault(key, false);
  }

  private boolean makes(FunctionFacts function) {
    boolean quiet =
        function.callees().stream()
            .allMatch(callee ->
                OwnerWaits.keepsToItself(callee)
                    || callee.startsWith("INIT_")
                    || (!program.functions(callee, function.file()).isEmpty()
                        && isNew(callee, function.file())));
    Local local = local(function);
    return quiet
        && !local.answers().isEmpty()
        && local.answers().stream().allMatch(value -> isMade(value, local));
  }

  private boolean isMade(Expr value, Local local) {
    return switch (value) {
      case Expr.Cast cast -> isMade(cast.operand(), local);
      case Expr.Call call when call.callee() instanceof Expr.Name name ->
          name.id().equals("ERR_PTR") || isNew(name.id(), local.file());
      case Expr.Name name ->
          name.id().equals("NULL")
              || (!local.isParameter(name.id())
                  && !local.values(name.id()).isEmpty()
                  && local.values(name.id()).stream()
                      .allMatch(one -> !one.equals(value) && isMade(one, local)));
      default -> false;
    };
  }
}
