package org.zuflint.core.user;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.finding.Step;
import org.zuflint.core.frozen.PlaceName;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.source.Place;
import org.zuflint.core.user.UserEvaluator.Out;
import org.zuflint.core.user.UserValue.Mask;

/** Calls that start threads and say where they may run. */
final class ThreadCalls {
  /** Marks the mask of a thread that goes from one CPU to another. */
  private static final String MOVED = "(moved)";

  private final UserEvaluator evaluator;
  private final UserWalker walker;

  ThreadCalls(UserEvaluator evaluator, UserWalker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  UserCalls.@Nullable Meaning meaning(String name) {
    if (name.equals("pthread_exit")) {
      return this::end;
    }
    if (Interesting.ends(name)) {
      return (call, frame, state) -> List.of();
    }
    return switch (name) {
      case "pthread_create" -> (call, frame, state) -> create(0, 1, 2, 3, call, frame, state);
      case "thrd_create" -> (call, frame, state) -> create(0, -1, 1, 2, call, frame, state);
      case "clone" -> (call, frame, state) -> create(-1, -1, 0, 3, call, frame, state);
      case "pthread_attr_init" -> this::initAttributes;
      case "pthread_attr_setaffinity_np" -> this::setAttributes;
      case "pthread_setaffinity_np", "sched_setaffinity", "numa_sched_setaffinity" ->
          this::setAffinity;
      case "numa_run_on_node", "numa_run_on_node_mask" -> this::runOnNode;
      case "pthread_self", "thrd_current", "gettid" ->
          (call, frame, state) -> UserEvaluator.one(state, new UserValue.Self());
      case "getpid" ->
          (call, frame, state) ->
              UserEvaluator.one(state, walker.isFirst() ? new UserValue.Self() : UserValue.UNKNOWN);
      case "pthread_setspecific", "tss_set" -> this::setSpecific;
      case "pthread_getspecific", "tss_get" -> ThreadCalls::getSpecific;
      default -> null;
    };
  }

  private List<Out> end(Expr.Call call, UserFrame frame, UserState state) {
    for (Expr answer : call.arguments()) {
      evaluator
          .eval(answer, frame, state)
          .forEach(
              out -> evaluator.calls().shown(List.of(out.value()), "pthread_exit", call, frame));
    }
    return List.of();
  }

  private List<Out> setSpecific(Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    if (call.arguments().size() < 2) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    String key = "tls." + UserEvaluator.spelled(call.arguments().get(0));
    for (Out value : evaluator.eval(call.arguments().get(1), frame, state)) {
      outs.add(new Out(value.state().store(key, value.value()), UserValue.ZERO));
    }
    return outs;
  }

  private static List<Out> getSpecific(Expr.Call call, UserFrame frame, UserState state) {
    UserValue value =
        call.arguments().isEmpty()
            ? null
            : state.load("tls." + UserEvaluator.spelled(call.arguments().get(0)));
    return UserEvaluator.one(state, value == null ? UserValue.UNKNOWN : value);
  }

  private List<Out> initAttributes(Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    for (Storage.Named attr : pointed(call, 0, frame, state)) {
      String key = attr.key();
      UserValue fresh = new UserValue.Attributes(Mask.UNSET);
      outs.add(
          new Out(key == null ? attr.state() : attr.state().store(key, fresh), UserValue.ZERO));
    }
    return outs;
  }

  /** It may fail for want of memory; then the thread has no mask of its own. */
  private List<Out> setAttributes(Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    for (Storage.Named attr : pointed(call, 0, frame, state)) {
      String key = attr.key();
      for (Storage.Named set : pointed(call, 2, frame, attr.state())) {
        Mask mask = mask(set, call.arguments().get(2), frame);
        if (key == null) {
          outs.add(new Out(set.state(), UserValue.UNKNOWN));
          continue;
        }
        Mask failed = failed("pthread_attr_setaffinity_np()", frame.place(call.at()));
        outs.add(new Out(set.state().store(key, new UserValue.Attributes(mask)), UserValue.ZERO));
        outs.add(
            new Out(
                set.state().store(key, new UserValue.Attributes(failed)),
                new UserValue.Number(12)));
      }
    }
    return outs;
  }

  private static Mask failed(String call, Place where) {
    return new Mask(
        Mask.Kind.UNSURE, "", call + " may fail, and what it answers is not checked", where);
  }

  private static Mask mask(Storage.Named named, Expr pointer, UserFrame frame) {
    String key = named.key();
    return UserEvaluator.mask(key == null ? null : named.state().load(key), frame, pointer);
  }

  private List<Storage.Named> pointed(
      Expr.Call call, int position, UserFrame frame, UserState state) {
    return position < call.arguments().size()
        ? evaluator.storage().pointed(call.arguments().get(position), frame, state)
        : List.of(new Storage.Named(state, null));
  }

  private List<Out> setAffinity(Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    String name = UserEvaluator.spelled(call.callee());
    int position = name.startsWith("numa_") ? 1 : 2;
    if (call.arguments().size() <= position) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    for (Out who : evaluator.eval(call.arguments().get(0), frame, state)) {
      for (Storage.Named set : pointed(call, position, frame, who.state())) {
        Mask mask = mask(set, call.arguments().get(position), frame);
        Place where = frame.place(call.at());
        if (isSelf(name, who.value())) {
          outs.add(new Out(self(mask, name, where, set.state()), UserValue.ZERO));
          outs.add(
              new Out(
                  unset(name, where, set.state()),
                  name.startsWith("pthread") ? new UserValue.Number(22) : UserValue.MINUS_ONE));
        } else {
          String thread = who.value() instanceof UserValue.Thread known ? known.id() : "";
          walker.log().changes.add(new ThreadLog.Change(thread, mask, where));
          outs.add(new Out(set.state(), UserValue.UNKNOWN));
        }
      }
    }
    return outs;
  }

  private static boolean isSelf(String name, UserValue who) {
    return who instanceof UserValue.Self
        || (!name.startsWith("pthread") && who.equals(UserValue.ZERO));
  }

  private static UserState unset(String name, Place where, UserState state) {
    return state.affinity().kind() == Mask.Kind.UNSET
        ? state.affinity(failed(name + "()", where))
        : state;
  }

  private UserState self(Mask mask, String name, Place where, UserState state) {
    Mask before = state.affinity();
    boolean same = before.isOne() && mask.isOne() && before.cpu().equals(mask.cpu());
    if (before.isOne() && !same && state.inherited() != null) {
      return state.affinity(
          new Mask(
              Mask.Kind.SEVERAL,
              MOVED,
              "it moves to another CPU with the mapping in place",
              where));
    }
    if (mask.isOne()) {
      walker.log().bindings.add(where);
      return state.affinity(
          new Mask(Mask.Kind.ONE, mask.cpu(), name + "() with " + mask.why(), where));
    }
    return state.affinity(mask);
  }

  private List<Out> runOnNode(Expr.Call call, UserFrame frame, UserState state) {
    Place where = frame.place(call.at());
    Mask node = new Mask(Mask.Kind.SEVERAL, "", "it may run on all CPUs of a node", where);
    return UserEvaluator.one(state.affinity(node), UserValue.ZERO);
  }

  private List<Out> create(
      int id,
      int attributes,
      int function,
      int argument,
      Expr.Call call,
      UserFrame frame,
      UserState state) {
    walker.log().visited.add(frame.place(call.at()));
    if (call.arguments().size() <= argument) {
      return UserEvaluator.one(state, UserValue.UNKNOWN);
    }
    List<Out> outs = new ArrayList<>();
    for (Out start : evaluator.eval(call.arguments().get(function), frame, state)) {
      for (Out given : evaluator.eval(call.arguments().get(argument), frame, start.state())) {
        Mask mask =
            attributes < 0
                ? given.state().affinity()
                : attributes(call.arguments().get(attributes), frame, given.state());
        spawn(start.value(), given, mask, call, frame);
        UserState after =
            handedOver(call.arguments().get(argument), given, mask)
                .store(ThreadLog.SPAWNED + PlaceName.of(frame.place(call.at())), UserValue.ZERO);
        outs.add(
            new Out(
                id < 0 ? after : named(call.arguments().get(id), start.value(), call, frame, after),
                UserValue.ZERO));
      }
    }
    return outs;
  }

  private void spawn(UserValue start, Out given, Mask mask, Expr.Call call, UserFrame frame) {
    List<FunctionFacts> targets =
        start instanceof UserValue.Function function
            ? walker.functions(function.name(), function.file())
            : List.of();
    Place where = frame.place(call.at());
    if (targets.isEmpty()) {
      walker.gap("the function of a new thread that is not followed", where);
    }
    for (FunctionFacts target : targets) {
      List<Step> path = new ArrayList<>(frame.path());
      path.add(new Step(where, "starts '" + target.name() + "'"));
      walker
          .log()
          .spawns
          .add(
              new ThreadLog.Spawn(
                  target, given.value(), mask, given.state(), frame.depth(), where, path));
    }
  }

  /** A function that code which is not in the files may call, in whatever thread. */
  void givenAway(
      FunctionFacts target,
      String to,
      Expr.Call call,
      UserFrame frame,
      UserState state,
      List<Step> path) {
    Place where = frame.place(call.at());
    Mask mask = Mask.unsure(to + "() calls " + target.name() + "() in whatever thread", where);
    UserState seen = state.map(ThreadCalls::given);
    walker
        .log()
        .spawns
        .add(
            new ThreadLog.Spawn(target, UserValue.UNKNOWN, mask, seen, frame.depth(), where, path));
  }

  /** What an open file is in the hands of another thread. */
  private static UserValue given(UserValue value) {
    return value instanceof UserValue.Descriptor file && !file.given()
        ? new UserValue.Descriptor(file.device(), file.opened(), file.owner(), true)
        : value;
  }

  /** Without attributes, or without a mask in them, a thread gets its creator's mask. */
  private Mask attributes(Expr pointer, UserFrame frame, UserState state) {
    List<Storage.Named> found = evaluator.storage().pointed(pointer, frame, state);
    boolean none =
        evaluator.eval(pointer, frame, state).stream()
            .allMatch(out -> out.value().equals(UserValue.ZERO));
    String key = found.size() == 1 ? found.get(0).key() : null;
    UserValue known = key == null ? null : state.load(key);
    if (known instanceof UserValue.Attributes given) {
      return given.mask().kind() == Mask.Kind.UNSET ? state.affinity() : given.mask();
    }
    return none
        ? state.affinity()
        : new Mask(
            Mask.Kind.UNSURE,
            "",
            "the thread's attributes could not be followed",
            frame.place(pointer.at()));
  }

  /**
   * What the creator has in hand now may be used by the thread as well. An element that is chosen
   * by a variable which chooses the thread's argument or CPU too is each thread's own.
   */
  private static UserState handedOver(Expr argument, Out given, Mask mask) {
    List<String> choosing = new ArrayList<>();
    if (mask.isOne()) {
      choosing.add("[" + mask.cpu() + "]");
    }
    Children.walk(
        argument,
        node -> {
          if (node instanceof Expr.Name name) {
            choosing.add("[" + name.id() + "]");
          }
        });
    if (given.value() instanceof UserValue.Address address) {
      int bracket = address.path().lastIndexOf('[');
      if (bracket >= 0) {
        choosing.add(address.path().substring(bracket));
      }
    }
    choosing.removeIf(index -> index.chars().allMatch(c -> "[]0123456789".indexOf(c) >= 0));
    UserState after = given.state();
    SortedSet<String> hidden = UserWalker.hidden(List.of(given.value()), given.state());
    for (var entry : given.state().entries().entrySet()) {
      boolean own =
          choosing.stream().anyMatch(index -> entry.getKey().contains(index))
              || (hidden.contains(entry.getKey()) && !entry.getValue().equals(given.value()));
      if (!own) {
        after = after.store(entry.getKey(), given(entry.getValue()));
      }
    }
    return after;
  }

  private UserState named(
      Expr pointer, UserValue start, Expr.Call call, UserFrame frame, UserState state) {
    List<Storage.Named> found = evaluator.storage().pointed(pointer, frame, state);
    String key = found.size() == 1 ? found.get(0).key() : null;
    String function = start instanceof UserValue.Function known ? known.name() : "";
    return key == null
        ? state
        : found
            .get(0)
            .state()
            .store(
                key, new UserValue.Thread(function + "@" + PlaceName.of(frame.place(call.at()))));
  }
}
