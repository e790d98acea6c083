package org.zuflint.core.user;

import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.user.UserValue.Mask;

/** What two known values come to. */
final class Arithmetic {
  private Arithmetic() {}

  static boolean compares(String op) {
    return switch (op) {
      case "==", "!=", "<", ">", "<=", ">=" -> true;
      default -> false;
    };
  }

  static UserValue of(Expr.Binary binary, UserValue left, UserValue right, UserFrame frame) {
    String op = binary.op();
    if (compares(op)) {
      Boolean known = compare(op, left, right);
      return known == null ? UserValue.UNKNOWN : new UserValue.Number(known ? 1 : 0);
    }
    if (op.equals(",")) {
      return right;
    }
    if (op.equals("|") && (left instanceof Mask || right instanceof Mask)) {
      return joined(left, right, binary, frame);
    }
    if (op.equals("<<") && left.equals(new UserValue.Number(1))) {
      return new Mask(
          Mask.Kind.ONE,
          Spelling.of(binary.right()),
          "a mask of one bit",
          frame.place(binary.at()));
    }
    if (left instanceof UserValue.Number a && right instanceof UserValue.Number b) {
      return numbers(op, a.value(), b.value());
    }
    boolean offset = op.equals("+") || op.equals("-");
    if (offset && left instanceof UserValue.Mapping) {
      return left;
    }
    if (offset && right instanceof UserValue.Mapping) {
      return right;
    }
    return name(left, right);
  }

  /** A page offset computed from a named constant keeps its name. */
  private static UserValue name(UserValue left, UserValue right) {
    if (left instanceof UserValue.Constant && !(right instanceof UserValue.Constant)) {
      return left;
    }
    if (right instanceof UserValue.Constant && !(left instanceof UserValue.Constant)) {
      return right;
    }
    return UserValue.UNKNOWN;
  }

  private static UserValue joined(
      UserValue left, UserValue right, Expr.Binary binary, UserFrame frame) {
    boolean leftEmpty = left.equals(UserValue.ZERO) || isEmpty(left);
    boolean rightEmpty = right.equals(UserValue.ZERO) || isEmpty(right);
    if (leftEmpty) {
      return right;
    }
    if (rightEmpty) {
      return left;
    }
    return new Mask(
        Mask.Kind.SEVERAL, "", "a second CPU is put into the mask", frame.place(binary.at()));
  }

  private static boolean isEmpty(UserValue value) {
    return value instanceof Mask mask && mask.kind() == Mask.Kind.EMPTY;
  }

  private static UserValue numbers(String op, long a, long b) {
    return switch (op) {
      case "+" -> new UserValue.Number(a + b);
      case "-" -> new UserValue.Number(a - b);
      case "*" -> new UserValue.Number(a * b);
      case "|" -> new UserValue.Number(a | b);
      case "&" -> new UserValue.Number(a & b);
      case "<<" -> b >= 0 && b < 63 ? new UserValue.Number(a << b) : UserValue.UNKNOWN;
      default -> UserValue.UNKNOWN;
    };
  }

  /** Whether the comparison holds; null when it may or may not. */
  private static @Nullable Boolean compare(String op, UserValue left, UserValue right) {
    if (left instanceof UserValue.Number a && right instanceof UserValue.Number b) {
      return holds(op, Long.compare(a.value(), b.value()));
    }
    boolean equality = op.equals("==") || op.equals("!=");
    if (equality && ofWord(left) instanceof Long a && ofWord(right) instanceof Long b) {
      return a.intValue() == b.intValue() == op.equals("==");
    }
    boolean apart =
        (left instanceof UserValue.Counter && isNegative(right))
            || (right instanceof UserValue.Counter && isNegative(left));
    if (equality && apart) {
      return op.equals("!=");
    }
    if (equality && left.equals(right) && isNamed(left)) {
      return op.equals("==");
    }
    if (left instanceof UserValue.Descriptor && right instanceof UserValue.Number b) {
      return descriptor(op, b.value());
    }
    boolean never = (isPointer(left) && isNothing(right)) || (isPointer(right) && isNothing(left));
    return (equality && never) ? op.equals("!=") : null;
  }

  /** The number that a constant is; null when it is none or not known. */
  private static @Nullable Long ofWord(UserValue value) {
    return switch (value) {
      case UserValue.Number number -> number.value();
      case UserValue.Constant constant -> constant.number();
      default -> null;
    };
  }

  /** Whether an {@code int} of this value is below zero: {@code -1}, {@code ~0U}. */
  private static boolean isNegative(UserValue value) {
    Long number = ofWord(value);
    return number != null && number.intValue() < 0;
  }

  static UserValue negated(String op, UserValue value) {
    if (value instanceof UserValue.Number number) {
      return new UserValue.Number(op.equals("~") ? ~number.value() : -number.value());
    }
    return UserValue.UNKNOWN;
  }

  /** An open that has succeeded: zero or more. */
  private static @Nullable Boolean descriptor(String op, long other) {
    return switch (op) {
      case "<" -> other <= 0 ? Boolean.FALSE : null;
      case "<=", "==" -> other < 0 ? Boolean.FALSE : null;
      case ">=" -> other <= 0 ? Boolean.TRUE : null;
      case ">", "!=" -> other < 0 ? Boolean.TRUE : null;
      default -> null;
    };
  }

  private static boolean holds(String op, int order) {
    return switch (op) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      default -> order >= 0;
    };
  }

  private static boolean isNamed(UserValue value) {
    return value instanceof UserValue.Constant
        || value instanceof UserValue.Text
        || value instanceof UserValue.Function
        || value instanceof UserValue.Address
        || value instanceof UserValue.Mapping;
  }

  private static boolean isPointer(UserValue value) {
    return value instanceof UserValue.Mapping
        || value instanceof UserValue.Address
        || value instanceof UserValue.Function
        || value instanceof UserValue.Text;
  }

  /** NULL and MAP_FAILED. */
  private static boolean isNothing(UserValue value) {
    return value.equals(UserValue.ZERO)
        || value.equals(UserValue.MINUS_ONE)
        || (value instanceof UserValue.Constant constant && constant.name().equals("MAP_FAILED"));
  }

  /** Whether a count that stands on the left of the comparison must be one on this side of it. */
  static boolean leavesOne(String op, long number, boolean taken) {
    return switch (op) {
      case "==" -> taken && number == 1;
      case "!=" -> !taken && number == 1;
      case ">" -> !taken && number == 1;
      case ">=" -> !taken && number == 2;
      case "<" -> taken && number == 2;
      case "<=" -> taken && number == 1;
      default -> false;
    };
  }
}
