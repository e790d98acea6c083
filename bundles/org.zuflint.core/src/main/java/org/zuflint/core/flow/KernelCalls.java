package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.kernel.CpuCalls;
import org.zuflint.core.kernel.Halts;
import org.zuflint.core.kernel.Harmless;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.kernel.MmapLock;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.owned.OwnerWaits;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Condition;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Pinning;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/** What a call of a kernel function does to the state. */
final class KernelCalls {
  private final Evaluator evaluator;
  private final Walker walker;
  private final PteEffects ptes;
  private final CpuValues cpus;
  private final Pointers pointers;

  /** Only asked by key. */
  private final Map<String, Optional<Meaning>> meanings = new HashMap<>();

  /** A kernel function's behaviour. */
  interface Meaning {
    List<Result> run(Expr.Call call, Frame frame, State state);
  }

  KernelCalls(Evaluator evaluator, Walker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
    this.ptes = new PteEffects(evaluator, walker);
    this.cpus = new CpuValues(evaluator, walker);
    this.pointers = new Pointers(evaluator, walker);
  }

  /** Null when the name is no kernel function we know. */
  @Nullable Meaning meaning(String name) {
    return meanings.computeIfAbsent(name, fresh -> Optional.ofNullable(find(name))).orElse(null);
  }

  private @Nullable Meaning find(String name) {
    Meaning plain = plain(name);
    return switch (name) {
      case String looking when Interest.LOOK_UPS.contains(looking) ->
          (call, frame, state) -> lookUp(name, call, frame, state);
      case String debugging when Harmless.mayBeLeftOut(debugging) ->
          (call, frame, state) -> debug(name, call, frame, state);
      default -> MmapLock.of(name) instanceof MmapLock lock ? locks(lock, name, plain) : plain;
    };
  }

  /** A kernel may be built without it: then its arguments are not evaluated. */
  private List<Result> debug(String name, Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>(evaluator.calls().unknown(name, call, frame, state));
    results.add(new Result(state, Value.UNKNOWN));
    return Evaluator.once(results);
  }

  /** What {@code name} is called with, at an address that an object keeps, is that object's. */
  private List<Result> lookUp(String name, Expr.Call call, Frame frame, State state) {
    List<Expr> arguments = call.arguments();
    Value mm = only(arguments, 0, frame, state);
    Value at = only(arguments, 1, frame, state);
    List<Result> found = evaluator.calls().unknown(name, call, frame, state);
    if (!(mm instanceof Value.Symbolic in) || !state.isLocked(in.path())) {
      Value.Vma any = new Value.Vma(VmaKey.UNKNOWN, Value.Foreign.MAYBE);
      return found.stream().map(result -> new Result(result.state(), any)).toList();
    }
    Value.Symbolic address = at instanceof Value.Symbolic member ? member : null;
    Leftovers.Address kept = address == null ? null : walker.leftovers().address(address);
    String object = address == null ? "" : Leftovers.object(address.path());
    boolean there =
        kept != null
            && kept.mms().stream()
                .map(member -> object + "." + member)
                .anyMatch(own ->
                    own.equals(in.path())
                        || (Condition.isRunning(own, state)
                            && Condition.isRunning(in.path(), state)));
    if (kept == null || !there) {
      return found;
    }
    Value.Vma vma =
        new Value.Vma(
            VmaKey.lookedUp(frame.place(call.at()), kept.table(), object), Value.Foreign.MAYBE);
    return found.stream().map(result -> new Result(Names.fresh(vma, result.state()), vma)).toList();
  }

  private @Nullable Value only(List<Expr> arguments, int position, Frame frame, State state) {
    List<Result> values =
        position < arguments.size()
            ? evaluator.eval(arguments.get(position), frame, state)
            : List.of();
    return values.size() == 1 ? values.get(0).value() : null;
  }

  /** Remembers of which mm the lock is held; of other locks than an mm's, as {@code plain}. */
  private Meaning locks(MmapLock lock, String name, @Nullable Meaning plain) {
    return (call, frame, state) -> {
      List<Expr> arguments = call.arguments();
      if (lock.named() && (arguments.isEmpty() || !isLock(arguments.get(0)))) {
        return plain != null
            ? plain.run(call, frame, state)
            : evaluator.calls().unknown(name, call, frame, state);
      }
      Value at = only(arguments, 0, frame, state);
      String path = at instanceof Value.Symbolic mm ? mm.path() : "?";
      String mm = lock.named() ? Leftovers.object(path) : path;
      List<Result> results = new ArrayList<>();
      for (State after : evaluated(evaluator, call, frame, state)) {
        locks(lock, mm, slept(call, frame, after), results);
      }
      return results;
    };
  }

  private static void locks(MmapLock lock, String mm, State state, List<Result> results) {
    State held =
        switch (lock.does()) {
          case READS -> state.locked(mm);
          case WRITES -> state.locked(mm).store(State.MMAP_LOCK, Value.ONE);
          case DOWNGRADES -> state.store(State.MMAP_LOCK, Value.ZERO);
          case GIVES -> state.unlocked().store(State.MMAP_LOCK, Value.ZERO);
        };
    switch (lock.told()) {
      case NOTHING -> results.add(new Result(held, Value.UNKNOWN));
      case ZERO -> {
        results.add(new Result(held, Value.ZERO));
        results.add(new Result(state, new Value.Symbol("-EINTR")));
      }
      case ONE -> {
        results.add(new Result(held, Value.ONE));
        results.add(new Result(state, Value.ZERO));
      }
    }
  }

  private @Nullable Meaning plain(String name) {
    PteCalls.PteCall pte = PteCalls.of(name);
    if (pte != null) {
      return pte.target() == PteCalls.Target.MM
          ? (call, frame, state) -> each(pte, call, frame, state)
          : (call, frame, state) -> ptes.run(pte, call, frame, state);
    }
    if (name.startsWith("vm_flags_") || name.equals("__vm_flags_mod")) {
      return (call, frame, state) -> flags(name, call, frame, state);
    }
    if (Halts.always(name) || name.equals(Halts.UNLESS)) {
      return this::unless;
    }
    if (name.equals("up") || name.startsWith("down_") || name.equals("down")) {
      Meaning semaphore = semaphore(name);
      if (semaphore != null) {
        return semaphore;
      }
    }
    Meaning cpu = cpus.meaning(name);
    if (cpu != null) {
      return cpu;
    }
    Meaning pointer = pointers.meaning(name);
    if (pointer != null) {
      return OwnerCalls.publishes(name)
          ? (call, frame, state) ->
              evaluator.releases().published(pointer.run(call, frame, state), name, call, frame)
          : pointer;
    }
    if (CpuCalls.hasCondition(name)) {
      return (call, frame, state) -> waits(name, call, frame, state);
    }
    if (CpuCalls.of(name) != CpuCalls.Effect.NONE) {
      return (call, frame, state) -> cpu(name, call, frame, state);
    }
    return evaluator.releases().meaning(name);
  }

  private List<Result> each(PteCalls.PteCall pte, Expr.Call call, Frame frame, State state) {
    return looks(call, frame)
        ? evaluated(evaluator, call, frame, state).stream()
            .map(after -> new Result(after, Value.UNKNOWN))
            .toList()
        : ptes.run(pte, call, frame, state);
  }

  /** Whether the function that a walk over PTEs calls for each of them is known only to read it. */
  private boolean looks(Expr.Call call, Frame frame) {
    Expr each = call.arguments().size() > 3 ? call.arguments().get(3) : call;
    Expr named = each instanceof Expr.Unary address ? address.operand() : each;
    List<FunctionFacts> functions =
        named instanceof Expr.Name name && frame.key(name.id()) == null
            ? walker.program().functions(name.id(), frame.file())
            : List.of();
    return !functions.isEmpty()
        && functions.stream().allMatch(one -> PteCalls.looks(walker.bodies().of(one).tree()));
  }

  /** The paths on which the condition of BUG_ON() does not hold; behind BUG() there are none. */
  private List<Result> unless(Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    boolean asks = call.callee() instanceof Expr.Name name && name.id().equals(Halts.UNLESS);
    if (asks && call.arguments().size() == 1) {
      for (Evaluator.Branch branch : evaluator.branch(call.arguments().get(0), frame, state)) {
        if (!branch.taken()) {
          results.add(new Result(branch.state(), Value.UNKNOWN));
        }
      }
    }
    return results;
  }

  private List<Result> cpu(String name, Expr.Call call, Frame frame, State state) {
    Place where = frame.place(call.at());
    List<Result> results = new ArrayList<>();
    for (State after : evaluated(evaluator, call, frame, state)) {
      waiting(name, after);
      Pinning before = after.pinning();
      Pinning pinning =
          switch (CpuCalls.of(name)) {
            case PIN -> before.enter(where);
            case UNPIN -> before.leave();
            case SLEEP -> before.slept(where);
            case CROSS, NONE -> before;
          };
      Value value = name.equals("get_cpu") ? new Value.Cpu(false) : Value.UNKNOWN;
      State left = after.leave(pinning);
      boolean gives = OwnerWaits.isSpinUnlock(name);
      results.add(
          new Result(gives ? evaluator.releases().given(name, call, frame, left) : left, value));
    }
    return results;
  }

  private void waiting(String name, State state) {
    if (!state.lives().isEmpty() && CpuCalls.waits(name)) {
      walker.listener().waits(state);
    }
  }

  /** {@code wait_event(queue, condition)} and its kin: others write what the condition asks for. */
  private List<Result> waits(String name, Expr.Call call, Frame frame, State state) {
    waiting(name, state);
    State slept = state.pinning(state.pinning().slept(frame.place(call.at())));
    if (call.arguments().size() < 2) {
      return Evaluator.one(slept, Value.UNKNOWN);
    }
    Expr condition = call.arguments().get(1);
    State[] after = {slept};
    Children.walk(
        condition,
        node -> {
          if (node instanceof Expr.Member member) {
            after[0] = evaluator.memory().forget(member, frame, after[0]);
          }
        });
    return woken(name, evaluator.branch(condition, frame, after[0]), after[0]);
  }

  private static List<Result> woken(String name, List<Evaluator.Branch> branches, State slept) {
    boolean timed = name.contains("timeout");
    boolean broken =
        name.contains("interruptible") || name.contains("killable") || name.contains("freezable");
    List<Result> results = new ArrayList<>();
    for (Evaluator.Branch branch : branches) {
      if (branch.taken()) {
        results.add(
            new Result(
                branch.state(), timed ? Value.POSITIVE : broken ? Value.ZERO : Value.UNKNOWN));
      }
    }
    if (results.isEmpty()) {
      return Evaluator.one(slept, Value.UNKNOWN);
    }
    if (broken) {
      results.add(new Result(slept, new Value.Symbol("-ERESTARTSYS")));
    }
    if (timed) {
      results.add(new Result(slept, Value.ZERO));
    }
    return results;
  }

  /** What is taken and given back is a lock; what is only given lets somebody go on. */
  private @Nullable Meaning semaphore(String name) {
    return switch (name) {
      case "down", "down_interruptible", "down_killable", "down_trylock", "down_timeout" ->
          (call, frame, state) ->
              cpu(name, call, frame, state).stream()
                  .map(r -> new Result(r.state().store(taken(call), Value.ONE), r.value()))
                  .toList();
      case "up" ->
          (call, frame, state) ->
              Value.ONE.equals(state.load(taken(call)))
                  ? Evaluator.one(
                      evaluator.releases().given(name, call, frame, state), Value.UNKNOWN)
                  : evaluator
                      .releases()
                      .release(OwnerCalls.Release.WAITER, name, call, frame, state);
      default -> null;
    };
  }

  private static String taken(Expr.Call call) {
    return "(taken) "
        + (call.arguments().isEmpty() ? "" : OwnerCalls.target(call.arguments().get(0)));
  }

  /** The states after the arguments were evaluated; a wait's condition may be evaluated or not. */
  static List<State> evaluated(Evaluator evaluator, Expr.Call call, Frame frame, State state) {
    List<State> states = List.of(state);
    for (Expr argument : call.arguments()) {
      List<State> next = new ArrayList<>();
      for (State before : states) {
        evaluator.eval(argument, frame, before).forEach(result -> next.add(result.state()));
      }
      states = next.stream().distinct().toList();
    }
    return states;
  }

  /** {@code vm_flags_set(vma, flags)} and its kin (v6.3, include/linux/mm.h). */
  private List<Result> flags(String name, Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    List<Expr> arguments = call.arguments();
    if (arguments.size() < 2) {
      return Evaluator.one(state, Value.UNKNOWN);
    }
    for (Result target : evaluator.eval(arguments.get(0), frame, state)) {
      Value vma = target.value() instanceof Value.Vma given ? given : Memory.vma(target.value());
      String key = "vma " + ((Value.Vma) vma).key() + ".vm_flags";
      Value before = target.state().load(key);
      Value old = before == null ? FlagWords.initial() : before;
      for (Result word : evaluator.eval(arguments.get(1), frame, target.state())) {
        Value next = next(name, old, word.value(), arguments, frame, word.state());
        results.add(
            new Result(
                walker.flags((Value.Vma) vma, next, key, frame, call.at(), word.state()),
                Value.UNKNOWN));
      }
    }
    return results;
  }

  private Value next(
      String name, Value old, Value word, List<Expr> arguments, Frame frame, State state) {
    if (name.endsWith("_clear")) {
      return FlagWords.and(old, FlagWords.not(word));
    }
    if (name.contains("_reset") || name.contains("_init")) {
      return word;
    }
    Value set = FlagWords.or(old, word);
    boolean clears = name.endsWith("_mod") && arguments.size() > 2;
    if (!clears) {
      return set;
    }
    List<Result> cleared = evaluator.eval(arguments.get(2), frame, state);
    return cleared.size() == 1 ? FlagWords.and(set, FlagWords.not(cleared.get(0).value())) : set;
  }

  private static State slept(Expr.Call call, Frame frame, State state) {
    boolean sleeps =
        call.callee() instanceof Expr.Name name
            && (CpuCalls.of(name.id()) == CpuCalls.Effect.SLEEP
                || name.id().endsWith("_lock_killable"));
    return sleeps ? state.pinning(state.pinning().slept(frame.place(call.at()))) : state;
  }

  private static boolean isLock(Expr argument) {
    String text = Spelling.of(argument);
    return text.endsWith("mmap_sem") || text.endsWith("mmap_lock");
  }
}
