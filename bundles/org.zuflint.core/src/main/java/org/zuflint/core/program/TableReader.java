package org.zuflint.core.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;

/**
 * Reads initializers and assignments that put functions into members. Positional members are named
 * {@code #0 #1 ...}, elements of an array of pointers {@code [0] [1] ...}.
 */
final class TableReader {
  private final Unit unit;
  private final int file;

  TableReader(Unit unit, int file) {
    this.unit = unit;
    this.file = file;
  }

  /** The table a variable's initializer makes, or null when it names no function or table. */
  @Nullable Table of(Decl.Variable variable) {
    if (!(variable.value() instanceof Expr.InitList list)) {
      return null;
    }
    Table table = table(structOf(variable.type()), variable.name(), variable.at(), list);
    boolean pointers =
        variable.type() instanceof Type.Array array && array.of() instanceof Type.Pointer;
    return table == null || !pointers ? table : table.ofPointers();
  }

  /** {@code x = (struct s){ .f = g }}. */
  @Nullable Table of(Expr.Compound compound) {
    return table(structOf(compound.type()), "(compound literal)", compound.at(), compound.value());
  }

  /**
   * {@code a->b.member = f}; the struct is known when {@code scope} knows the type of {@code a}.
   */
  @Nullable Table of(Expr.Assign assign, Function<String, @Nullable Type> scope) {
    if (!assign.op().equals("=") || !(assign.target() instanceof Expr.Member member)) {
      return null;
    }
    String value = target(assign.value());
    if (value == null) {
      return null;
    }
    Table.Entry entry = new Table.Entry(member.field(), value, unit.place(assign.at()));
    String struct =
        member.base() instanceof Expr.Name base && scope.apply(value) == null
            ? tagOf(scope.apply(base.id()))
            : "";
    return new Table(
        struct, Spelling.of(member.base()), file, unit.place(assign.at()), List.of(entry));
  }

  private static String tagOf(@Nullable Type type) {
    return switch (type) {
      case Type.Record struct when struct.tag() instanceof String tag -> tag;
      case Type.Pointer pointer -> tagOf(pointer.to());
      case null -> "";
      default -> "";
    };
  }

  private @Nullable Table table(String struct, String name, int at, Expr.InitList list) {
    List<Table.Entry> entries = new ArrayList<>();
    collect("", list, entries);
    return entries.isEmpty()
        ? null
        : new Table(struct, name, file, unit.place(at), List.copyOf(entries));
  }

  private void collect(String prefix, Expr.InitList list, List<Table.Entry> entries) {
    int position = 0;
    for (Expr.Item item : list.items()) {
      String member = prefix + memberOf(item, position);
      position++;
      if (item.value() instanceof Expr.InitList inner) {
        collect(member + ".", inner, entries);
      } else if (item.value() instanceof Expr.Conditional choice) {
        add(member, choice.otherwise(), item, entries);
        Expr then = choice.then();
        if (then != null) {
          add(member, then, item, entries);
        }
      } else {
        add(member, item.value(), item, entries);
      }
    }
  }

  private void add(String member, Expr value, Expr.Item item, List<Table.Entry> entries) {
    String target = target(value);
    if (target != null) {
      entries.add(new Table.Entry(member, target, unit.place(item.at())));
    }
  }

  private static String memberOf(Expr.Item item, int position) {
    StringBuilder member = new StringBuilder();
    for (Expr.Designator designator : item.path()) {
      if (designator instanceof Expr.Designator.Field field) {
        member.append(member.isEmpty() ? "" : ".").append(field.name());
      }
    }
    return member.isEmpty() ? "#" + position : member.toString();
  }

  /** The function or table a value names. */
  static @Nullable String target(Expr value) {
    return switch (value) {
      case Expr.Name name -> constant(name.id()) ? null : name.id();
      case Expr.Unary unary when unary.op().equals("&") -> target(unary.operand());
      case Expr.Cast cast -> target(cast.operand());
      case Expr.Call wrapper
          when wrapper.arguments().size() == 1
              && wrapper.callee() instanceof Expr.Name macro
              && isPointerWrapper(macro.id()) ->
          target(wrapper.arguments().get(0));
      default -> null;
    };
  }

  private static boolean isPointerWrapper(String macro) {
    return switch (macro) {
      case "pm_ptr",
          "pm_sleep_ptr",
          "of_match_ptr",
          "ACPI_PTR",
          "compat_ptr_ioctl",
          "RCU_INITIALIZER",
          "PTR_IF" ->
          true;
      default -> false;
    };
  }

  private static boolean constant(String name) {
    return name.equals("NULL")
        || name.equals("THIS_MODULE")
        || name.chars().noneMatch(Character::isLowerCase);
  }

  static String structOf(Type type) {
    return switch (type) {
      case Type.Record struct -> String.valueOf(struct.tag());
      case Type.Named named -> named.id();
      case Type.Array array -> structOf(array.of());
      case Type.Pointer pointer -> structOf(pointer.to());
      default -> "";
    };
  }
}
