package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Type;
import org.zuflint.core.frozen.PlaceName;
import org.zuflint.core.kernel.PerCpu;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Condition;
import org.zuflint.core.state.CpuNames;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Lvalue;
import org.zuflint.core.state.Mark;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/** Loads, stores and addresses: from expressions to names in the store and back. */
final class Memory {
  private final Evaluator evaluator;
  private final Walker walker;
  private final ConstantData constants;

  Memory(Evaluator evaluator, Walker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
    this.constants = new ConstantData(evaluator, walker);
  }

  private record Target(State state, @Nullable Lvalue lvalue) {}

  List<Result> load(Expr expr, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Target target : targets(expr, frame, state)) {
      Lvalue lvalue = target.lvalue();
      Value value =
          lvalue == null ? unknown(expr, frame) : load(expr, lvalue, frame, target.state());
      results.add(new Result(walker.leftovers().known(lvalue, value, target.state()), value));
    }
    return results;
  }

  /** A vma that cannot be followed is still a vma. */
  Value unknown(Expr expr, Frame frame) {
    boolean vma = walker.typing().isVmaPointer(walker.typing().of(expr, frame), frame.file());
    return vma
        ? new Value.Vma(VmaKey.lookedUp(frame.place(expr.at())), Value.Foreign.MAYBE)
        : Value.UNKNOWN;
  }

  Value load(Expr expr, Lvalue lvalue, Frame frame, State state) {
    Value stored = state.load(lvalue.key());
    if (stored != null) {
      return stored;
    }
    if (lvalue.vma() != null
        && (lvalue.field().equals("vm_flags") || lvalue.field().equals("__vm_flags"))) {
      return FlagWords.initial();
    }
    Value special = task(lvalue);
    Value constant = special != null ? special : constants.of(lvalue.key(), frame, state);
    if (constant != null) {
      return constant;
    }
    Type type = walker.typing().of(expr, frame);
    Value.Foreign foreign = lvalue.foreign(state);
    if (walker.typing().isVmaPointer(type, frame.file())) {
      Predicate<String> is = name -> walker.program().variable(name, frame.file()) != null;
      return vma(lvalue, lvalue.isShared(state, is) ? Value.Foreign.SHARED.or(foreign) : foreign);
    }
    String struct = type == null ? null : walker.typing().tag(type, frame.file());
    // a neighbour: what an object that keeps a vma knows of its own kind is not its owner's
    boolean another = struct != null && struct.equals(lvalue.struct());
    if (another && evaluator.names().keepsVma(type, frame.file())) {
      return new Value.Symbolic("another " + lvalue.key(), struct, Value.Foreign.MAYBE);
    }
    Value own = walker.bodies().ownTable(walker.running().get(0), lvalue, type, struct);
    if (own != null) {
      return own;
    }
    boolean plain =
        type instanceof Type.Basic
            || type instanceof Type.Named
            || type instanceof Type.Enumeration;
    if (plain && walker.leftovers().set(lvalue.global(), state)) {
      return Value.NONZERO;
    }
    return new Value.Symbolic(lvalue.key(), struct, foreign);
  }

  private static Value vma(Lvalue lvalue, Value.Foreign foreign) {
    boolean fault = "vm_fault".equals(lvalue.struct()) && lvalue.field().equals("vma");
    Value.Foreign whose = lvalue.vma() == null ? foreign : Value.Foreign.MAYBE;
    return new Value.Vma(fault ? VmaKey.OWN : VmaKey.stored(lvalue.global()), whose);
  }

  /** {@code current->nr_cpus_allowed} and its kin. */
  private static @Nullable Value task(Lvalue lvalue) {
    if (!lvalue.key().equals("current->" + lvalue.field())) {
      return null;
    }
    return switch (lvalue.field()) {
      case "nr_cpus_allowed" -> new Value.AllowedCpus();
      case "cpus_ptr", "cpus_mask", "cpus_allowed" -> new Value.AllowedMask();
      case "flags" -> new Value.Symbolic("current->flags", null, Value.Foreign.NO);
      default -> null;
    };
  }

  List<Result> address(Expr operand, Frame frame, State state) {
    if (operand instanceof Expr.Name name && walker.isFunction(name.id(), frame)) {
      return Evaluator.one(state, walker.function(name.id(), frame));
    }
    List<Result> results = new ArrayList<>();
    for (Target target : targets(operand, frame, state)) {
      Lvalue lvalue = target.lvalue();
      String struct = walker.typing().struct(operand, frame);
      Value special = lvalue == null ? null : task(lvalue);
      Value value =
          lvalue == null
              ? Value.UNKNOWN
              : new Value.Symbolic(
                  evaluator.names().addressed(operand, lvalue, struct, frame),
                  struct,
                  lvalue.foreign());
      results.add(
          new Result(target.state(), special instanceof Value.AllowedMask ? special : value));
    }
    return results;
  }

  List<Result> store(Expr expr, Value value, Frame frame, State state) {
    List<Result> results = new ArrayList<>();
    for (Target target : targets(expr, frame, state)) {
      Lvalue lvalue = target.lvalue();
      State after =
          lvalue == null ? target.state() : store(expr, lvalue, value, frame, target.state());
      results.add(new Result(after, value));
    }
    return results;
  }

  private State store(Expr expr, Lvalue lvalue, Value value, Frame frame, State state) {
    Value typed = typed(expr, value, frame);
    Value.Vma owner = lvalue.vma();
    if (owner != null
        && (lvalue.field().equals("vm_flags") || lvalue.field().equals("__vm_flags"))) {
      walker.assigned(owner, expr, frame);
      return walker.flags(owner, typed, lvalue.key(), frame, expr.at(), state);
    }
    if (owner != null && lvalue.field().equals("vm_ops") && !owner.key().equals(VmaKey.OWN)) {
      walker.listener().escaped(owner, "other vm_operations", frame.place(expr.at()), frame.path());
    }
    if (owner == null && lvalue.struct() != null && lvalue.escapes()) {
      walker.listener().stored(lvalue.global(), frame.place(expr.at()), lvalue, state);
      evaluator.releases().owned(expr, value, lvalue, frame, state);
    }
    if (!lvalue.escapes()) {
      return local(expr, lvalue.key(), typed, frame, Releases.moved(lvalue.field(), state));
    }
    if (typed instanceof Value.Unknown
        && owner == null
        && walker.typing().of(expr, frame) instanceof Type.Pointer) {
      return renamed(expr, lvalue, frame, state);
    }
    if (typed instanceof Value.Vma moved
        && VmaKey.isStored(moved.key())
        && moved.foreign().or(lvalue.foreign(state)) != Value.Foreign.NO) {
      walker.listener().escaped(moved, "another object", frame.place(expr.at()), frame.path());
    }
    State stored =
        evaluator.releases().written(lvalue, typed, expr, frame, state).store(lvalue.key(), typed);
    if (typed instanceof Value.Vma vma && vma.key().equals(VmaKey.OWN) && owner == null) {
      Place where = frame.place(expr.at());
      boolean free = wasFree(lvalue, state);
      return stored.mark(new Mark(Mark.Kind.STORE, lvalue.global(), lvalue.key(), where, free));
    }
    return stored;
  }

  /** What a variable was before, and what was found through it, says nothing of it any more. */
  private State local(Expr expr, String key, Value value, Frame frame, State state) {
    Value.Symbolic found = evaluator.names().arrived(state.load(key), value, expr, frame);
    State other = state.forget(key);
    return found == null
        ? other.store(key, named(expr, value, frame))
        : evaluator.names().anew(found, other).store(key, found);
  }

  /** What comes out of a {@code void *} is what its variable says. */
  private Value named(Expr expr, Value value, Frame frame) {
    return value instanceof Value.Symbolic object
            && object.struct() == null
            && walker.typing().of(expr, frame) instanceof Type.Pointer type
            && walker.typing().tag(type, frame.file()) instanceof String tag
        ? new Value.Symbolic(object.path(), tag, object.foreign())
        : value;
  }

  /** Whether the member was seen to hold nothing, or this very vma already. */
  private static boolean wasFree(Lvalue lvalue, State state) {
    Condition known = state.condition("vma " + VmaKey.stored(lvalue.global()));
    return Truth.isZero(new Value.Symbolic(lvalue.key(), null, Value.Foreign.NO), state)
        || Truth.isZero(new Value.Vma(VmaKey.stored(lvalue.global()), Value.Foreign.NO), state)
        || (known != null
            && known.equal() instanceof Value.Vma same
            && same.key().equals(VmaKey.OWN));
  }

  /**
   * A value put where a vma pointer lives is a vma, whatever way it took: {@code vma =
   * file->private_data}.
   */
  private Value typed(Expr expr, Value value, Frame frame) {
    boolean known = value instanceof Value.Vma || Truth.isConstant(value);
    return known || !walker.typing().isVmaPointer(walker.typing().of(expr, frame), frame.file())
        ? value
        : vma(value);
  }

  /** A symbolic value as a vma: known by the member it came from. */
  static Value vma(Value value) {
    if (value instanceof Value.Symbolic symbolic) {
      String path = symbolic.path();
      String perCpu = CpuNames.variable(path);
      if (perCpu != null) {
        return new Value.Vma(VmaKey.stored("per_cpu." + perCpu), symbolic.foreign());
      }
      if (path.contains(".")) {
        String field = path.substring(path.lastIndexOf('.') + 1);
        String owner = path.startsWith("file.") ? "file." : "?.";
        return new Value.Vma(VmaKey.stored(owner + field), symbolic.foreign());
      }
    }
    return new Value.Vma(VmaKey.UNKNOWN, Value.Foreign.MAYBE);
  }

  /** Forgets what a member of an object held: others may have written it meanwhile. */
  State forget(Expr.Member member, Frame frame, State state) {
    List<Target> targets = targets(member, frame, state);
    Lvalue lvalue = targets.size() == 1 ? targets.get(0).lvalue() : null;
    if (lvalue == null
        || lvalue.vma() != null
        || !lvalue.escapes()
        || walker.typing().isVmaPointer(walker.typing().of(member, frame), frame.file())) {
      return state;
    }
    return renamed(member, lvalue, frame, state);
  }

  /** The member holds something new, which is known by where it came. */
  private State renamed(Expr member, Lvalue lvalue, Frame frame, State state) {
    String later = lvalue.key() + "~" + PlaceName.of(frame.place(member.at()).line());
    State known =
        state.condition(later) == null ? state : state.condition(later, Condition.NOTHING);
    return known.store(
        lvalue.key(),
        new Value.Symbolic(later, walker.typing().struct(member, frame), lvalue.foreign(state)));
  }

  private List<Target> targets(Expr expr, Frame frame, State state) {
    return switch (expr) {
      case Expr.Name name ->
          evaluator.names().variables(name.id(), frame, 0).stream()
              .map(one -> new Target(state, one))
              .toList();
      case Expr.Member member -> member(member, frame, state);
      case Expr.Index index -> index(index, frame, state);
      case Expr.Unary unary when unary.op().equals("*") -> pointed(unary.operand(), frame, state);
      case Expr.Cast cast -> targets(cast.operand(), frame, state);
      case Expr.Call call when PerCpu.of(call) instanceof PerCpu variable ->
          perCpu(variable, frame, state);
      default -> {
        List<Target> none = new ArrayList<>();
        evaluator
            .eval(expr, frame, state)
            .forEach(result -> none.add(new Target(result.state(), null)));
        yield none;
      }
    };
  }

  private List<Target> perCpu(PerCpu variable, Frame frame, State state) {
    Expr cpu = variable.cpu();
    if (cpu == null) {
      boolean stays = state.pinning().depth() > 0 || state.pinning().bound();
      Value here = stays ? new Value.Cpu(false) : Value.UNKNOWN;
      Lvalue own = perCpu(variable.name(), new Result(state, new Value.Cpu(false)));
      return List.of(
          new Target(
              state,
              new Lvalue(
                  own.key(),
                  own.struct(),
                  own.field(),
                  null,
                  CpuNames.foreign(new Result(state, here)))));
    }
    List<Target> targets = new ArrayList<>();
    for (Result at : evaluator.eval(cpu, frame, state)) {
      targets.add(new Target(at.state(), perCpu(variable.name(), at)));
    }
    return targets;
  }

  private static Lvalue perCpu(String name, Result cpu) {
    Value.Symbolic object = CpuNames.of(name, null, cpu);
    return new Lvalue(object.path(), "per_cpu", name, null, object.foreign());
  }

  private List<Target> member(Expr.Member member, Frame frame, State state) {
    List<Target> targets = new ArrayList<>();
    List<Result> bases =
        member.arrow()
            ? evaluator.eval(member.base(), frame, state)
            : address(member.base(), frame, state);
    for (Result base : bases) {
      targets.add(new Target(base.state(), member(member, base.value(), frame)));
    }
    return targets;
  }

  private @Nullable Lvalue member(Expr.Member member, Value base, Frame frame) {
    String struct = holder(member, frame);
    String named = frame.field(member.field());
    return switch (base) {
      case Value.Vma vma -> {
        String field = VmaKey.member(struct, named);
        yield new Lvalue(
            "vma " + vma.key() + "." + field, "vm_area_struct", field, vma, vma.foreign());
      }
      case Value.Symbolic object -> {
        String tag = struct != null ? struct : object.struct();
        String arrow = object.path().equals("current") ? "->" : ".";
        yield new Lvalue(object.path() + arrow + named, tag, named, null, object.foreign());
      }
      case Value.NonZero some when struct != null -> ofUnknown(member, struct, named, frame);
      case Value.Unknown unknown when struct != null -> ofUnknown(member, struct, named, frame);
      default -> null;
    };
  }

  /** The struct that a member is of; those of a part without a name are its object's. */
  private @Nullable String holder(Expr.Member member, Frame frame) {
    Type type = walker.typing().of(member.base(), frame);
    return !member.arrow()
            && type instanceof Type.Record part
            && part.tag() == null
            && member.base() instanceof Expr.Member outer
        ? holder(outer, frame)
        : walker.typing().struct(member.base(), frame);
  }

  /** A member of an object that is known only by the expression that leads to it. */
  private static Lvalue ofUnknown(Expr.Member member, String struct, String named, Frame frame) {
    String object = "{" + struct + " " + frame.prefix() + Spelling.of(member.base()) + "}";
    return new Lvalue(object + "." + named, struct, named, null, Value.Foreign.MAYBE);
  }

  private List<Target> elements(Lvalue table, Expr.Index index, Frame frame, State state) {
    return constants.elements(table.key(), index, frame, state).stream()
        .map(one -> new Target(one.state(), Lvalue.constant(table, one.position())))
        .toList();
  }

  private List<Target> index(Expr.Index index, Frame frame, State state) {
    List<Target> targets = new ArrayList<>();
    for (Target base : targets(index.base(), frame, state)) {
      Lvalue table = base.lvalue();
      List<Target> known = table == null ? List.of() : elements(table, index, frame, base.state());
      targets.addAll(known);
      for (Result at :
          known.isEmpty()
              ? evaluator.eval(index.index(), frame, base.state())
              : List.<Result>of()) {
        String text = frame.prefix() + Spelling.of(index.index());
        targets.add(new Target(at.state(), table == null ? null : Lvalue.element(table, at, text)));
      }
    }
    return targets;
  }

  private List<Target> pointed(Expr pointer, Frame frame, State state) {
    List<Target> targets = new ArrayList<>();
    for (Result result : evaluator.eval(pointer, frame, state)) {
      Lvalue lvalue =
          result.value() instanceof Value.Symbolic object ? Lvalue.pointed(object) : null;
      targets.add(new Target(result.state(), lvalue));
    }
    return targets;
  }
}
