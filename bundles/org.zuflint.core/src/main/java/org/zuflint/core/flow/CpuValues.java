package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.kernel.PerCpu;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.CpuNames;
import org.zuflint.core.state.Pinning;
import org.zuflint.core.state.Pinning.Evidence;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Value;

/** Kernel functions that tell or set the CPU a task runs on. */
final class CpuValues {
  private final Evaluator evaluator;
  private final Walker walker;

  CpuValues(Evaluator evaluator, Walker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  KernelCalls.@Nullable Meaning meaning(String name) {
    return switch (name) {
      case "smp_processor_id", "__smp_processor_id", "debug_smp_processor_id" ->
          constant(new Value.Cpu(false));
      case "raw_smp_processor_id" -> constant(new Value.Cpu(true));
      case "task_cpu" -> this::taskCpu;
      case "is_percpu_thread" -> constant(new Value.Bound("is_percpu_thread() checked", true));
      case "cpumask_of", "get_cpu_mask" -> this::oneCpu;
      case "get_current" ->
          constant(new Value.Symbolic("current", "task_struct", Value.Foreign.NO));
      case "tsk_cpus_allowed" -> constant(new Value.AllowedMask());
      case "cpumask_equal" -> this::compareMasks;
      case "cpumask_subset" -> this::isSubset;
      case "cpumask_weight" -> this::weight;
      case "this_cpu_ptr",
          "raw_cpu_ptr",
          "get_cpu_ptr",
          "this_cpu_read",
          "__this_cpu_read",
          "get_cpu_var" ->
          (call, frame, state) -> thisCpu(name, call, frame, state);
      case "per_cpu_ptr", "per_cpu" -> this::perCpu;
      case "this_cpu_write", "__this_cpu_write", "raw_cpu_write" -> this::write;
      case "set_cpus_allowed_ptr", "set_cpus_allowed", "do_set_cpus_allowed" -> this::bindSelf;
      case "cpumask_copy",
          "cpumask_setall",
          "cpumask_or",
          "cpumask_set_cpu",
          "cpumask_clear_cpu",
          "cpumask_andnot",
          "cpumask_clear" ->
          this::writeMask;
      default -> ofTable(name);
    };
  }

  private KernelCalls.@Nullable Meaning ofTable(String name) {
    if (PerCpu.finds(name)) {
      return this::find;
    }
    return PerCpu.fills(name) ? this::fill : null;
  }

  /** What a table keeps under the number of a CPU; under other numbers it may be anything. */
  private List<Result> find(Expr.Call call, Frame frame, State state) {
    PerCpu table = PerCpu.found(call);
    Expr number = table == null ? null : table.cpu();
    if (table == null || number == null) {
      return evaluator.calls().unknown(name(call), call, frame, state);
    }
    List<Result> results = new ArrayList<>();
    for (Result at : evaluator.eval(number, frame, state)) {
      boolean known =
          at.value() instanceof Value.Cpu
              || at.value() instanceof Value.AnyCpu
              || CpuNames.foreign(at) == Value.Foreign.NO;
      if (!known) {
        results.addAll(evaluator.calls().unknown(name(call), call, frame, at.state()));
        continue;
      }
      Value.Symbolic own = CpuNames.of(table.name(), null, at);
      Value.Foreign foreign = CpuNames.element(at).or(own.foreign());
      results.add(new Result(at.state(), new Value.Symbolic(own.path(), null, foreign)));
    }
    return results;
  }

  /** Tells of an object that is put where a CPU looks for its own, under another number. */
  private List<Result> fill(Expr.Call call, Frame frame, State state) {
    PerCpu table = PerCpu.filled(call);
    Expr object = PerCpu.kept(call);
    if (table != null && object != null && walker.bodies().areByCpu(table.name(), frame.file())) {
      List<Result> numbers =
          table.cpu() == null
              ? Evaluator.one(state, Value.UNKNOWN)
              : evaluator.eval(table.cpu(), frame, state);
      boolean own =
          numbers.stream().allMatch(number -> CpuNames.foreign(number) == Value.Foreign.NO);
      for (Result kept : own ? List.<Result>of() : evaluator.eval(object, frame, state)) {
        evaluator.releases().filled(table.name(), kept.value(), frame, call.at());
      }
    }
    return evaluator.calls().unknown(name(call), call, frame, state);
  }

  private static String name(Expr.Call call) {
    return call.callee() instanceof Expr.Name function ? function.id() : "";
  }

  private static KernelCalls.Meaning constant(Value value) {
    return (call, frame, state) -> Evaluator.one(state, value);
  }

  private List<Result> oneCpu(Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Result cpu :
        call.arguments().isEmpty()
            ? Evaluator.one(state, Value.UNKNOWN)
            : evaluator.eval(call.arguments().get(0), frame, state)) {
      Value.OneCpuMask mask =
          switch (cpu.value()) {
            case Value.Number number -> new Value.OneCpuMask("CPU " + number.value(), "");
            case Value.Symbolic owner -> new Value.OneCpuMask(last(owner.path()), owner.path());
            default -> new Value.OneCpuMask("", "");
          };
      results.add(new Result(cpu.state(), mask));
    }
    return results;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private List<Result> compareMasks(Expr.Call call, Frame frame, State state) {
    return pairs(call, frame, state, (left, right) -> new Value.Compare(true, left, right));
  }

  /** Of the own mask in another; a mask of one CPU that is in the own one proves nothing. */
  private List<Result> isSubset(Expr.Call call, Frame frame, State state) {
    return pairs(
        call,
        frame,
        state,
        (part, whole) ->
            part instanceof Value.AllowedMask
                ? new Value.Compare(true, part, whole)
                : Value.UNKNOWN);
  }

  private List<Result> taskCpu(Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      for (Result task : evaluator.eval(argument, frame, state)) {
        Value cpu = isSelf(task.value()) ? new Value.Cpu(true) : Value.UNKNOWN;
        results.add(new Result(task.state(), cpu));
      }
    }
    return results.isEmpty() ? Evaluator.one(state, Value.UNKNOWN) : results;
  }

  private interface Combine {
    Value of(Value left, Value right);
  }

  private List<Result> pairs(Expr.Call call, Frame frame, State state, Combine combine) {
    List<Result> results = new ArrayList<>();
    if (call.arguments().size() < 2) {
      return Evaluator.one(state, Value.UNKNOWN);
    }
    for (Result left : evaluator.eval(call.arguments().get(0), frame, state)) {
      for (Result right : evaluator.eval(call.arguments().get(1), frame, left.state())) {
        results.add(new Result(right.state(), combine.of(left.value(), right.value())));
      }
    }
    return results;
  }

  private List<Result> weight(Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Result mask : evaluator.eval(call.arguments().get(0), frame, state)) {
      boolean own = mask.value() instanceof Value.AllowedMask;
      results.add(new Result(mask.state(), own ? new Value.AllowedCpus() : Value.UNKNOWN));
    }
    return results;
  }

  /** The object of the running CPU; the caller stays there only while it is pinned. */
  private List<Result> thisCpu(String name, Expr.Call call, Frame frame, State state) {
    String struct = walker.typing().struct(call, frame);
    String path =
        "this cpu's " + Spelling.of(call.arguments().isEmpty() ? call : call.arguments().get(0));
    boolean pins = name.startsWith("get_");
    Pinning pinning = pins ? state.pinning().enter(frame.place(call.at())) : state.pinning();
    Value.Foreign foreign =
        pinning.depth() > 0 || pinning.bound() ? Value.Foreign.NO : Value.Foreign.MAYBE;
    return Evaluator.one(state.pinning(pinning), new Value.Symbolic(path, struct, foreign));
  }

  private List<Result> perCpu(Expr.Call call, Frame frame, State state) {
    String struct = walker.typing().struct(call, frame);
    String path = Spelling.of(call.arguments().get(0));
    return pairs(
        call, frame, state, (base, cpu) -> CpuNames.of(path, struct, new Result(state, cpu)));
  }

  /** {@code this_cpu_write(x, value)}. */
  private List<Result> write(Expr.Call call, Frame frame, State state) {
    if (call.arguments().size() < 2) {
      return Evaluator.one(state, Value.UNKNOWN);
    }
    List<Result> values = evaluator.eval(call.arguments().get(1), frame, state);
    if (PerCpu.of(call) == null) {
      // a member or an element of the variable: nobody reads it back, so a vma is gone in it
      evaluator.calls().escapes(values, Spelling.of(call.callee()), frame, call.at());
      return values;
    }
    List<Result> results = new ArrayList<>();
    for (Result value : values) {
      results.addAll(evaluator.memory().store(call, value.value(), frame, value.state()));
    }
    return results;
  }

  /**
   * {@code set_cpus_allowed_ptr(current, cpumask_of(cpu))}: binds when it succeeds. A kernel thread
   * that is not bound otherwise is refused only when the CPU is not online (kernel/sched/core.c,
   * __set_cpus_allowed_ptr).
   */
  private List<Result> bindSelf(Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    Combine masks =
        (task, one) -> {
          if (isKept(task)) {
            walker.listener().moved("?", false, frame.place(call.at()), frame.path());
          }
          return isSelf(task) ? own(one) : Value.UNKNOWN;
        };
    for (Result mask : pairs(call, frame, state, masks)) {
      if (mask.value().equals(Value.NONZERO)) {
        leaves(mask.state(), frame, call.at());
        results.add(new Result(freed(mask.state(), call, frame), Value.ZERO));
      }
      boolean binds = mask.value() instanceof Value.OneCpuMask;
      if (mask.value() instanceof Value.OneCpuMask one) {
        Pinning.Fact fact =
            new Pinning.Fact(frame.place(call.at()), "binds itself to one CPU", "", one.cpu());
        State bound = mask.state().pinning(mask.state().pinning().with(Evidence.SELF_BOUND, fact));
        results.add(new Result(bound, Value.ZERO));
      }
      if (!binds || state.load(State.KERNEL_THREAD) == null) {
        results.add(new Result(mask.state(), binds ? new Value.Symbol("-EINVAL") : Value.UNKNOWN));
      }
    }
    return results;
  }

  /** {@code cpumask_copy(&current->cpus_mask, mask)}: the scheduler is not asked. */
  private List<Result> writeMask(Expr.Call call, Frame frame, State state) {
    boolean second = call.callee() instanceof Expr.Name name && name.id().endsWith("_cpu");
    List<Result> results = new ArrayList<>();
    List<Expr> arguments = call.arguments();
    Place where = frame.place(call.at());
    for (State after : KernelCalls.evaluated(evaluator, call, frame, state)) {
      boolean own =
          arguments.size() > (second ? 1 : 0)
              && isOwnMask(Spelling.of(arguments.get(second ? 1 : 0)).replaceFirst("^&", ""));
      results.add(new Result(own ? rebound(where, after) : after, Value.UNKNOWN));
    }
    return results;
  }

  /** Whether a place is a word of the running task that says where it may run. */
  static boolean isOwnMask(String place) {
    return switch (place.replace("->", ".").replace("(", "").replace(")", "")) {
      case "current.cpus_mask",
          "current.cpus_allowed",
          "current.cpus_ptr",
          "current.nr_cpus_allowed" ->
          true;
      default -> false;
    };
  }

  /** The running task changed where it may run by itself: it may be anywhere from here on. */
  static State rebound(Place where, State state) {
    boolean leaves = state.pinning().owner() || state.pinning().bound();
    State after = state.pinning(state.pinning().freed(where));
    return leaves ? after.loosen(where) : after;
  }

  /** The thread that has entries of an earlier call may run on other CPUs from here on. */
  private void leaves(State state, Frame frame, int at) {
    boolean live = state.lives().values().stream().anyMatch(life -> life.inserted() == null);
    if (live && (state.pinning().owner() || state.pinning().bound())) {
      walker.listener().moved(state.guessed() ? "?" : "", false, frame.place(at), frame.path());
    }
  }

  /** Several CPUs from here on: a task that had its own leaves its entries behind. */
  private static State freed(State state, Expr.Call call, Frame frame) {
    Place where = frame.place(call.at());
    boolean bound = state.pinning().evidence().containsKey(Evidence.SELF_BOUND);
    boolean leaves = bound || (state.pinning().owner() && isWide(call.arguments().get(1)));
    State after = state.pinning(state.pinning().freed(where));
    return leaves ? after.loosen(where) : after;
  }

  /** Whether the mask has more than one CPU wherever there are more. */
  private static boolean isWide(Expr mask) {
    return switch (Spelling.of(mask)) {
      case "cpu_online_mask", "cpu_possible_mask", "cpu_all_mask", "cpu_present_mask" -> true;
      default -> Spelling.of(mask).startsWith("cpumask_of_node(");
    };
  }

  private static Value own(Value mask) {
    return mask instanceof Value.OneCpuMask ? mask : Value.NONZERO;
  }

  /** Whether it is a task that an object keeps: perhaps the one whose entries live. */
  private static boolean isKept(Value task) {
    return task instanceof Value.Symbolic symbolic
        && symbolic.path().contains(".")
        && !symbolic.path().startsWith(Value.NEW);
  }

  private static boolean isSelf(Value task) {
    return task instanceof Value.Symbolic symbolic && symbolic.path().equals("current");
  }
}
