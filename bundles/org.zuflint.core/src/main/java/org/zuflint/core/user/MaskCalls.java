package org.zuflint.core.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.frozen.PlaceName;
import org.zuflint.core.source.Place;
import org.zuflint.core.user.UserEvaluator.Out;
import org.zuflint.core.user.UserValue.Mask;

/** Calls that make CPU masks: CPU_SET(3), libnuma, copies. */
final class MaskCalls {
  /** Marks the mask that the thread has, as it was asked for. */
  private static final String OWN = "(own)";

  private final UserEvaluator evaluator;
  private final UserWalker walker;

  MaskCalls(UserEvaluator evaluator, UserWalker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  UserCalls.@Nullable Meaning meaning(String name) {
    return switch (name) {
      case "CPU_ZERO", "CPU_ZERO_S", "numa_bitmask_clearall" ->
          (call, frame, state) -> change(last(call), call, frame, state, old -> empty(call, frame));
      case "CPU_SET", "CPU_SET_S" ->
          (call, frame, state) ->
              change(last(call), call, frame, state, old -> add(old, 0, call, frame));
      case "numa_bitmask_setbit" ->
          (call, frame, state) -> change(0, call, frame, state, old -> add(old, 1, call, frame));
      case "CPU_CLR", "CPU_CLR_S", "CPU_AND", "CPU_XOR" ->
          (call, frame, state) ->
              change(
                  name.startsWith("CPU_CLR") ? last(call) : 0,
                  call,
                  frame,
                  state,
                  old -> unsure("what " + name + "() leaves in it was not followed", call, frame));
      case "CPU_OR", "numa_node_to_cpus" ->
          (call, frame, state) ->
              change(
                  name.equals("CPU_OR") ? 0 : 1,
                  call,
                  frame,
                  state,
                  old ->
                      several(
                          name.equals("CPU_OR")
                              ? "CPU_OR() joins masks"
                              : "it has all CPUs of a node",
                          call,
                          frame));
      default -> other(name);
    };
  }

  private UserCalls.@Nullable Meaning other(String name) {
    return switch (name) {
      case "CPU_ALLOC", "numa_allocate_cpumask", "numa_bitmask_alloc" ->
          (call, frame, state) -> allocate(!name.equals("CPU_ALLOC"), call, frame, state);
      case "CPU_COUNT", "CPU_COUNT_S" -> this::count;
      case "sched_getaffinity", "pthread_getaffinity_np" ->
          (call, frame, state) ->
              change(
                  2,
                  call,
                  frame,
                  state,
                  old ->
                      new Mask(
                          Mask.Kind.UNSURE,
                          OWN,
                          "the mask it was started with",
                          place(call, frame)));
      case "memcpy", "memmove", "memset", "bzero" -> this::memory;
      default -> null;
    };
  }

  private interface Change {
    Mask of(@Nullable UserValue old);
  }

  private static int last(Expr.Call call) {
    return call.arguments().size() - 1;
  }

  private static Place place(Expr.Call call, UserFrame frame) {
    return frame.place(call.at());
  }

  private List<Out> change(
      int position, Expr.Call call, UserFrame frame, UserState state, Change change) {
    List<Out> outs = new ArrayList<>();
    if (position < 0 || position >= call.arguments().size()) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    Expr pointer = call.arguments().get(position);
    for (Storage.Named mask : evaluator.storage().pointed(pointer, frame, state)) {
      String key = mask.key();
      UserState after =
          key == null ? mask.state() : mask.state().store(key, change.of(mask.state().load(key)));
      outs.add(new Out(after, UserValue.ZERO));
    }
    return outs;
  }

  private static Mask empty(Expr.Call call, UserFrame frame) {
    return new Mask(Mask.Kind.EMPTY, "", "an empty mask", place(call, frame));
  }

  private static Mask unsure(String why, Expr.Call call, UserFrame frame) {
    return new Mask(Mask.Kind.UNSURE, "", why, place(call, frame));
  }

  private static Mask several(String why, Expr.Call call, UserFrame frame) {
    return new Mask(Mask.Kind.SEVERAL, "", why, place(call, frame));
  }

  private static Mask add(@Nullable UserValue old, int position, Expr.Call call, UserFrame frame) {
    if (!(old instanceof Mask mask)) {
      return unsure("CPU_SET() on a mask that was not seen to be cleared", call, frame);
    }
    String cpu = UserEvaluator.spelled(call.arguments().get(position));
    return switch (mask.kind()) {
      case EMPTY -> new Mask(Mask.Kind.ONE, cpu, "CPU_ZERO and one CPU_SET", place(call, frame));
      case ONE ->
          mask.cpu().equals(cpu) && cpu.chars().allMatch(Character::isDigit)
              ? mask
              : several("a second CPU_SET() puts another CPU into it", call, frame);
      case SEVERAL, UNSURE -> mask;
      case UNSET -> unsure("CPU_SET() on a mask that was not seen to be cleared", call, frame);
    };
  }

  private List<Out> allocate(boolean cleared, Expr.Call call, UserFrame frame, UserState state) {
    String path = "mask@" + PlaceName.of(place(call, frame));
    UserState fresh = state.forget(path);
    return UserEvaluator.one(
        cleared ? fresh.store(path, empty(call, frame)) : fresh, new UserValue.Address(path));
  }

  private List<Out> count(Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    if (call.arguments().isEmpty()) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    Expr pointer = call.arguments().get(last(call));
    for (Storage.Named mask : evaluator.storage().pointed(pointer, frame, state)) {
      String key = mask.key();
      outs.add(new Out(mask.state(), key == null ? UserValue.UNKNOWN : new UserValue.Count(key)));
    }
    return outs;
  }

  /** The mask was counted and has one CPU; when it is the thread's own, the thread has. */
  UserState counted(String path, Place where, UserState state) {
    UserValue old = state.load(path);
    boolean own = old instanceof Mask mask && mask.cpu().equals(OWN);
    Mask one = new Mask(Mask.Kind.ONE, own ? "" : path, "a check that the mask has one CPU", where);
    UserState after = state.store(path, one);
    if (own && !state.affinity().isOne()) {
      walker.log().bindings.add(where);
      return after.affinity(one);
    }
    return after;
  }

  /** {@code memcpy(&mask, &other, n)}, and {@code memset(&mask, 0, n)}. */
  private List<Out> memory(Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    boolean copies =
        UserEvaluator.spelled(call.callee()).startsWith("mem")
            && !UserEvaluator.spelled(call.callee()).equals("memset");
    if (call.arguments().size() < 2) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    Expr target = call.arguments().get(0);
    Expr source = call.arguments().get(1);
    for (Storage.Named to : evaluator.storage().pointed(target, frame, state)) {
      String key = to.key();
      if (key == null) {
        for (Out out : evaluator.eval(source, frame, to.state())) {
          if (copies && out.value() instanceof UserValue.Address from) {
            evaluator.storage().copied(from.path(), null, object(target), frame, out.state());
          }
          outs.add(new Out(out.state(), UserValue.UNKNOWN));
        }
      } else if (copies) {
        for (Storage.Named from : evaluator.storage().pointed(source, frame, to.state())) {
          if (from.key() instanceof String known) {
            evaluator.storage().copied(known, key, object(target), frame, from.state());
          }
          outs.add(new Out(copied(from, key, source, call, frame), UserValue.UNKNOWN));
        }
      } else {
        boolean mask =
            evaluator.storage().isMask(target, frame) || to.state().load(key) instanceof Mask;
        UserState cleared = to.state().forget(key);
        outs.add(
            new Out(mask ? cleared.store(key, empty(call, frame)) : cleared, UserValue.UNKNOWN));
      }
    }
    return outs;
  }

  private static Expr object(Expr pointer) {
    return pointer instanceof Expr.Unary address && address.op().equals("&")
        ? address.operand()
        : new Expr.Unary(pointer.at(), "*", pointer);
  }

  private static UserState copied(
      Storage.Named from, String to, Expr source, Expr.Call call, UserFrame frame) {
    String key = from.key();
    if (key != null && from.state().load(key) instanceof Mask) {
      return from.state().copy(key, to);
    }
    String spelled = UserEvaluator.spelled(source);
    String lower = spelled.toLowerCase(Locale.ROOT);
    boolean mask = from.state().load(to) instanceof Mask || lower.contains("cpu");
    UserState copied = key == null ? from.state().forget(to) : from.state().copy(key, to);
    if (!mask) {
      return copied;
    }
    return copied.store(
        to,
        lower.contains("node") || lower.contains("numa")
            ? several("it is copied from the CPUs of a node, " + spelled, call, frame)
            : unsure("it is copied from " + spelled + ", which was not followed", call, frame));
  }
}
