package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Type;
import org.zuflint.core.frozen.PlaceName;
import org.zuflint.core.kernel.KnownTypes;
import org.zuflint.core.state.Condition;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/** Kernel macros and functions that pass, convert, test or publish pointers. */
final class Pointers {
  private final Evaluator evaluator;
  private final Walker walker;

  Pointers(Evaluator evaluator, Walker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  KernelCalls.@Nullable Meaning meaning(String name) {
    return switch (name) {
      case "container_of",
          "container_of_const",
          "list_entry",
          "list_first_entry",
          "list_last_entry",
          "rb_entry",
          "hlist_entry",
          "list_first_entry_or_null",
          "from_timer",
          "from_tasklet",
          "timer_container_of" ->
          this::container;
      case "ERR_PTR",
          "PTR_ERR",
          "PTR_ERR_OR_ZERO",
          "WARN_ON",
          "WARN_ON_ONCE",
          "ERR_CAST",
          "__builtin_expect" ->
          this::first;
      case "file_inode" -> this::inode;
      case "is_cow_mapping" -> (call, frame, state) -> Evaluator.one(state, FlagWords.COPIED);
      case "vmf_error", "vmf_fs_error" ->
          (call, frame, state) -> Evaluator.one(state, Value.flags("VM_FAULT_SIGBUS"));
      case "WRITE_ONCE",
          "rcu_assign_pointer",
          "smp_store_release",
          "smp_store_mb",
          "RCU_INIT_POINTER" ->
          this::assign;
      case "smp_load_acquire" -> this::load;
      case "no_free_ptr", "retain_and_null_ptr" -> this::taken;
      case "xchg", "cmpxchg", "try_cmpxchg" ->
          (call, frame, state) -> exchange(name, call, frame, state);
      case "IS_ERR", "IS_ERR_OR_NULL", "IS_ERR_VALUE" ->
          (call, frame, state) -> isError(name, call, frame, state);
      case "BIT", "BIT_ULL", "_BITUL", "_BITULL" -> this::bit;
      default -> other(name);
    };
  }

  private KernelCalls.@Nullable Meaning other(String name) {
    return switch (name) {
      case "kmalloc",
          "kzalloc",
          "kcalloc",
          "kmalloc_node",
          "kzalloc_node",
          "kvmalloc",
          "kvzalloc",
          "vmalloc",
          "vzalloc",
          "kmem_cache_alloc",
          "kmem_cache_zalloc",
          "devm_kzalloc",
          "devm_kmalloc" ->
          this::fresh;
      default -> KnownTypes.passesThrough(name) ? this::first : null;
    };
  }

  private List<Result> container(Expr.Call call, Frame frame, State state) {
    if (call.arguments().isEmpty()) {
      return Evaluator.one(state, Value.UNKNOWN);
    }
    String struct = walker.typing().struct(call, frame);
    String member = call.arguments().size() > 2 ? Spelling.of(call.arguments().get(2)) : "";
    List<Result> results = new ArrayList<>();
    for (Result inner : evaluator.eval(call.arguments().get(0), frame, state)) {
      Value.Symbolic some = Names.found(struct, frame.place(call.at()));
      results.add(
          inner.value() instanceof Value.Symbolic object && !isNext(call, object, frame)
              ? new Result(inner.state(), outer(object, member, struct))
              : new Result(evaluator.names().anew(some, inner.state()), some));
    }
    return call.callee() instanceof Expr.Name name && name.id().endsWith("_or_null")
        ? results
        : results.stream().map(result -> isListed(call) ? found(result) : result).toList();
  }

  /** The first entry of a list is never NULL, whatever it is. */
  private static Result found(Result entry) {
    return entry.value() instanceof Value.Symbolic object
        ? new Result(
            entry.state().condition(object.path(), Condition.NOTHING.unequal(Value.ZERO, "")),
            object)
        : entry;
  }

  private static boolean isListed(Expr.Call call) {
    return call.callee() instanceof Expr.Name name
        && (name.id().startsWith("list_first_entry") || name.id().equals("list_last_entry"));
  }

  /** Whether it is whatever object comes next in a list or tree, and may keep a vma. */
  private boolean isNext(Expr.Call call, Value.Symbolic object, Frame frame) {
    boolean next = isListed(call) || KnownTypes.isNext(Leftovers.last(object.path()));
    return next && evaluator.names().keepsVma(walker.typing().of(call, frame), frame.file());
  }

  private static Value outer(Value.Symbolic object, String member, @Nullable String struct) {
    String suffix = "." + member;
    String path =
        object.path().endsWith(suffix)
            ? object.path().substring(0, object.path().length() - suffix.length())
            : object.path() + "@" + member;
    return new Value.Symbolic(path, struct, object.foreign());
  }

  private List<Result> first(Expr.Call call, Frame frame, State state) {
    return call.arguments().isEmpty()
        ? Evaluator.one(state, Value.UNKNOWN)
        : evaluator.eval(call.arguments().get(0), frame, state);
  }

  private List<Result> load(Expr.Call call, Frame frame, State state) {
    return call.arguments().isEmpty()
        ? Evaluator.one(state, Value.UNKNOWN)
        : evaluator.eval(
            strip(new Expr.Unary(call.at(), "*", call.arguments().get(0))), frame, state);
  }

  /** An object that nobody else has seen yet, or none. */
  private List<Result> fresh(Expr.Call call, Frame frame, State state) {
    String path = Value.NEW + PlaceName.of(frame.place(call.at())).replace('.', '_');
    List<Result> results = new ArrayList<>();
    for (State before : KernelCalls.evaluated(evaluator, call, frame, state)) {
      State after = before.drop(path + ".").condition(path, Condition.NOTHING);
      results.add(new Result(after, new Value.Symbolic(path, null, Value.Foreign.NO)));
    }
    return results;
  }

  private List<Result> inode(Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Result file : first(call, frame, state)) {
      results.add(
          new Result(
              file.state(),
              file.value() instanceof Value.Symbolic known
                  ? new Value.Symbolic(known.path() + ".f_inode", "inode", known.foreign())
                  : Value.UNKNOWN));
    }
    return results;
  }

  private List<Result> assign(Expr.Call call, Frame frame, State state) {
    if (call.arguments().size() < 2) {
      return Evaluator.one(state, Value.UNKNOWN);
    }
    boolean byPointer =
        call.callee() instanceof Expr.Name name && name.id().startsWith("smp_store");
    Expr target =
        byPointer
            ? new Expr.Unary(call.at(), "*", call.arguments().get(0))
            : call.arguments().get(0);
    return store(strip(target), call.arguments().get(1), frame, state);
  }

  /** {@code *&x} is {@code x}: the member's name stays visible. */
  private static Expr strip(Expr target) {
    return target instanceof Expr.Unary deref
            && deref.op().equals("*")
            && deref.operand() instanceof Expr.Unary address
            && address.op().equals("&")
        ? address.operand()
        : target;
  }

  private List<Result> store(Expr target, Expr source, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Result value : evaluator.eval(source, frame, state)) {
      results.addAll(evaluator.memory().store(target, value.value(), frame, value.state()));
    }
    return results;
  }

  /** {@code no_free_ptr(p)} leaves NULL behind (include/linux/cleanup.h). */
  private List<Result> taken(Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Result kept : first(call, frame, state)) {
      Expr variable = call.arguments().isEmpty() ? call : call.arguments().get(0);
      evaluator.memory().store(variable, Value.ZERO, frame, kept.state()).stream()
          .map(left -> new Result(left.state(), kept.value()))
          .forEach(results::add);
    }
    return results;
  }

  /** An exchange stores; a compare-and-exchange with NULL stores only where nothing was. */
  private List<Result> exchange(String name, Expr.Call call, Frame frame, State state) {
    if (call.arguments().size() < 2) {
      return Evaluator.one(state, Value.UNKNOWN);
    }
    Expr target = strip(new Expr.Unary(call.at(), "*", call.arguments().get(0)));
    Expr source = call.arguments().get(call.arguments().size() - 1);
    if (name.equals("xchg")) {
      List<Result> results = new ArrayList<>();
      for (Result old : evaluator.eval(target, frame, state)) {
        boolean object =
            old.value() instanceof Value.Symbolic some
                && some.struct() != null
                && walker.typing().of(target, frame) instanceof Type.Pointer;
        Value before = object || old.value() instanceof Value.Vma ? old.value() : Value.UNKNOWN;
        store(target, source, frame, old.state())
            .forEach(r -> results.add(new Result(r.state(), before)));
      }
      return results;
    }
    List<Result> results = new ArrayList<>();
    for (Result old : evaluator.eval(target, frame, state)) {
      String subject = Truth.subject(old.value());
      State empty =
          subject == null
              ? old.state()
              : old.state()
                  .condition(
                      subject, Condition.equal(Value.ZERO, Spelling.of(target) + " == NULL"));
      boolean returnsSuccess = name.equals("try_cmpxchg");
      store(target, source, frame, empty)
          .forEach(
              r -> results.add(new Result(r.state(), returnsSuccess ? Value.ONE : Value.ZERO)));
      results.add(new Result(old.state(), returnsSuccess ? Value.ZERO : Value.NONZERO));
    }
    return results;
  }

  private List<Result> isError(String name, Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Result pointer : first(call, frame, state)) {
      Value value =
          switch (pointer.value()) {
            case Value.Symbol symbol when symbol.isError() -> Value.ONE;
            case Value.Number number ->
                number.value() == 0 && name.endsWith("NULL") ? Value.ONE : Value.ZERO;
            case Value.Negative error -> Value.ONE;
            case Value.Vma vma when vma.key().equals(VmaKey.OWN) -> Value.ZERO;
            case Value.Symbolic made when isMade(made) ->
                name.endsWith("NULL") ? new Value.Compare(true, made, Value.ZERO) : Value.ZERO;
            // so that PTR_ERR() of the same pointer is known to be an error afterwards
            case Value.Symbolic some when !name.endsWith("NULL") ->
                new Value.Compare(false, some, Value.ZERO);
            default -> Value.UNKNOWN;
          };
      results.add(new Result(pointer.state(), value));
    }
    return results;
  }

  /** An allocation answers an object or nothing, never an error. */
  private static boolean isMade(Value.Symbolic value) {
    return value.path().startsWith(Value.NEW) && value.path().indexOf('.') < 0;
  }

  private List<Result> bit(Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Result bit : first(call, frame, state)) {
      boolean known =
          bit.value() instanceof Value.Number number && number.value() >= 0 && number.value() < 64;
      results.add(
          new Result(
              bit.state(),
              known
                  ? new Value.Number(1L << ((Value.Number) bit.value()).value())
                  : Value.UNKNOWN));
    }
    return results;
  }
}
