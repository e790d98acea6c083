package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.Harmless;
import org.zuflint.core.kernel.Sleepless;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Leftovers;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Lvalue;
import org.zuflint.core.state.Mark;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/**
 * Finds out what a call means: a kernel function, one of the program, a macro, a member of a table,
 * or unknown.
 */
final class Calls {
  /** So many macros are unfolded before the first step, and so many more with each one. */
  private static final int MACROS = 20_000;

  private static final int MACROS_PER_STEP = 8;

  private static final Value UNLOCKED = new Value.Vma(VmaKey.UNKNOWN, Value.Foreign.MAYBE);

  private final Evaluator evaluator;
  private final Walker walker;
  private int unfolding = MACROS;
  private final KernelCalls kernel;
  private final Dispatch dispatch;

  Calls(Evaluator evaluator, Walker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
    this.kernel = new KernelCalls(evaluator, walker);
    this.dispatch = new Dispatch(this, evaluator, walker);
  }

  List<Result> eval(Expr.Call written, Frame frame, State state) {
    Expr.Call call =
        new Expr.Call(written.at(), written.callee(), frame.spliced(written.arguments()));
    return switch (call.callee()) {
      case Expr.Name name when name.id().contains(Unit.SEAM) ->
          named(frame.field(name.id()), call, frame, state, 0);
      case Expr.Name name -> named(name.id(), call, frame, state, 0);
      case Expr.Call inner -> evaluator.eval(inner, frame, state);
      default -> pointer(call, frame, state);
    };
  }

  private List<Result> named(String name, Expr.Call call, Frame frame, State state, int aliases) {
    Frame.Bound bound = frame.byName().get(name);
    if (bound != null) {
      return bound.argument() instanceof Expr.Name actual
          ? named(actual.id(), call, frame, state, aliases)
          : pointer(new Expr.Call(call.at(), bound.argument(), call.arguments()), frame, state);
    }
    if (frame.key(name) != null) {
      return pointer(call, frame, state);
    }
    KernelCalls.Meaning meaning = kernel.meaning(name);
    if (meaning != null) {
      return meaning.run(call, frame, state);
    }
    List<FunctionFacts> functions = walker.program().functions(name, frame.file());
    if (!functions.isEmpty()) {
      return functions(functions, call, frame, state);
    }
    List<Unit.Define> defines = walker.program().defines(name, frame.file());
    if (!defines.isEmpty() && frame.depth() < 40) {
      return unfolds(call, frame)
          ? macro(name, defines, call, frame, state, aliases)
          : Evaluator.one(state, Value.UNKNOWN);
    }
    return walker.program().variable(name, frame.file()) != null
        ? pointer(call, frame, state)
        : Releases.keeps(name, call, state)
            ? unknown(name, call, frame, state)
            : unseen(name, call, frame, state);
  }

  /** A step of the walk was taken. */
  void stepped() {
    unfolding += MACROS_PER_STEP;
  }

  /**
   * Arguments are evaluated wherever a macro mentions them, in each of its definitions: of macros
   * in macros one expression may take longer than all else.
   */
  private boolean unfolds(Expr.Call call, Frame frame) {
    if (unfolding > 0) {
      unfolding--;
      return true;
    }
    walker.tooMany(frame.place(call.at()));
    return false;
  }

  private List<Result> macro(
      String name,
      List<Unit.Define> defines,
      Expr.Call call,
      Frame frame,
      State state,
      int aliases) {
    List<Result> results = new ArrayList<>();
    for (Unit.Define define : defines) {
      Expr body = walker.program().body(define);
      List<String> parameters = define.parameters();
      if (parameters == null
          && body instanceof Expr.Name alias
          && aliases < 8
          && !alias.id().equals(name)) {
        results.addAll(named(alias.id(), call, frame, state, aliases + 1));
      } else if (parameters != null && Unit.Define.rest(parameters) != null && hasText(call)) {
        results.addAll(unknown(name, call, frame, state));
      } else if (parameters != null
          && body != null
          && call.arguments().size() >= parameters.size() - 1) {
        results.addAll(
            evaluator.eval(
                body,
                walker.macroFrame(name, parameters, call.arguments(), frame, call.at()),
                state));
      } else if (parameters != null && define.body().isBlank()) {
        results.add(new Result(state, Value.UNKNOWN));
      } else {
        results.addAll(unknown(name, call, frame, state));
      }
    }
    return Evaluator.once(results);
  }

  /** A text among the arguments of a macro that takes any number is there to be printed. */
  private static boolean hasText(Expr.Call call) {
    return call.arguments().stream().anyMatch(Expr.Text.class::isInstance);
  }

  List<Result> functions(List<FunctionFacts> functions, Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Arguments arguments : arguments(call, frame, state)) {
      for (FunctionFacts function : functions) {
        results.addAll(function(function, arguments, call, frame));
      }
    }
    return results;
  }

  private List<Result> function(
      FunctionFacts function, Arguments arguments, Expr.Call call, Frame frame) {
    Place site = frame.place(call.at());
    walker.listener().met(function);
    boolean releases =
        !arguments.state().lives().isEmpty() && walker.relevance().releases(function);
    boolean writes = walker.leftovers().writers().contains(function.where());
    if (releases
        || writes
        || function.brief()
        || isConstant(arguments.values())
        || walker.relevance().touches(function)
        || arguments.values().stream().anyMatch(value -> holds(value, arguments.state()))) {
      return walker.call(function, arguments.values(), frame, site, arguments.state());
    }
    State state = clobber(arguments, site);
    if (!isKernels(function) && walker.relevance().maySleep(function)) {
      state = state.pinning(state.pinning().slept(site));
    }
    Value answer = evaluator.memory().unknown(call, frame);
    return Evaluator.one(Names.fresh(answer, state), answer);
  }

  /** What a function answers to constants depends on nothing else, mostly. */
  private static boolean isConstant(List<Value> arguments) {
    return !arguments.isEmpty() && arguments.stream().allMatch(Truth::isConstant);
  }

  /** One of the kernel's own inline functions that never sleep; a driver's may have such a name. */
  private boolean isKernels(FunctionFacts function) {
    return Sleepless.is(function.name())
        && (function.where().file().contains("include/linux/")
            || function.where().file().contains("include/asm"));
  }

  /** Evaluated arguments, and the state after that. */
  record Arguments(List<Value> values, State state) {}

  List<Arguments> arguments(Expr.Call call, Frame frame, State state) {
    List<Arguments> all = List.of(new Arguments(List.of(), state));
    for (Expr argument : call.arguments()) {
      List<Arguments> longer = new ArrayList<>();
      for (Arguments before : all) {
        for (Result result : evaluator.eval(argument, frame, before.state())) {
          List<Value> values = new ArrayList<>(before.values());
          values.add(result.value());
          longer.add(new Arguments(values, result.state()));
        }
      }
      all = longer.size() < 2 ? longer : longer.stream().distinct().toList();
    }
    return all;
  }

  /** {@code DEB_EE("vma:%p", vma)}: a macro that gets a format first. */
  private static boolean prints(String name, Expr.Call call) {
    return Harmless.isMacro(name)
        && !call.arguments().isEmpty()
        && call.arguments().get(0) instanceof Expr.Text format
        && format.text().contains("%");
  }

  /** What an unknown function may have written through pointers to our locals, or to vm_flags. */
  private static State clobber(Arguments arguments, Place site) {
    State state = arguments.state();
    for (Value value : arguments.values()) {
      if (value instanceof Value.Symbolic pointer) {
        boolean flags = VmaKey.isFlags(pointer.path());
        if (flags || state.load(pointer.path()) != null) {
          Value unknown = flags ? FlagWords.stored(Value.UNKNOWN, site) : Value.UNKNOWN;
          state = state.store(pointer.path(), unknown);
        }
      }
    }
    return state;
  }

  private List<Result> pointer(Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Result callee : callees(call.callee(), frame, state)) {
      if (callee.value() instanceof Value.Function function) {
        results.addAll(pointed(function, call, frame, callee.state()));
      } else {
        results.addAll(dispatch.run(call, callee.value(), frame, callee.state()));
      }
    }
    return results;
  }

  /** {@code (*fn)()} calls what {@code fn} points to. */
  private List<Result> callees(Expr callee, Frame frame, State state) {
    if (callee instanceof Expr.Unary deref && deref.op().equals("*")) {
      List<Result> held = callees(deref.operand(), frame, state);
      if (held.stream().anyMatch(one -> one.value() instanceof Value.Function)) {
        return held;
      }
    }
    return evaluator.eval(callee, frame, state);
  }

  /** A function may be another file's own. */
  private List<Result> pointed(Value.Function function, Expr.Call call, Frame frame, State state) {
    String name = function.name();
    List<FunctionFacts> own = walker.program().functions(name, function.file());
    dispatch.told(own, call, frame, state);
    return kernel.meaning(name) == null && !own.isEmpty()
        ? functions(own, call, frame, state)
        : named(name, call, unhidden(frame, name), state, 0);
  }

  /** A function reached by value may have the name of a local. */
  private static Frame unhidden(Frame frame, String name) {
    if (frame.key(name) == null) {
      return frame;
    }
    Map<String, Type> types = new LinkedHashMap<>(frame.types());
    types.remove(name);
    return new Frame(
        frame.name(),
        frame.file(),
        frame.depth(),
        frame.prefix(),
        frame.unit(),
        types,
        frame.byName(),
        frame.site(),
        frame.path(),
        null);
  }

  /** Code that was not analysed: it may do anything to a vma it is given. */
  List<Result> unknown(String name, Expr.Call call, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    boolean harmless =
        Harmless.toVma(name) || (hasText(call) && Harmless.prints(name)) || prints(name, call);
    if (!call.arguments().isEmpty() && walker.program().isMissing(name, frame.file())) {
      Value.Vma some = new Value.Vma(VmaKey.OF_OBJECT, Value.Foreign.MAYBE);
      walker.listener().escaped(some, name, frame.place(call.at()), frame.path());
    }
    boolean stays =
        Sleepless.is(name) || harmless || call.arguments().stream().anyMatch(Calls::atOnce);
    for (Arguments arguments : arguments(call, frame, state)) {
      State after = clobber(arguments, frame.place(call.at()));
      if (!stays) {
        after = after.pinning(after.pinning().slept(frame.place(call.at())));
      }
      for (int i = 0; i < arguments.values().size() && !harmless; i++) {
        Value value = asVma(arguments.values().get(i), call.arguments().get(i), frame);
        after = escape(value, name, frame.place(call.at()), frame, after);
      }
      if (!harmless && !Harmless.toObject(name)) {
        lend(name, call, frame);
      }
      Value found = evaluator.memory().unknown(call, frame);
      // what is looked up without the lock may be gone, or another one, by the next line
      Value answer = found instanceof Value.Vma && !after.isLocked() ? UNLOCKED : found;
      results.add(new Result(Names.fresh(answer, after), answer));
    }
    return results;
  }

  /**
   * Code that nobody here has, or a pointer to it: it may tell the owner of pages to go on, too.
   */
  List<Result> unseen(String name, Expr.Call call, Frame frame, State state) {
    return unknown(name, call, frame, state).stream()
        .map(result ->
            new Result(
                Releases.doubtful(result.state(), name, frame.place(call.at())), result.value()))
        .toList();
  }

  /** {@code GFP_ATOMIC} among the arguments. */
  private static boolean atOnce(Expr argument) {
    return argument instanceof Expr.Name name && Sleepless.mask(name.id());
  }

  /** Tells of every vma among these values that it went where nobody sees. */
  void escapes(List<Result> values, String name, Frame frame, int at) {
    values.forEach(value -> escape(value.value(), name, frame.place(at), frame, value.state()));
  }

  /** What is found where a vma is kept is one. */
  private Value asVma(Value value, Expr argument, Frame frame) {
    if (!(value instanceof Value.Symbolic object)) {
      return value;
    }
    boolean typed = walker.typing().isVmaPointer(walker.typing().of(argument, frame), frame.file());
    return typed || walker.relevance().keeps(Leftovers.last(object.path()), frame.file())
        ? Memory.vma(value)
        : value;
  }

  /** Whether it is a vma, or points to where this path has put one. */
  private static boolean holds(Value value, State state) {
    return value instanceof Value.Vma
        || (value instanceof Value.Symbolic pointer && !state.vmas(pointer.path()).isEmpty());
  }

  private void lend(String name, Expr.Call call, Frame frame) {
    boolean cookie = call.arguments().stream().anyMatch(argument -> isFunction(argument, frame));
    for (Expr argument : cookie ? List.<Expr>of() : call.arguments()) {
      Type type = walker.typing().of(argument, frame);
      if (type instanceof Type.Pointer && walker.relevance().keepsVma(type, frame.file())) {
        String key = VmaKey.ofObject(walker.typing().tag(type, frame.file()));
        Value.Vma some = new Value.Vma(key, Value.Foreign.MAYBE);
        walker.listener().escaped(some, name, frame.place(call.at()), frame.path());
      }
    }
  }

  private boolean isFunction(Expr argument, Frame frame) {
    Expr named =
        argument instanceof Expr.Unary address && address.op().equals("&")
            ? address.operand()
            : argument;
    return named instanceof Expr.Name name && walker.isFunction(name.id(), frame);
  }

  private State escape(Value value, String name, Place where, Frame frame, State state) {
    if (value instanceof Value.Symbolic object) {
      for (Value.Vma kept : state.vmas(object.path())) {
        walker.listener().escaped(kept, name, where, frame.path());
      }
      Value.Vma through = Lvalue.addressed(object);
      if (through != null && !Harmless.toAddress(name) && !Life.looks(name, through, state)) {
        walker.listener().escaped(through, name, where, frame.path());
      }
    }
    boolean faulting = value instanceof Value.Symbolic vmf && vmf.path().equals("vmf");
    Value escapes = faulting ? new Value.Vma(VmaKey.OWN, Value.Foreign.NO) : value;
    if (!(escapes instanceof Value.Vma vma)) {
      return state;
    }
    walker.listener().escaped(vma, name, where, frame.path());
    return vma.key().equals(VmaKey.OWN)
        ? state.mark(new Mark(Mark.Kind.ESCAPE, name, "", where, false))
        : state;
  }
}
