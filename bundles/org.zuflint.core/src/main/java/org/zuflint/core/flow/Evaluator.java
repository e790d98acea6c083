package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Type;
import org.zuflint.core.state.Condition;
import org.zuflint.core.state.Constants;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/** Evaluates expressions: each way they can come out, with the state after it. */
final class Evaluator {
  private final Walker walker;
  private final Memory memory;
  private final Names names;
  private final Releases releases;
  private final Calls calls;

  Evaluator(Walker walker) {
    this.walker = walker;
    this.memory = new Memory(this, walker);
    this.names = new Names(this, walker);
    this.releases = new Releases(this, walker);
    this.calls = new Calls(this, walker);
  }

  Calls calls() {
    return calls;
  }

  Releases releases() {
    return releases;
  }

  Memory memory() {
    return memory;
  }

  Names names() {
    return names;
  }

  /** A branch of a condition. */
  record Branch(State state, boolean taken) {}

  List<Result> eval(Expr expr, Frame frame, State state) {
    return switch (expr) {
      case Expr.Name name -> names.eval(name, frame, state);
      case Expr.Number number -> one(state, Constants.number(number.text()));
      case Expr.Char character -> one(state, Value.UNKNOWN);
      case Expr.Text text -> one(state, Value.NONZERO);
      case Expr.Unary unary -> unary(unary, frame, state);
      case Expr.Postfix postfix -> step(postfix.op(), postfix.operand(), frame, state);
      case Expr.Binary binary -> binary(binary, frame, state);
      case Expr.Assign assign -> assign(assign, frame, state);
      case Expr.Conditional choice -> conditional(choice, frame, state);
      case Expr.Call call -> calls.eval(call, frame, state);
      case Expr.Member member -> memory.load(member, frame, state);
      case Expr.Index index -> memory.load(index, frame, state);
      case Expr.Cast cast -> eval(cast.operand(), frame, state);
      case Expr.Compound compound -> literal(compound.value(), frame, state);
      case Expr.InitList list -> literal(list, frame, state);
      case Expr.Statements statements -> walker.statements(statements.body(), frame, state);
      case Expr.TypeUse use -> one(state, Value.UNKNOWN);
      case Expr.Generic generic -> one(state, Value.UNKNOWN);
      case Expr.LabelAddress label -> one(state, Value.UNKNOWN);
      case Expr.Fragment fragment -> one(state, Value.UNKNOWN);
    };
  }

  /** What is put into a struct without a name cannot be followed. */
  private List<Result> literal(Expr.InitList list, Frame frame, State state) {
    for (Expr.Item item : list.items()) {
      calls.escapes(
          eval(item.value(), frame, state), "a compound literal", frame, item.value().at());
    }
    return one(state, Value.UNKNOWN);
  }

  static List<Result> one(State state, Value value) {
    return List.of(new Result(state, value));
  }

  /** Both sides of a condition, as far as they can be reached. */
  List<Branch> branch(Expr condition, Frame frame, State state) {
    if (condition instanceof Expr.Binary binary
        && (binary.op().equals("&&") || binary.op().equals("||"))) {
      return shortCircuit(binary, frame, state);
    }
    if (condition instanceof Expr.Unary not && not.op().equals("!")) {
      return branch(not.operand(), frame, state).stream()
          .map(b -> new Branch(b.state(), !b.taken()))
          .toList();
    }
    List<Branch> branches = new ArrayList<>();
    for (Result result : eval(condition, frame, state)) {
      decide(condition, result, frame, branches);
    }
    return branches;
  }

  /** Remembers that a value was tested as failures are: {@code if (error)}. */
  State failing(Expr condition, Frame frame, State state) {
    return names.failing(condition, frame, state);
  }

  private List<Branch> shortCircuit(Expr.Binary binary, Frame frame, State state) {
    boolean goesOn = binary.op().equals("&&");
    List<Branch> branches = new ArrayList<>();
    for (Branch left : branch(binary.left(), frame, state)) {
      if (left.taken() == goesOn) {
        branches.addAll(branch(binary.right(), frame, left.state()));
      } else {
        branches.add(left);
      }
    }
    return branches;
  }

  private void decide(Expr condition, Result result, Frame frame, List<Branch> branches) {
    Boolean truth = Truth.decide(result.value(), result.state());
    if (truth != null) {
      branches.add(new Branch(result.state(), truth));
      return;
    }
    boolean guess = !result.state().lives().isEmpty() && onObject(result.value(), result.state());
    String text = Spelling.of(condition);
    for (boolean taken : new boolean[] {true, false}) {
      boolean possible =
          !guess
              || (taken && holdsLive(result))
              || walker.leftovers().possible(result.value(), taken);
      State state = possible ? result.state() : result.state().guess();
      State learned = Truth.learn(result.value(), taken, state, frame.place(condition.at()), text);
      if (learned != null) {
        State left = walker.leftovers().gone(result.value(), taken, learned);
        branches.add(new Branch(names.bind(condition, result.value(), taken, frame, left), taken));
      }
    }
  }

  /**
   * Whether a test asks about the state of an object rather than about an argument. How large a
   * count is that was not zero before the first insert says nothing of what lives, nor does one in
   * an object that was just found.
   */
  private static boolean onObject(Value value, State state) {
    return switch (value) {
      case Value.Symbolic symbolic -> symbolic.path().contains(".");
      case Value.Compare compare ->
          isOpen(compare, compare.left(), state) || isOpen(compare, compare.right(), state);
      default -> false;
    };
  }

  /** Whether it is the object that keeps a vma with entries, or leads to it: never null. */
  private static boolean holdsLive(Result tested) {
    return tested.value() instanceof Value.Symbolic object
        && (object.path().equals("file.private_data")
            || tested.state().lives().keySet().stream()
                .anyMatch(vma -> vma.startsWith(VmaKey.stored(object.struct() + "."))));
  }

  private static boolean isOpen(Value.Compare compare, Value side, State state) {
    boolean counted =
        !compare.equality()
            && side instanceof Value.Symbolic count
            && (count.path().startsWith("{")
                || (state.condition(count.path()) instanceof Condition known
                    && known.unequal().contains("0")));
    return !counted && onObject(side, state);
  }

  /** Inline assembly, or code that could not be read, may do anything to a vma that it gets. */
  void opaque(List<Expr> operands, Frame frame, int at, State state) {
    for (Expr operand : operands) {
      if (operand instanceof Expr.Fragment) {
        walker.listener().incomplete("code that could not be read", frame.place(at));
      } else {
        calls.escapes(eval(operand, frame, state), "inline assembly", frame, at);
      }
    }
  }

  private List<Result> unary(Expr.Unary unary, Frame frame, State state) {
    return switch (unary.op()) {
      case "!" ->
          branch(unary, frame, state).stream()
              .map(b -> new Result(b.state(), b.taken() ? Value.ONE : Value.ZERO))
              .toList();
      case "&" -> memory.address(unary.operand(), frame, state);
      case "*" -> memory.load(unary, frame, state);
      case "++", "--" -> step(unary.op(), unary.operand(), frame, state);
      case "-" -> map(eval(unary.operand(), frame, state), Constants::negate);
      case "~" -> map(eval(unary.operand(), frame, state), FlagWords::not);
      case "sizeof", "_Alignof", "__alignof__" -> one(state, Value.NONZERO);
      default -> eval(unary.operand(), frame, state);
    };
  }

  private static List<Result> map(
      List<Result> results, java.util.function.UnaryOperator<Value> change) {
    return results.stream().map(r -> new Result(r.state(), change.apply(r.value()))).toList();
  }

  private List<Result> step(String op, Expr operand, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Result before : eval(operand, frame, state)) {
      Value known = Truth.known(before.value(), before.state());
      boolean up = op.equals("++") && known instanceof Value.Symbolic;
      Value after =
          up && isUnsigned(walker.typing().of(operand, frame))
              ? Value.POSITIVE
              : Constants.step(op, known);
      results.addAll(memory.store(operand, after, frame, before.state()));
    }
    return results;
  }

  /** A count of a type that is never below zero; nobody counts until it comes around. */
  private static boolean isUnsigned(@Nullable Type type) {
    return switch (type) {
      case Type.Basic basic -> basic.name().contains("unsigned");
      case Type.Named named -> named.id().matches("_*u(int)?(8|16|32|64)(_t)?|uint|ulong|size_t");
      case null, default -> false;
    };
  }

  private List<Result> binary(Expr.Binary binary, Frame frame, State state) {
    if (binary.op().equals("&&") || binary.op().equals("||")) {
      return branch(binary, frame, state).stream()
          .map(b -> new Result(b.state(), b.taken() ? Value.ONE : Value.ZERO))
          .toList();
    }
    List<Result> results = new ArrayList<>();
    for (Result left : eval(binary.left(), frame, state)) {
      for (Result right : eval(binary.right(), frame, left.state())) {
        Value value = Constants.binary(binary.op(), left.value(), right.value(), right.state());
        results.add(new Result(right.state(), value));
      }
    }
    return once(results);
  }

  /** Each result once: operands of a long sum multiply them. */
  static List<Result> once(List<Result> results) {
    return results.size() < 2 ? results : results.stream().distinct().toList();
  }

  private List<Result> assign(Expr.Assign assign, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Result value : eval(assign.value(), frame, state)) {
      if (assign.op().equals("=")) {
        results.addAll(memory.store(assign.target(), value.value(), frame, value.state()));
        continue;
      }
      String op = assign.op().substring(0, assign.op().length() - 1);
      for (Result before : eval(assign.target(), frame, value.state())) {
        Value changed = Constants.binary(op, before.value(), value.value(), before.state());
        results.addAll(memory.store(assign.target(), changed, frame, before.state()));
      }
    }
    return results;
  }

  private List<Result> conditional(Expr.Conditional choice, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Branch branch : branch(choice.test(), frame, state)) {
      @Nullable Expr side = branch.taken() ? choice.then() : choice.otherwise();
      results.addAll(eval(side == null ? choice.test() : side, frame, branch.state()));
    }
    return results;
  }
}
