package org.zuflint.core.parse;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.source.Place;

/** A tree as text: one node a line, indented, with its place, its arm and its plain parts. */
final class TreeDump {
  private final Unit unit;
  private final StringBuilder out = new StringBuilder();

  private TreeDump(Unit unit) {
    this.unit = unit;
  }

  static String of(Unit unit) {
    TreeDump dump = new TreeDump(unit);
    for (Decl decl : unit.declarations()) {
      dump.value("", decl, 0);
    }
    for (Unit.Define it : unit.defines()) {
      dump.line(
          "define "
              + it.name()
              + " "
              + it.parameters()
              + " = "
              + it.body()
              + place(it.where())
              + " arm "
              + it.arm());
    }
    for (Unit.Include it : unit.includes()) {
      dump.line("include " + it.path() + " quoted " + it.quoted() + " arm " + it.arm());
    }
    for (int i = 1; i < unit.arms().size(); i++) {
      dump.line("arm " + i + " = " + unit.arms().get(i));
    }
    for (Unit.SyntaxError it : unit.errors()) {
      dump.line("error" + place(it.where()) + " " + it.message());
    }
    dump.line("dropped " + unit.droppedTokens());
    return dump.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String place(Place where) {
    return " @" + where.line() + ":" + where.column();
  }

  private void value(String role, @Nullable Object value, int depth) {
    switch (value) {
      case null -> {}
      case List<?> list -> {
        for (Object part : list) {
          value(role, part, depth);
        }
      }
      case Record node -> node(role, node, depth);
      default -> {}
    }
  }

  private void node(String role, Record node, int depth) {
    out.append("  ".repeat(depth)).append(role.isEmpty() ? "" : role + ": ").append(kind(node));
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      plain(component, read(component, node));
    }
    if (node instanceof Node placed) {
      out.append(place(unit.place(placed.at())));
      int arm = unit.arm(placed.at());
      out.append(arm == 0 ? "" : " arm " + arm);
    }
    out.append('\n');
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      value(component.getName(), read(component, node), depth + 1);
    }
  }

  private void plain(RecordComponent component, @Nullable Object value) {
    String name = component.getName();
    if (name.equals("at") || value == null) {
      return;
    }
    if (name.equals("end") && value instanceof Integer end) {
      out.append(" end").append(place(unit.place(end)));
    } else if (value instanceof String || (value instanceof Boolean yes && yes)) {
      out.append(' ').append(value instanceof Boolean ? name : value);
    } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof String) {
      out.append(' ').append(list);
    }
  }

  private static String kind(Record node) {
    String name = node.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  private static @Nullable Object read(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException hidden) {
      throw new LinkageError(hidden.getMessage(), hidden);
    }
  }
}
