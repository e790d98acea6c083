package org.zuflint.core.contexts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.KnownTypes;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.reach.Keepers;
import org.zuflint.core.source.Place;

/**
 * Every place where the text writes a member of some name; what is written into an object just made
 * does not count.
 */
public final class MemberWrites {
  /** One such place; {@code nothing}: what is written is NULL or zero. */
  public record Write(FunctionFacts function, Place where, boolean nothing) {}

  private final Program program;
  private final String member;
  private final Keepers keepers;
  private final List<Write> writes = new ArrayList<>();
  private final Set<String> fresh = new HashSet<>();
  private final Set<String> locals = new HashSet<>();
  private final Set<Expr> others = Collections.newSetFromMap(new IdentityHashMap<>());
  private Keepers.Names names = Keepers.Names.NONE;
  private boolean hidden;

  private MemberWrites(Program program, @Nullable String struct, String member) {
    this.program = program;
    this.member = member;
    this.keepers = new Keepers(program, struct, member);
  }

  /**
   * Looks at all functions of these folders; null when the member may be written in a way that text
   * does not show.
   */
  public static @Nullable List<Write> of(Program program, String member, Predicate<String> folder) {
    return of(program, null, member, folder);
  }

  /** The same of a member of this struct, whose name members of others may have, too. */
  public static @Nullable List<Write> of(
      Program program, @Nullable String struct, String member, Predicate<String> folder) {
    MemberWrites found = new MemberWrites(program, struct, member);
    found.hidden = program.macroAssigns(member, folder);
    for (FunctionFacts function : program.functions(folder)) {
      boolean user = program.includes(function.file()).stream().anyMatch(KnownTypes::isLibcHeader);
      if (!user) {
        found.function(function);
      }
    }
    return found.hidden ? null : found.writes;
  }

  /** Whether the member never holds anything: what is done where it is not NULL is never done. */
  public static boolean neverSet(Program program, String member, Predicate<String> folder) {
    List<Write> writes = of(program, member, folder);
    return writes != null && writes.stream().allMatch(Write::nothing);
  }

  private void function(FunctionFacts function) {
    Decl.Function tree = program.tree(function);
    Unit unit = program.unit(function);
    fresh.clear();
    locals.clear();
    others.clear();
    names = new Keepers.Names(function, tree);
    Children.walk(tree.body(), this::made);
    Children.walk(tree.body(), node -> see(node, function, unit));
  }

  /** {@code t = kzalloc(...)}, and variables that are no pointers. */
  private void made(Node node) {
    if (node instanceof Expr.Assign assign
        && assign.target() instanceof Expr.Name name
        && allocates(assign.value())) {
      fresh.add(name.id());
    } else if (node instanceof Decl.Variable variable
        && variable.value() instanceof Expr value
        && allocates(value)) {
      fresh.add(variable.name());
    }
    if (node instanceof Decl.Variable variable && !(variable.type() instanceof Type.Pointer)) {
      locals.add(variable.name());
    }
  }

  private static boolean allocates(Expr value) {
    return value instanceof Expr.Call call
        && call.callee() instanceof Expr.Name name
        && switch (name.id()) {
          case "kzalloc",
              "kmalloc",
              "kcalloc",
              "kvzalloc",
              "kvmalloc",
              "vzalloc",
              "kmem_cache_alloc",
              "kmem_cache_zalloc",
              "devm_kzalloc",
              "devm_kmalloc",
              "kzalloc_node",
              "kmalloc_node" ->
              true;
          default -> false;
        };
  }

  private void see(Node node, FunctionFacts function, Unit unit) {
    switch (node) {
      case Expr.Assign assign
          when assign.target() instanceof Expr.Unary whole && whole.op().equals("*") ->
          hidden |= assign.value() instanceof Expr.Compound || isWhole(assign.value());
      case Expr.Assign assign -> write(assign.target(), isNothing(assign.value()), function, unit);
      case Expr.Postfix step -> write(step.operand(), false, function, unit);
      case Expr.Unary unary when unary.op().equals("++") || unary.op().equals("--") ->
          write(unary.operand(), false, function, unit);
      case Decl.Variable variable
          when variable.value() instanceof Expr.InitList list
              && !keepers.mayHave(variable.type(), names) ->
          Children.walk(list, this::ofOther);
      case Expr.InitList list ->
          hidden |= !others.contains(list) && list.items().stream().anyMatch(this::initializes);
      case Expr.Unary unary when unary.op().equals("&") ->
          hidden |= isMember(unary.operand()) && keepers.mayBe(unary.operand(), names);
      case Expr.Call call
          when call.callee() instanceof Expr.Name name
              && fills(name.id())
              && !call.arguments().isEmpty() ->
          fill(name.id(), call, function, unit);
      case Expr.Call call
          when call.callee() instanceof Expr.Name name
              && name.id().equals("WRITE_ONCE")
              && !call.arguments().isEmpty() ->
          write(call.arguments().get(0), isNothing(last(call)), function, unit);
      default -> {}
    }
  }

  private void ofOther(Node node) {
    if (node instanceof Expr.InitList list) {
      others.add(list);
    }
  }

  private static Expr last(Expr.Call call) {
    return call.arguments().get(call.arguments().size() - 1);
  }

  private static boolean isNothing(Expr value) {
    return switch (value) {
      case Expr.Name name -> name.id().equals("NULL");
      case Expr.Number number -> number.text().equals("0");
      case Expr.Cast cast -> isNothing(cast.operand());
      default -> false;
    };
  }

  private boolean initializes(Expr.Item item) {
    return !isNothing(item.value())
        && item.path().stream()
            .anyMatch(
                part -> part instanceof Expr.Designator.Field field && field.name().equals(member));
  }

  private static boolean fills(String function) {
    return switch (function) {
      case "memset",
          "memcpy",
          "memmove",
          "memzero_explicit",
          "copy_from_user",
          "__copy_from_user",
          "memcpy_fromio" ->
          true;
      default -> false;
    };
  }

  /**
   * Memory that may be a whole object, or a part of one: anything but a local variable and an
   * object just made.
   */
  private boolean isObject(Expr target) {
    return switch (target) {
      case Expr.Name name ->
          !fresh.contains(name.id())
              && !locals.contains(name.id())
              && !names.arePages(name.id())
              && keepers.mayHave(names.local(name.id()), names);
      case Expr.Unary address when address.op().equals("&") ->
          !(address.operand() instanceof Expr.Name);
      case Expr.Cast cast -> isObject(cast.operand());
      case Expr.Call call -> !Keepers.isPage(call);
      case Expr.Member member -> keepers.mayLeadTo(member, names);
      default -> true;
    };
  }

  /** Memory is filled that may be, or be around, an object with the member. */
  private void fill(String name, Expr.Call call, FunctionFacts function, Unit unit) {
    if (!isPart(call) && isObject(call.arguments().get(0))) {
      boolean zeros =
          name.equals("memset")
              && call.arguments().size() == 3
              && isNothing(call.arguments().get(1));
      writes.add(new Write(function, unit.place(call.at()), zeros));
    }
  }

  /** Whether it is a part that has no such member. */
  private boolean isPart(Expr.Call call) {
    return Keepers.wholePart(call) instanceof Expr part && !keepers.mayHold(part, names);
  }

  /** {@code *to = *from}. */
  private static boolean isWhole(Expr value) {
    return value instanceof Expr.Unary from && from.op().equals("*");
  }

  private void write(Expr target, boolean nothing, FunctionFacts function, Unit unit) {
    if (target instanceof Expr.Member written
        && isMember(written)
        && keepers.mayBe(written, names)
        && !(written.base() instanceof Expr.Name base && fresh.contains(base.id()))) {
      writes.add(new Write(function, unit.place(target.at()), nothing));
    }
  }

  private boolean isMember(Expr expr) {
    return (expr instanceof Expr.Member written && written.field().equals(member))
        || (expr instanceof Expr.Index index && isMember(index.base()));
  }
}
