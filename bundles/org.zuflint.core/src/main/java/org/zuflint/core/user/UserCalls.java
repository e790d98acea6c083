package org.zuflint.core.user;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.finding.Step;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Table;
import org.zuflint.core.user.UserEvaluator.Out;

/** Calls in user code: of the program's own functions, of libc, through pointers. */
public final class UserCalls {
  private static final Pattern NUMBER = Pattern.compile("(?:SYS_|__NR_)(\\w+)");

  private final UserEvaluator evaluator;
  private final UserWalker walker;
  private final MaskCalls masks;
  private final FileCalls files;
  private final ThreadCalls threads;

  /** What a function of libc does. */
  interface Meaning {
    List<Out> run(Expr.Call call, UserFrame frame, UserState state);
  }

  UserCalls(UserEvaluator evaluator, UserWalker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
    this.masks = new MaskCalls(evaluator, walker);
    this.files = new FileCalls(evaluator, walker);
    this.threads = new ThreadCalls(evaluator, walker);
  }

  MaskCalls masks() {
    return masks;
  }

  List<Out> eval(Expr.Call written, UserFrame frame, UserState state) {
    Expr.Call call = direct(written);
    boolean direct =
        call.callee() instanceof Expr.Name name
            && frame.key(name.id()) == null
            && !frame.bound().containsKey(name.id());
    return direct && call.callee() instanceof Expr.Name name
        ? named(name.id(), call, frame, state)
        : throughPointer(call, frame, state);
  }

  /** {@code syscall(SYS_ioctl, fd, ...)} is {@code ioctl(fd, ...)}. */
  public static Expr.Call direct(Expr.Call call) {
    boolean numbered =
        call.callee() instanceof Expr.Name name
            && name.id().equals("syscall")
            && !call.arguments().isEmpty();
    if (numbered && call.arguments().get(0) instanceof Expr.Name number) {
      Matcher system = NUMBER.matcher(number.id());
      if (system.matches()) {
        List<Expr> rest = call.arguments().subList(1, call.arguments().size());
        return new Expr.Call(call.at(), new Expr.Name(call.at(), system.group(1)), rest);
      }
    }
    return call;
  }

  private List<Out> named(String name, Expr.Call call, UserFrame frame, UserState state) {
    List<FunctionFacts> own = walker.functions(name, frame.file());
    if (!own.isEmpty()) {
      return invoke(own, call, frame, state);
    }
    Meaning meaning = meaning(name);
    if (meaning != null) {
      return meaning.run(call, frame, state);
    }
    List<Out> expanded = macro(name, call, frame, state);
    if (!expanded.isEmpty()) {
      return expanded;
    }
    return walker.program().variable(name, frame.file()) != null
        ? throughPointer(call, frame, state)
        : outside(name, call, frame, state);
  }

  private @Nullable Meaning meaning(String name) {
    Meaning mask = masks.meaning(name);
    Meaning file = mask != null ? mask : files.meaning(name);
    return file != null ? file : threads.meaning(name);
  }

  /** Each definition of a function-like macro is a way the call can come out. */
  private List<Out> macro(String name, Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    if (frame.depth() > 60) {
      return outs;
    }
    for (Unit.Define define : walker.program().defines(name, frame.file())) {
      List<String> parameters = define.parameters();
      Expr body = parameters == null ? null : walker.program().body(define);
      if (body == null || parameters == null) {
        continue;
      }
      Map<String, UserFrame.Bound> bound = new LinkedHashMap<>();
      for (int i = 0; i < parameters.size() && i < call.arguments().size(); i++) {
        bound.put(parameters.get(i), new UserFrame.Bound(call.arguments().get(i), frame));
      }
      outs.addAll(evaluator.eval(body, frame.macro(bound, call.at()), state));
    }
    return outs;
  }

  private record Given(List<UserValue> values, UserState state) {}

  private List<Given> arguments(Expr.Call call, UserFrame frame, UserState state) {
    List<Given> all = List.of(new Given(List.of(), state));
    for (Expr argument : call.arguments()) {
      List<Given> next = new ArrayList<>();
      for (Given given : all) {
        for (Out out : evaluator.eval(argument, frame, given.state())) {
          List<UserValue> values = new ArrayList<>(given.values());
          values.add(out.value());
          next.add(new Given(List.copyOf(values), out.state()));
        }
      }
      all = next;
    }
    return all;
  }

  private List<Out> invoke(
      List<FunctionFacts> functions, Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    for (Given given : arguments(call, frame, state)) {
      for (FunctionFacts function : functions) {
        outs.addAll(invoke(function, given, call, frame));
      }
    }
    return outs.stream().distinct().toList();
  }

  private List<Out> invoke(FunctionFacts function, Given given, Expr.Call call, UserFrame frame) {
    if (!walker.matters(function, given.values())) {
      UserState after = given.state();
      for (UserValue value : given.values()) {
        if (value instanceof UserValue.Address address && walker.writes(function)) {
          after = after.forget(address.path());
        }
      }
      return UserEvaluator.one(after, UserValue.UNKNOWN);
    }
    List<Step> path = new ArrayList<>(frame.path());
    path.add(new Step(frame.place(call.at()), "calls " + function.name() + "()"));
    return walker.call(function, given.values(), path, frame.depth() + 1, given.state());
  }

  private List<Out> throughPointer(Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    Expr callee =
        call.callee() instanceof Expr.Unary deref && deref.op().equals("*")
            ? deref.operand()
            : call.callee();
    for (Out pointer : evaluator.eval(callee, frame, state)) {
      List<FunctionFacts> found =
          pointer.value() instanceof UserValue.Function function
              ? walker.functions(function.name(), function.file())
              : candidates(callee);
      if (found.isEmpty()) {
        walker.pointer(
            "a function pointer '" + UserEvaluator.spelled(callee) + "' that is not followed",
            frame.place(call.at()));
        outs.addAll(outside("", call, frame, pointer.state()));
      } else {
        outs.addAll(invoke(found, call, frame, pointer.state()));
      }
    }
    return outs.stream().distinct().toList();
  }

  /** Whatever a table of user code puts into a member of this name. */
  private List<FunctionFacts> candidates(Expr callee) {
    List<FunctionFacts> found = new ArrayList<>();
    if (callee instanceof Expr.Member member) {
      for (Table table : walker.program().tables(member.field())) {
        for (Table.Entry entry : table.entries()) {
          if (walker.isUser(table.file()) && entry.last().equals(member.field())) {
            found.addAll(walker.functions(entry.value(), table.file()));
          }
        }
      }
    }
    return found.stream().distinct().toList();
  }

  /** A function that is not in the files: it may call what it gets and write where it is told. */
  private List<Out> outside(String name, Expr.Call call, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    for (Given given : arguments(call, frame, state)) {
      UserState after = given.state();
      for (UserValue value : given.values()) {
        switch (value) {
          case UserValue.Function function -> callback(function, name, call, frame, after);
          case UserValue.Mapping mapping -> {
            walker.touched(mapping, frame, call.at());
            if (!Interesting.readsOnly(name) && !Interesting.fills(name)) {
              walker.escapes(mapping, name, frame, call.at());
            }
          }
          case UserValue.Address address when Interesting.sends(name) ->
              shown(after.held(address.path()), name, call, frame);
          case UserValue.Address address when !Interesting.readsOnly(name) -> {
            if (!Interesting.fills(name)) {
              List<UserValue> held = after.held(address.path());
              shown(held, name, call, frame);
              called(held, name, call, frame, after);
            }
            after = after.forget(address.path());
          }
          default -> {}
        }
      }
      outs.add(new Out(after, UserValue.UNKNOWN));
    }
    return outs;
  }

  /** What goes into the hands of code that is not there, or of whoever reads a pipe. */
  void shown(List<UserValue> held, String to, Expr.Call call, UserFrame frame) {
    for (UserValue value : held) {
      if (value instanceof UserValue.Mapping mapping) {
        walker.escapes(mapping, to, frame, call.at());
      }
    }
  }

  /** {@code timer_create(clock, &event, &timer)}: the functions in what it is given. */
  private void called(
      List<UserValue> held, String to, Expr.Call call, UserFrame frame, UserState state) {
    for (UserValue value : held) {
      if (value instanceof UserValue.Function function) {
        callback(function, to, call, frame, state);
      }
    }
  }

  /**
   * A function that goes to code which is not there: libc calls some at once, any other may be
   * called by whatever thread.
   */
  private void callback(
      UserValue.Function function, String to, Expr.Call call, UserFrame frame, UserState state) {
    for (FunctionFacts target : walker.functions(function.name(), function.file())) {
      List<Step> path = new ArrayList<>(frame.path());
      path.add(new Step(frame.place(call.at()), "gives away " + target.name() + "()"));
      if (Interesting.callsAtOnce(to)) {
        walker.call(target, List.of(), path, frame.depth() + 1, state);
      } else if (walker.matters(target, List.of())) {
        threads.givenAway(target, to, call, frame, state, path);
      }
    }
  }
}
