package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.frozen.PlaceName;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Condition;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Lvalue;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/** What an identifier stands for: a local, a macro's argument, a constant, a function, a global. */
final class Names {
  private static final Pattern NOTHING = Pattern.compile("\\(?0[uUlL]*\\)?");

  private final Evaluator evaluator;
  private final Walker walker;

  Names(Evaluator evaluator, Walker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  List<Result> eval(Expr.Name name, Frame frame, State state) {
    Frame.Bound bound = frame.byName().get(name.id());
    if (bound != null) {
      return evaluator.eval(bound.argument(), bound.frame(), state);
    }
    String key = frame.key(name.id());
    if (key != null) {
      return Evaluator.one(state, local(name, key, frame, state));
    }
    List<Unit.Define> defines = walker.program().defines(name.id(), frame.file());
    Value builtin = defines.stream().anyMatch(Names::isOtherFlag) ? null : builtin(name.id());
    if (builtin != null) {
      return Evaluator.one(state, builtin);
    }
    List<Result> expanded = defines.isEmpty() ? List.of() : macro(name, defines, frame, state);
    return expanded.isEmpty() ? Evaluator.one(state, global(name, frame, state)) : expanded;
  }

  private Value local(Expr.Name name, String key, Frame frame, State state) {
    Value stored = state.load(key);
    Type type = frame.local(name.id());
    if (stored == null
        && (type instanceof Type.Record
            || type instanceof Type.Array
            || type instanceof Type.Named)) {
      return new Value.Symbolic(
          key, type == null ? null : walker.typing().tag(type, frame.file()), Value.Foreign.NO);
    }
    return stored != null ? stored : evaluator.memory().unknown(name, frame);
  }

  /**
   * {@code #define VM_RING (VM_IO | VM_LOCAL_CPU)}: a driver's name for flags of the kernel. One
   * that stands for nothing is the kernel's, for kernels without it.
   */
  private static boolean isOtherFlag(Unit.Define define) {
    return define.name().startsWith("VM_")
        && !define.name().equals(FlagWords.LOCAL)
        && !define.where().file().contains("include/linux/")
        && !NOTHING.matcher(define.body()).matches();
  }

  private static @Nullable Value builtin(String name) {
    return switch (name) {
      case "NULL", "false", "nullptr" -> Value.ZERO;
      case "true" -> Value.ONE;
      case "current" -> new Value.Symbolic("current", "task_struct", Value.Foreign.NO);
      default -> name.startsWith("VM_") ? Value.flags(name) : null;
    };
  }

  /** An object-like macro: each of its definitions is a way the expression can come out. */
  private List<Result> macro(Expr.Name name, List<Unit.Define> defines, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Unit.Define define : defines) {
      Expr body = define.parameters() == null ? walker.program().body(define) : null;
      if (body == null
          || (body instanceof Expr.Name same && same.id().equals(name.id()))
          || frame.depth() > 40) {
        continue;
      }
      if (body instanceof Expr.Call call && isIoctl(call)) {
        results.add(new Result(state, new Value.Symbol(name.id())));
      } else {
        results.addAll(
            evaluator.eval(
                body, walker.macroFrame(name.id(), List.of(), List.of(), frame, name.at()), state));
      }
    }
    return Evaluator.once(results);
  }

  /** {@code _IOWR('S', 1, struct s)}: known by its name, not by its number. */
  private static boolean isIoctl(Expr.Call call) {
    return call.callee() instanceof Expr.Name callee && callee.id().startsWith("_IO");
  }

  private Value global(Expr.Name name, Frame frame, State state) {
    String id = name.id();
    if (walker.isFunction(id, frame)) {
      return walker.function(id, frame);
    }
    Value stored = state.load(id);
    if (stored != null) {
      return stored;
    }
    Type type = walker.program().variable(id, frame.file());
    if (type == null) {
      return symbol(id, frame, state);
    }
    Value constant = constant(id, frame, state);
    if (constant != null) {
      return constant;
    }
    if (walker.typing().isVmaPointer(type, frame.file())) {
      return new Value.Vma(VmaKey.stored("." + id), Value.Foreign.NO);
    }
    return new Value.Symbolic(id, walker.typing().tag(type, frame.file()), Value.Foreign.NO);
  }

  /** A constant by its name; an enumerator that stands for flags is what it stands for. */
  private Value symbol(String id, Frame frame, State state) {
    Expr value = walker.program().enumerator(id, frame.file());
    if (value == null || (value instanceof Expr.Call call && isIoctl(call)) || frame.depth() > 40) {
      return new Value.Symbol(id);
    }
    Frame inner = walker.macroFrame(id, List.of(), List.of(), frame, value.at());
    List<Result> results = evaluator.eval(value, inner, state);
    Value only = results.size() == 1 ? results.get(0).value() : Value.UNKNOWN;
    return only instanceof Value.Flags || only instanceof Value.Number
        ? only
        : new Value.Symbol(id);
  }

  /** {@code static const unsigned long mask = VM_A | VM_B;}. */
  private @Nullable Value constant(String id, Frame frame, State state) {
    Decl.Variable variable = walker.constant(id, frame);
    Expr value = variable == null ? null : variable.value();
    if (variable == null
        || value == null
        || value instanceof Expr.InitList
        || variable.type() instanceof Type.Pointer) {
      return null;
    }
    List<Result> results = evaluator.eval(value, frame, state);
    return results.size() == 1 ? results.get(0).value() : null;
  }

  /** Remembers in a plain variable what a test of it has shown. */
  State bind(Expr condition, Value tested, boolean taken, Frame frame, State state) {
    if (condition instanceof Expr.Name name && tested instanceof Value.Unknown) {
      return set(name, taken ? Value.NONZERO : Value.ZERO, frame, state);
    }
    if (condition instanceof Expr.Call test && tested instanceof Value.Unknown && taken) {
      return erroneous(test, frame, state);
    }
    if (condition instanceof Expr.Binary binary && binary.left() instanceof Expr.Name name) {
      Value found = tested instanceof Value.Compare compare ? inner(compare) : null;
      boolean tests = binary.op().equals("==") || binary.op().equals("!=");
      boolean equal = tests && binary.op().equals("==") == taken;
      if (found != null && equal) {
        return set(name, found, frame, state);
      }
      if (tests && found instanceof Value.Number zero && zero.value() == 0) {
        return set(name, Value.NONZERO, frame, state);
      }
      boolean negative =
          binary.op().equals("<")
              && taken
              && tested instanceof Value.Compare less
              && less.left() instanceof Value.Unknown
              && less.right().equals(Value.ZERO);
      return negative ? set(name, Value.NEGATIVE, frame, state) : state;
    }
    return state;
  }

  /** {@code IS_ERR(p)} and {@code unlikely(IS_ERR(p))} have come true. */
  private State erroneous(Expr.Call test, Frame frame, State state) {
    String called = test.callee() instanceof Expr.Name name ? name.id() : "";
    Expr tested = test.arguments().size() == 1 ? test.arguments().get(0) : null;
    return switch (tested) {
      case Expr.Call inner when called.equals("unlikely") -> erroneous(inner, frame, state);
      case Expr.Name pointer when called.equals("IS_ERR") || called.equals("IS_ERR_VALUE") ->
          set(pointer, Value.NEGATIVE, frame, state);
      case null, default -> state;
    };
  }

  /**
   * {@code if (error)}, {@code if (unlikely(error))} and {@code if (error != 0)} have come true.
   */
  State failing(Expr condition, Frame frame, State state) {
    return switch (condition) {
      case Expr.Name name
          when frame.key(name.id()) instanceof String key
              && state.load(key) instanceof Value.NonZero ->
          state.store(key, new Value.NonZero(Value.Told.FAILURE));
      case Expr.Assign assign when assign.op().equals("=") ->
          failing(assign.target(), frame, state);
      case Expr.Call hint
          when hint.callee() instanceof Expr.Name likely
              && likely.id().equals("unlikely")
              && hint.arguments().size() == 1 ->
          failing(hint.arguments().get(0), frame, state);
      case Expr.Binary test
          when test.op().equals("!=")
              && test.right() instanceof Expr.Number zero
              && zero.text().equals("0") ->
          failing(test.left(), frame, state);
      default -> state;
    };
  }

  /** The constant an unknown was compared with. */
  private static @Nullable Value inner(Value.Compare compare) {
    Value.Compare test = compare.left() instanceof Value.Compare nested ? nested : compare;
    boolean found =
        test.equality() && test.left() instanceof Value.Unknown && Truth.isConstant(test.right());
    return found ? test.right() : null;
  }

  private State set(Expr.Name name, Value value, Frame frame, State state) {
    String key = frame.key(name.id());
    return key == null ? state : state.store(key, value);
  }

  /** A variable, and what the name stands for in configurations where it is a macro instead. */
  List<Lvalue> variables(String name, Frame frame, int depth) {
    List<Lvalue> all = new ArrayList<>();
    for (Unit.Define define : walker.program().defines(name, frame.file())) {
      if (frame.key(name) == null
          && define.parameters() == null
          && depth < 8
          && walker.program().body(define) instanceof Expr.Name alias
          && !alias.id().equals(name)) {
        all.addAll(variables(alias.id(), frame, depth + 1));
      }
    }
    if (all.isEmpty() || walker.program().variable(name, frame.file()) != null) {
      all.add(0, variable(name, frame));
    }
    return all.stream().distinct().toList();
  }

  /** The object's name; that of vm_ops which is another table's elsewhere, with its file. */
  String addressed(Expr operand, Lvalue lvalue, @Nullable String struct, Frame frame) {
    int entry = walker.running().get(0).file();
    boolean table =
        operand instanceof Expr.Name name
            && "vm_operations_struct".equals(struct)
            && lvalue.key().equals(name.id())
            && frame.file() != entry;
    return table
            && !walker
                .program()
                .tables(lvalue.key(), frame.file())
                .equals(walker.program().tables(lvalue.key(), entry))
        ? VmaKey.inFile(lvalue.key(), frame.file())
        : lvalue.key();
  }

  private static Lvalue variable(String name, Frame frame) {
    String key = frame.key(name);
    return key != null
        ? new Lvalue(key, null, name, null, Value.Foreign.NO)
        : new Lvalue(name, "", name, null, Value.Foreign.NO);
  }

  /** Objects that keep vmas get a name where they come into a function. */
  List<Value> given(FunctionFacts function, List<Value> arguments, Place site) {
    if (!arguments.contains(Value.UNKNOWN)) {
      return arguments;
    }
    List<Type.Parameter> parameters = walker.bodies().of(function).tree().type().parameters();
    List<Value> named = new ArrayList<>(arguments);
    for (int i = 0; i < Math.min(named.size(), parameters.size()); i++) {
      Value.Symbolic found =
          named.get(i) instanceof Value.Unknown
              ? found(parameters.get(i).type(), function.file(), site)
              : null;
      if (found != null) {
        named.set(i, found);
      }
    }
    return named;
  }

  /** Whether the pointer is to an object that keeps a vma, or that a vma with the flag keeps. */
  boolean keepsVma(@Nullable Type type, int file) {
    return type instanceof Type.Pointer
        && (walker.relevance().keepsVma(type, file)
            || (walker.typing().tag(type, file) instanceof String tag
                && walker.leftovers().owners().contains(tag)));
  }

  /**
   * An object that was found somehow and may keep a vma, known by where it was found; null for
   * other types.
   */
  Value.@Nullable Symbolic found(@Nullable Type type, int file, Place where) {
    return type != null && keepsVma(type, file)
        ? found(walker.typing().tag(type, file), where)
        : null;
  }

  /**
   * What a variable holds from here on, where that is known only by where it was found: something
   * unknown, and the next one of a chain ({@code n = n->rb_left}), which may be of any length.
   */
  Value.@Nullable Symbolic arrived(@Nullable Value before, Value value, Expr target, Frame frame) {
    Type type = walker.typing().of(target, frame);
    Place where = frame.place(target.at());
    boolean next =
        before instanceof Value.Symbolic old
            && value instanceof Value.Symbolic now
            && now.path().startsWith(old.path() + ".");
    return next && type instanceof Type.Pointer
        ? found(walker.typing().tag(type, frame.file()), where)
        : value instanceof Value.Unknown ? found(type, frame.file(), where) : null;
  }

  static Value.Symbolic found(@Nullable String struct, Place where) {
    String name = "{" + struct + " " + PlaceName.of(where).replace('.', '_') + "}";
    return new Value.Symbolic(name, struct, Value.Foreign.MAYBE);
  }

  /** The state when such an object comes in: what was found there before was another one. */
  State anew(Value found, State state) {
    return found instanceof Value.Symbolic object ? state.forget(object.path()) : state;
  }

  /**
   * The state when a vma is looked up: what was found out of the one before is another's; and one
   * that was looked up before, and is not found any more, has lost its entries.
   */
  static State fresh(Value value, State state) {
    if (!(value instanceof Value.Vma vma) || !VmaKey.isUnknown(vma.key())) {
      return state;
    }
    State known = Condition.lookedUp(vma, state.forget("vma " + vma.key()));
    boolean guess =
        vma.key().equals(VmaKey.kept(vma.key()))
            && known.lives().keySet().stream().anyMatch(VmaKey::isRecognized);
    return guess ? known.guess() : known;
  }
}
