package org.zuflint.core.flow;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.state.Result;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Truth;
import org.zuflint.core.state.Value;

/** Elements and members of constant variables: {@code masks[1]}, {@code config.flags}. */
final class ConstantData {
  private static final Pattern PART = Pattern.compile("(\\w+)\\[(\\d+)\\]|(\\w+)\\.(\\w+)");

  private final Evaluator evaluator;
  private final Walker walker;

  ConstantData(Evaluator evaluator, Walker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  /**
   * What the initializer says of the place named {@code key}; null when it is no flag word or
   * number.
   */
  @Nullable Value of(String key, Frame frame, State state) {
    Matcher part = PART.matcher(key);
    if (!part.matches()) {
      return null;
    }
    boolean element = part.group(1) != null;
    Decl.Variable variable = walker.constant(element ? part.group(1) : part.group(3), frame);
    if (variable == null || !(variable.value() instanceof Expr.InitList list)) {
      return null;
    }
    Expr value =
        element ? element(list, Long.parseLong(part.group(2))) : member(list, part.group(4));
    if (value == null || value instanceof Expr.InitList) {
      return null;
    }
    List<Result> results = evaluator.eval(value, frame, state);
    Value only = results.size() == 1 ? results.get(0).value() : Value.UNKNOWN;
    return only instanceof Value.Flags || Truth.isConstant(only) ? only : null;
  }

  /** Only in a list without designators. */
  private static @Nullable Expr element(Expr.InitList list, long index) {
    boolean plain = list.items().stream().allMatch(item -> item.path().isEmpty());
    return plain && index < list.items().size() ? list.items().get((int) index).value() : null;
  }

  private static @Nullable Expr member(Expr.InitList list, String field) {
    for (Expr.Item item : list.items()) {
      if (item.path().size() == 1
          && item.path().get(0) instanceof Expr.Designator.Field designator
          && designator.name().equals(field)) {
        return item.value();
      }
    }
    return null;
  }
}
