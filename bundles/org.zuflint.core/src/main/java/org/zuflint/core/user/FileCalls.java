package org.zuflint.core.user;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.frozen.PlaceName;
import org.zuflint.core.source.Place;
import org.zuflint.core.user.UserEvaluator.Out;

/** Calls that open, map and command files, read and write memory, or copy the address space. */
final class FileCalls {
  private final UserEvaluator evaluator;
  private final UserWalker walker;

  FileCalls(UserEvaluator evaluator, UserWalker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  UserCalls.@Nullable Meaning meaning(String name) {
    if (Interesting.forks(name) || name.equals("vfork")) {
      return (call, frame, state) -> fork(name, call, frame, state);
    }
    return switch (name) {
      case "open", "open64", "creat" -> (call, frame, state) -> open(0, call, frame, state);
      case "openat", "openat64" -> (call, frame, state) -> open(1, call, frame, state);
      case "ioctl" -> this::ioctl;
      case "read", "write", "pread", "pwrite", "poll" ->
          (call, frame, state) -> transfer(name, call, frame, state);
      case "mmap", "mmap64" -> this::map;
      case "munmap" -> (call, frame, state) -> unmap(true, call, frame, state);
      case "madvise" -> (call, frame, state) -> unmap(dontFork(call), call, frame, state);
      case "dup", "fcntl" -> (call, frame, state) -> first(call, frame, state);
      case "snprintf", "vsnprintf" -> (call, frame, state) -> text(2, call, frame, state);
      case "sprintf", "strcpy", "strncpy" -> (call, frame, state) -> text(1, call, frame, state);
      case "strdup" -> (call, frame, state) -> first(call, frame, state);
      case "atomic_store", "atomic_store_explicit", "__atomic_store_n", "atomic_init" ->
          (call, frame, state) -> swap(1, false, call, frame, state);
      case "atomic_load", "atomic_load_explicit", "__atomic_load_n" -> this::read;
      case "atomic_exchange",
          "atomic_exchange_explicit",
          "__atomic_exchange_n",
          "__sync_lock_test_and_set" ->
          (call, frame, state) -> swap(1, true, call, frame, state);
      case "atomic_compare_exchange_strong",
          "atomic_compare_exchange_weak",
          "atomic_compare_exchange_strong_explicit",
          "atomic_compare_exchange_weak_explicit",
          "__atomic_compare_exchange_n",
          "__sync_bool_compare_and_swap",
          "__sync_val_compare_and_swap" ->
          (call, frame, state) -> swap(2, true, call, frame, state);
      case "malloc", "calloc", "realloc", "aligned_alloc", "reallocarray", "xmalloc", "xcalloc" ->
          this::allocate;
      default -> null;
    };
  }

  private List<Out> first(Expr.Call call, UserFrame frame, UserState state) {
    return call.arguments().isEmpty()
        ? UserEvaluator.one(state, UserValue.UNKNOWN)
        : evaluator.eval(call.arguments().get(0), frame, state);
  }

  private List<Out> open(int position, Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    Place where = frame.place(call.at());
    walker.log().visited.add(where);
    if (position >= call.arguments().size()) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    for (Out path : evaluator.eval(call.arguments().get(position), frame, state)) {
      String device = path.value() instanceof UserValue.Text text ? text.text() : "";
      UserValue file = new UserValue.Descriptor(device, where, walker.owner(), false);
      walker.deed("open", file, "", call, frame, path.state());
      outs.add(new Out(path.state(), file));
    }
    return outs;
  }

  private List<Out> ioctl(Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    walker.log().visited.add(frame.place(call.at()));
    if (call.arguments().size() < 2) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    for (Out file : evaluator.eval(call.arguments().get(0), frame, state)) {
      for (Out command : evaluator.eval(call.arguments().get(1), frame, file.state())) {
        UserState after = command.state();
        for (Expr argument : call.arguments().subList(2, call.arguments().size())) {
          List<Out> more = evaluator.eval(argument, frame, after);
          after = more.isEmpty() ? after : more.get(0).state();
          for (Out out : more) {
            if (out.value() instanceof UserValue.Address written) {
              after = after.forget(written.path());
            }
          }
        }
        walker.deed("ioctl", file.value(), named(command.value()), call, frame, after);
        outs.add(new Out(after, UserValue.UNKNOWN));
      }
    }
    return outs;
  }

  /** A constant's name, or a number. */
  private static String named(UserValue value) {
    return switch (value) {
      case UserValue.Constant constant -> constant.name();
      case UserValue.Number number -> Long.toString(number.value());
      default -> "";
    };
  }

  private List<Out> transfer(String name, Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    for (Out file : first(call, frame, state)) {
      UserState after = file.state();
      if (file.value() instanceof UserValue.Descriptor) {
        walker.deed(name, file.value(), "", call, frame, after);
      }
      for (int i = 1; i < call.arguments().size(); i++) {
        for (Out out : evaluator.eval(call.arguments().get(i), frame, after)) {
          after = out.state();
          if (out.value() instanceof UserValue.Mapping mapping) {
            walker.touched(mapping, frame, call.at());
          } else if (out.value() instanceof UserValue.Address address) {
            if (Interesting.sends(name)) {
              evaluator.calls().shown(after.held(address.path()), name, call, frame);
            } else {
              after = after.forget(address.path());
            }
          }
        }
      }
      outs.add(new Out(after, UserValue.UNKNOWN));
    }
    return outs;
  }

  private List<Out> map(Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    Place where = frame.place(call.at());
    walker.log().visited.add(where);
    if (call.arguments().size() < 6) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    for (Out file : evaluator.eval(call.arguments().get(4), frame, state)) {
      for (Out offset : evaluator.eval(call.arguments().get(5), frame, file.state())) {
        if (file.value() instanceof UserValue.Number) {
          outs.add(new Out(offset.state(), new UserValue.Address("map@" + PlaceName.of(where))));
          continue;
        }
        String device = file.value() instanceof UserValue.Descriptor opened ? opened.device() : "";
        String from = named(offset.value());
        var mapping = new UserValue.Mapping(device, from, where, walker.owner());
        walker.deed("mmap", file.value(), from, call, frame, offset.state());
        outs.add(new Out(offset.state().mapped(mapping), mapping));
      }
    }
    return outs;
  }

  private static boolean dontFork(Expr.Call call) {
    return call.arguments().size() == 3
        && call.arguments().get(2) instanceof Expr.Name advice
        && advice.id().equals("MADV_DONTFORK");
  }

  private List<Out> unmap(boolean gone, Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    for (Out address : first(call, frame, state)) {
      boolean mapping = gone && address.value() instanceof UserValue.Mapping;
      UserState after =
          mapping && address.value() instanceof UserValue.Mapping known
              ? address.state().unmapped(known)
              : address.state();
      outs.add(new Out(after, UserValue.ZERO));
    }
    return outs;
  }

  private List<Out> fork(String name, Expr.Call call, UserFrame frame, UserState state) {
    UserValue.Mapping inherited = state.inherited();
    if (inherited != null && !name.equals("vfork")) {
      walker.forks(inherited, name, frame, call.at());
    }
    if (!name.equals("vfork")) {
      SortedSet<String> started = new TreeSet<>(state.entries().keySet());
      started.removeIf(key -> !key.startsWith(ThreadLog.SPAWNED));
      Place where = frame.place(call.at());
      walker.log().copies.add(new ThreadLog.Fork(name, started, where, frame.path()));
    }
    return UserEvaluator.one(state, UserValue.UNKNOWN);
  }

  private List<Out> text(int position, Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    if (call.arguments().size() <= position) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    for (Out from : evaluator.eval(call.arguments().get(position), frame, state)) {
      for (Storage.Named to :
          evaluator.storage().pointed(call.arguments().get(0), frame, from.state())) {
        String key = to.key();
        boolean known = key != null && from.value() instanceof UserValue.Text;
        UserState after =
            key == null
                ? to.state()
                : known ? to.state().store(key, from.value()) : to.state().forget(key);
        outs.add(new Out(after, UserValue.UNKNOWN));
      }
    }
    return outs;
  }

  private List<Out> allocate(Expr.Call call, UserFrame frame, UserState state) {
    String path = "heap@" + PlaceName.of(frame.place(call.at()));
    return UserEvaluator.one(state.forget(path), new UserValue.Address(path));
  }

  /** {@code atomic_load(&word)}: what others may write is not known, but for what it points to. */
  private List<Out> read(Expr.Call call, UserFrame frame, UserState state) {
    if (call.arguments().isEmpty()) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    Expr word = new Expr.Unary(call.at(), "*", call.arguments().get(0));
    return evaluator.load(word, frame, state).stream()
        .map(out -> new Out(out.state(), lasting(out.value())))
        .toList();
  }

  private static UserValue lasting(UserValue value) {
    boolean number = value instanceof UserValue.Number || value instanceof UserValue.Counter;
    return number ? UserValue.UNKNOWN : value;
  }

  /** {@code atomic_exchange(&word, value)} and its kin; {@code old}: it may stay as it was. */
  private List<Out> swap(
      int position, boolean old, Expr.Call call, UserFrame frame, UserState state) {
    if (call.arguments().size() <= position) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    Expr word = new Expr.Unary(call.at(), "*", call.arguments().get(0));
    List<Out> outs = new ArrayList<>();
    for (Out before : old ? read(call, frame, state) : UserEvaluator.one(state, UserValue.ZERO)) {
      for (Out value : evaluator.eval(call.arguments().get(position), frame, before.state())) {
        UserValue lasting = lasting(value.value());
        for (Out after : evaluator.store(word, lasting, frame, value.state())) {
          outs.add(new Out(after.state(), position == 1 ? before.value() : UserValue.UNKNOWN));
        }
        if (position > 1) {
          outs.add(new Out(value.state(), UserValue.UNKNOWN));
        }
      }
    }
    return outs;
  }
}
