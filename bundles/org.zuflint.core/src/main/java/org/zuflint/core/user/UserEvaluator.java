package org.zuflint.core.user;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.user.UserValue.Mask;

/** Evaluates expressions of user code: each way they can come out, with the state after it. */
final class UserEvaluator {
  private final UserWalker walker;
  private final Storage storage;
  private final UserNames names;
  private final UserCalls calls;

  UserEvaluator(UserWalker walker) {
    this.walker = walker;
    this.storage = new Storage(this, walker);
    this.names = new UserNames(this, walker);
    this.calls = new UserCalls(this, walker);
  }

  /** One way an expression can come out. */
  record Out(UserState state, UserValue value) {}

  /** A side of a condition that can be reached. */
  record Branch(UserState state, boolean taken) {}

  Storage storage() {
    return storage;
  }

  UserCalls calls() {
    return calls;
  }

  UserNames names() {
    return names;
  }

  static List<Out> one(UserState state, UserValue value) {
    return List.of(new Out(state, value));
  }

  List<Out> eval(Expr expr, UserFrame frame, UserState state) {
    return switch (expr) {
      case Expr.Name name -> names.eval(name, frame, state);
      case Expr.Number number -> one(state, UserNames.number(number.text()));
      case Expr.Text text -> one(state, names.text(text, frame));
      case Expr.Unary unary -> unary(unary, frame, state);
      case Expr.Postfix step -> step(step.op(), step.operand(), frame, state);
      case Expr.Binary binary -> binary(binary, frame, state);
      case Expr.Assign assign -> assign(assign, frame, state);
      case Expr.Conditional choice -> conditional(choice, frame, state);
      case Expr.Call call -> calls.eval(call, frame, state);
      case Expr.Member member -> load(member, frame, state);
      case Expr.Index index -> load(index, frame, state);
      case Expr.Cast cast -> eval(cast.operand(), frame, state);
      case Expr.Statements statements -> walker.statements(statements.body(), frame, state);
      case Expr.Char leaf -> one(state, UserValue.UNKNOWN);
      case Expr.Compound object -> load(object, frame, state);
      case Expr.InitList leaf -> one(state, UserValue.UNKNOWN);
      case Expr.TypeUse leaf -> one(state, UserValue.UNKNOWN);
      case Expr.Generic leaf -> one(state, UserValue.UNKNOWN);
      case Expr.LabelAddress leaf -> one(state, UserValue.UNKNOWN);
      case Expr.Fragment leaf -> one(state, UserValue.UNKNOWN);
    };
  }

  List<Out> load(Expr expr, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    for (Storage.Named named : storage.of(expr, frame, state)) {
      String key = named.key();
      UserValue value = key == null ? UserValue.UNKNOWN : load(key, expr, frame, named.state());
      outs.add(new Out(named.state(), value));
    }
    return outs;
  }

  UserValue load(String key, Expr expr, UserFrame frame, UserState state) {
    UserValue known = state.load(key);
    if (!isLocal(key)) {
      walker.read(key, expr, frame);
    }
    if (known != null) {
      return isLocal(key) ? known : walker.lasting(known, expr);
    }
    return storage.isArray(expr, frame) ? new UserValue.Address(key) : UserValue.UNKNOWN;
  }

  /** Locals are named after their frame: {@code f3.x}. */
  static boolean isLocal(String key) {
    return key.length() > 1 && key.charAt(0) == 'f' && Character.isDigit(key.charAt(1));
  }

  List<Out> store(Expr target, UserValue value, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    for (Storage.Named named : storage.of(target, frame, state)) {
      String key = named.key();
      if (value instanceof UserValue.Mapping mapping && (key == null || !isLocal(key))) {
        walker.kept(mapping, key, target, frame);
      }
      outs.add(new Out(key == null ? named.state() : named.state().store(key, value), value));
    }
    return outs;
  }

  private List<Out> unary(Expr.Unary unary, UserFrame frame, UserState state) {
    return switch (unary.op()) {
      case "!" -> {
        List<Out> outs = new ArrayList<>();
        branch(unary.operand(), frame, state)
            .forEach(b -> outs.add(new Out(b.state(), new UserValue.Number(b.taken() ? 0 : 1))));
        yield outs;
      }
      case "&" -> address(unary.operand(), frame, state);
      case "*" -> load(unary, frame, state);
      case "++", "--" -> step(unary.op(), unary.operand(), frame, state);
      case "-", "~" -> {
        List<Out> outs = new ArrayList<>();
        for (Out out : eval(unary.operand(), frame, state)) {
          outs.add(new Out(out.state(), Arithmetic.negated(unary.op(), out.value())));
        }
        yield outs;
      }
      case "sizeof", "_Alignof", "__alignof__" -> one(state, UserValue.UNKNOWN);
      default -> eval(unary.operand(), frame, state);
    };
  }

  /** What counts up from zero stays above it. */
  private List<Out> step(String op, Expr operand, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    for (Out before : eval(operand, frame, state)) {
      boolean counts =
          before.value() instanceof UserValue.Counter
              || (before.value() instanceof UserValue.Number number && number.value() >= 0);
      UserValue after = counts && op.equals("++") ? new UserValue.Counter() : UserValue.UNKNOWN;
      outs.addAll(store(operand, after, frame, before.state()));
    }
    return outs;
  }

  List<Out> address(Expr operand, UserFrame frame, UserState state) {
    if (operand instanceof Expr.Name name
        && names.function(name.id(), frame) instanceof UserValue function) {
      return one(state, function);
    }
    if (inMapping(operand, frame, state) instanceof UserValue.Mapping mapping) {
      return one(state, mapping);
    }
    List<Out> outs = new ArrayList<>();
    for (Storage.Named named : storage.of(operand, frame, state)) {
      String key = named.key();
      outs.add(
          new Out(named.state(), key == null ? UserValue.UNKNOWN : new UserValue.Address(key)));
    }
    return outs;
  }

  /** {@code &mem[i]} and {@code &op->header} are addresses in the mapping; nothing is read. */
  private UserValue.@Nullable Mapping inMapping(Expr operand, UserFrame frame, UserState state) {
    Expr base =
        switch (operand) {
          case Expr.Index index -> index.base();
          case Expr.Member member -> member.base();
          default -> null;
        };
    if (base == null) {
      return null;
    }
    if (operand instanceof Expr.Member member && !member.arrow()) {
      return inMapping(base, frame, state);
    }
    List<Out> outs = eval(base, frame, state);
    return outs.size() == 1 && outs.get(0).value() instanceof UserValue.Mapping mapping
        ? mapping
        : null;
  }

  private List<Out> binary(Expr.Binary binary, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    if (binary.op().equals("&&") || binary.op().equals("||")) {
      branch(binary, frame, state)
          .forEach(b -> outs.add(new Out(b.state(), new UserValue.Number(b.taken() ? 1 : 0))));
      return outs;
    }
    for (Out left : eval(binary.left(), frame, state)) {
      for (Out right : eval(binary.right(), frame, left.state())) {
        outs.add(new Out(right.state(), Arithmetic.of(binary, left.value(), right.value(), frame)));
      }
    }
    return outs;
  }

  private List<Out> assign(Expr.Assign assign, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    if (assign.op().equals("=") && whole(assign, frame, state, outs)) {
      return outs;
    }
    for (Out value : eval(assign.value(), frame, state)) {
      if (assign.op().equals("=")) {
        outs.addAll(store(assign.target(), value.value(), frame, value.state()));
        continue;
      }
      String op = assign.op().substring(0, assign.op().length() - 1);
      Expr.Binary sum = new Expr.Binary(assign.at(), op, assign.target(), assign.value());
      for (Out before : eval(assign.target(), frame, value.state())) {
        UserValue after = Arithmetic.of(sum, before.value(), value.value(), frame);
        boolean counts = after instanceof UserValue.Number;
        outs.addAll(
            store(assign.target(), counts ? UserValue.UNKNOWN : after, frame, before.state()));
      }
    }
    return outs;
  }

  /** {@code *to = *from} and {@code to = from} of structs: all members go along. */
  private boolean whole(Expr.Assign assign, UserFrame frame, UserState state, List<Out> outs) {
    boolean object =
        assign.value() instanceof Expr.Compound
            || (assign.value() instanceof Expr.Unary from && from.op().equals("*"));
    if (!object && !storage.isObject(assign.value(), frame)) {
      return false;
    }
    for (Storage.Named from : storage.of(assign.value(), frame, state)) {
      for (Storage.Named to : storage.of(assign.target(), frame, from.state())) {
        if (from.key() instanceof String known) {
          storage.copied(known, to.key(), assign.target(), frame, to.state());
        }
        UserState copied =
            to.key() == null
                ? to.state()
                : from.key() == null
                    ? to.state().forget(to.key())
                    : to.state().copy(from.key(), to.key());
        outs.add(new Out(copied, UserValue.UNKNOWN));
      }
    }
    return true;
  }

  private List<Out> conditional(Expr.Conditional choice, UserFrame frame, UserState state) {
    List<Out> outs = new ArrayList<>();
    for (Branch branch : branch(choice.test(), frame, state)) {
      Expr then = choice.then();
      Expr side = branch.taken() ? (then == null ? choice.test() : then) : choice.otherwise();
      outs.addAll(eval(side, frame, branch.state()));
    }
    return outs;
  }

  /** Both sides of a condition, as far as they can be reached. */
  List<Branch> branch(Expr condition, UserFrame frame, UserState state) {
    List<Branch> branches = new ArrayList<>();
    if (condition instanceof Expr.Unary not && not.op().equals("!")) {
      branch(not.operand(), frame, state)
          .forEach(b -> branches.add(new Branch(b.state(), !b.taken())));
    } else if (condition instanceof Expr.Binary both
        && (both.op().equals("&&") || both.op().equals("||"))) {
      boolean goesOn = both.op().equals("&&");
      for (Branch left : branch(both.left(), frame, state)) {
        if (left.taken() == goesOn) {
          branches.addAll(branch(both.right(), frame, left.state()));
        } else {
          branches.add(left);
        }
      }
    } else if (condition instanceof Expr.Binary compare && Arithmetic.compares(compare.op())) {
      compare(compare, frame, state, branches);
    } else {
      eval(condition, frame, state).forEach(out -> decide(condition, out, frame, branches));
    }
    return branches;
  }

  private void compare(
      Expr.Binary compare, UserFrame frame, UserState state, List<Branch> branches) {
    for (Out left : eval(compare.left(), frame, state)) {
      for (Out right : eval(compare.right(), frame, left.state())) {
        UserValue value = Arithmetic.of(compare, left.value(), right.value(), frame);
        if (left.value() instanceof UserValue.Count count
            && right.value() instanceof UserValue.Number number) {
          count(compare, count, number.value(), frame, right.state(), branches);
        } else {
          decide(compare, new Out(right.state(), value), frame, branches);
        }
      }
    }
  }

  /** {@code CPU_COUNT(&mask) == 1}: on that side the mask has one CPU. */
  private void count(
      Expr.Binary compare,
      UserValue.Count count,
      long number,
      UserFrame frame,
      UserState state,
      List<Branch> branches) {
    for (boolean taken : new boolean[] {true, false}) {
      boolean single = Arithmetic.leavesOne(compare.op(), number, taken);
      UserState learned =
          single ? calls.masks().counted(count.path(), frame.place(compare.at()), state) : state;
      branches.add(new Branch(learned, taken));
    }
  }

  private void decide(Expr condition, Out out, UserFrame frame, List<Branch> branches) {
    Boolean truth = UserValue.truth(out.value());
    for (boolean taken : new boolean[] {true, false}) {
      if (truth == null || truth == taken) {
        branches.add(new Branch(learned(condition, out, taken, frame), taken));
      }
    }
  }

  /** A plain variable that was tested is zero on the other side. */
  private UserState learned(Expr condition, Out out, boolean taken, UserFrame frame) {
    boolean plain = condition instanceof Expr.Name || condition instanceof Expr.Member;
    if (!plain || taken || !(out.value() instanceof UserValue.Unknown)) {
      return out.state();
    }
    List<Storage.Named> named = storage.of(condition, frame, out.state());
    String key = named.size() == 1 ? named.get(0).key() : null;
    return key == null ? out.state() : out.state().store(key, UserValue.ZERO);
  }

  /** What a value is called in messages. */
  static String spelled(Expr expr) {
    return Spelling.of(expr);
  }

  /** The mask that a value is; one that could not be followed is unsure. */
  static Mask mask(@Nullable UserValue value, UserFrame frame, Expr expr) {
    if (value instanceof Mask mask) {
      return mask;
    }
    return new Mask(
        Mask.Kind.UNSURE,
        "",
        "the mask '" + Spelling.of(expr) + "' could not be followed",
        frame.place(expr.at()));
  }
}
