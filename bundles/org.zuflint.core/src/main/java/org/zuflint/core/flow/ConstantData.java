package org.zuflint.core.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Struct;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;

/**
 * Elements and members of constant variables: {@code masks[1]}, {@code kinds[PAGES].flags}. An
 * element is known by the position of its initializer.
 */
final class ConstantData {
  private static final Pattern STEP = Pattern.compile("\\[(\\d+)\\]|\\.(\\w+)");
  private static final Pattern NAME = Pattern.compile("\\w+");

  /** A table with more elements is not followed element by element. */
  private static final int MOST = 8;

  private final Evaluator evaluator;
  private final Walker walker;

  ConstantData(Evaluator evaluator, Walker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  /** The path on which an index leads to the element at {@code position}. */
  record Element(State state, int position) {}

  /** An initializer, and the type of what it initializes; null for one that is left out. */
  private record Part(@Nullable Expr value, @Nullable Type type) {}

  /**
   * The elements of the constant table named {@code key} that an index may mean. None when it is no
   * such table; when it says nothing of vmas or is long, and more than one may be meant; and when
   * the index is not the same wherever it is met again, as a loop's counter is not.
   */
  List<Element> elements(String key, Expr.Index index, Frame frame, State state) {
    Part table = part(key, frame);
    if (table == null || !(table.value() instanceof Expr.InitList list)) {
      return List.of();
    }
    List<Element> elements = new ArrayList<>();
    boolean split =
        list.items().size() <= MOST
            && saysOfVmas(list, frame)
            && evaluator.eval(index.index(), frame, state).stream()
                .allMatch(at -> Truth.subject(at.value()) != null);
    for (int i = 0; i < list.items().size(); i++) {
      Expr asked = asked(index, list.items().get(i), i);
      if (asked == null) {
        return List.of();
      }
      for (Evaluator.Branch branch : evaluator.branch(asked, frame, state)) {
        if (branch.taken()) {
          elements.add(new Element(branch.state(), i));
        }
      }
      if (elements.size() > 1 && !split) {
        return List.of();
      }
    }
    return elements;
  }

  /** The question whether an index means this item; null when that cannot be asked. */
  private static @Nullable Expr asked(Expr.Index index, Expr.Item item, int position) {
    int at = index.at();
    if (item.path().isEmpty()) {
      Expr number = new Expr.Number(at, Integer.toString(position));
      return new Expr.Binary(at, "==", index.index(), number);
    }
    if (item.path().size() > 1
        || !(item.path().get(0) instanceof Expr.Designator.Element element)) {
      return null;
    }
    Expr high = element.high();
    return high == null
        ? new Expr.Binary(at, "==", index.index(), element.low())
        : new Expr.Binary(
            at,
            "&&",
            new Expr.Binary(at, ">=", index.index(), element.low()),
            new Expr.Binary(at, "<=", index.index(), high));
  }

  /** Whether flags of vmas or their operations are in it. */
  private boolean saysOfVmas(Expr.InitList list, Frame frame) {
    return Children.any(list, node -> node instanceof Expr.Name name && ofVmas(name, frame));
  }

  private boolean ofVmas(Expr.Name name, Frame frame) {
    Type type = walker.program().variable(name.id(), frame.file());
    return name.id().startsWith("VM_")
        || walker.program().defines(name.id(), frame.file()).stream()
            .map(Unit.Define::body)
            .anyMatch(body -> body.contains("VM_"))
        || (type != null && "vm_operations_struct".equals(walker.typing().tag(type, frame.file())));
  }

  /**
   * What the initializer says of the place named {@code key}; null when that is nothing that
   * counts.
   */
  @Nullable Value of(String key, Frame frame, State state) {
    Value pointed = ofTable(key);
    if (pointed != null) {
      return pointed;
    }
    Part part = key.contains(".") || key.contains("[") ? part(key, frame) : null;
    if (part == null || part.value() instanceof Expr.InitList) {
      return null;
    }
    if (part.value() == null) {
      return Value.ZERO;
    }
    List<Result> results = evaluator.eval(part.value(), frame, state);
    Value only = results.size() == 1 ? results.get(0).value() : Value.UNKNOWN;
    boolean counts =
        only instanceof Value.Flags || only instanceof Value.Function || Truth.isConstant(only);
    return counts || (only instanceof Value.Symbolic table && isVariable(table, frame))
        ? only
        : null;
  }

  /** A member of a table that is known by its file: a function, another table, or nothing. */
  private @Nullable Value ofTable(String key) {
    int dot = key.indexOf('.');
    String name = dot < 0 ? key : key.substring(0, dot);
    int file = VmaKey.tableFile(name, -1);
    Decl.Variable variable =
        dot < 0 || file < 0 ? null : walker.bodies().constant(VmaKey.tableName(name), file);
    if (variable == null || !(variable.value() instanceof Expr.InitList list)) {
      return null;
    }
    Expr.Designator asked = new Expr.Designator.Field(key.substring(dot + 1));
    for (Expr.Item item : list.items()) {
      if (item.path().equals(List.of(asked))) {
        return named(item.value(), file);
      }
    }
    return list.items().stream().allMatch(ConstantData::isOtherMember) ? Value.ZERO : null;
  }

  private static boolean isOtherMember(Expr.Item item) {
    return !item.path().isEmpty() && item.path().get(0) instanceof Expr.Designator.Field;
  }

  private @Nullable Value named(Expr value, int file) {
    Expr of = value instanceof Expr.Unary unary && unary.op().equals("&") ? unary.operand() : value;
    if (!(of instanceof Expr.Name name)) {
      return null;
    }
    List<FunctionFacts> functions = walker.program().functions(name.id(), file);
    if (functions.size() == 1) {
      return new Value.Function(name.id(), functions.get(0).file());
    }
    Type type = functions.isEmpty() ? walker.program().variable(name.id(), file) : null;
    return type == null
        ? null
        : new Value.Symbolic(
            VmaKey.inFile(name.id(), file), walker.typing().tag(type, file), Value.Foreign.NO);
  }

  private boolean isVariable(Value.Symbolic value, Frame frame) {
    return walker.program().variable(value.path(), frame.file()) != null;
  }

  /** The initializer of the place named {@code key}, null when it is in no constant variable. */
  private @Nullable Part part(String key, Frame frame) {
    Matcher name = NAME.matcher(key);
    Decl.Variable variable = name.lookingAt() ? walker.constant(name.group(), frame) : null;
    if (variable == null || variable.value() == null) {
      return null;
    }
    Part part = new Part(variable.value(), variable.type());
    Matcher step = STEP.matcher(key);
    int end = name.end();
    while (end < key.length() && part != null) {
      if (!step.find(end) || step.start() != end) {
        return null;
      }
      part = step(part, step, frame);
      end = step.end();
    }
    return part;
  }

  private @Nullable Part step(Part whole, Matcher step, Frame frame) {
    if (!(whole.value() instanceof Expr.InitList list)) {
      return null;
    }
    if (step.group(2) != null) {
      return member(list, whole.type(), step.group(2), frame);
    }
    int position = Integer.parseInt(step.group(1));
    Type of = whole.type() instanceof Type.Array array ? array.of() : null;
    return position < list.items().size() ? new Part(list.items().get(position).value(), of) : null;
  }

  private @Nullable Part member(Expr.InitList list, @Nullable Type type, String name, Frame frame) {
    Map<String, Type> members = type == null ? Map.of() : members(type, frame);
    List<String> names = List.copyOf(members.keySet());
    for (int i = 0; i < list.items().size(); i++) {
      Expr.Item item = list.items().get(i);
      boolean positional = item.path().isEmpty();
      if (positional ? names.size() <= i : item.path().size() > 1) {
        return null;
      }
      if (positional
          ? names.get(i).equals(name)
          : item.path().get(0).equals(new Expr.Designator.Field(name))) {
        return new Part(item.value(), members.get(name));
      }
    }
    return members.containsKey(name) ? new Part(null, members.get(name)) : null;
  }

  /** The members of a struct in their order; none when they are not known. */
  private Map<String, Type> members(Type type, Frame frame) {
    if (type instanceof Type.Record inline && inline.fields() != null) {
      Map<String, Type> members = new LinkedHashMap<>();
      inline.fields().forEach(field -> members.put(String.valueOf(field.name()), field.type()));
      return members;
    }
    String tag = walker.typing().tag(type, frame.file());
    Struct struct = tag == null ? null : walker.program().struct(tag, frame.file());
    return struct == null ? Map.of() : struct.members();
  }
}
