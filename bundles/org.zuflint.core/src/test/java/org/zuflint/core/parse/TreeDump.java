package org.zuflint.core.parse;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Unit;

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
    unit.defines()
        .forEach(
            it ->
                dump.line(
                    "define %s %s = %s @%d:%d arm %d",
                    it.name(), it.parameters(), it.body(), it.where().line(), it.where().column(), it.arm()));
    unit.includes().forEach(it -> dump.line("include %s quoted %s arm %d", it.path(), it.quoted(), it.arm()));
    for (int i = 1; i < unit.arms().size(); i++) {
      dump.line("arm %d = %s", i, unit.arms().get(i));
    }
    unit.errors()
        .forEach(it -> dump.line("error %d:%d %s", it.where().line(), it.where().column(), it.message()));
    dump.line("dropped %d", unit.droppedTokens());
    return dump.out.toString();
  }

  private void line(String format, Object... parts) {
    out.append(String.format(format, parts)).append('\n');
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
      out.append(" @").append(unit.place(placed.at()).line());
      out.append(':').append(unit.place(placed.at()).column());
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
      if (end < tokens()) {
        out.append(" end ").append(unit.place(end).line()).append(':').append(unit.place(end).column());
      }
    } else if (value instanceof String || (value instanceof Boolean yes && yes)) {
      out.append(' ').append(value instanceof Boolean ? name : value);
    } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof String) {
      out.append(' ').append(list);
    }
  }

  private int tokens() {
    return Integer.MAX_VALUE;
  }

  private static String kind(Record node) {
    String name = node.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  private static @Nullable Object read(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException hidden) {
      throw new AssertionError(hidden);
    }
  }
}
