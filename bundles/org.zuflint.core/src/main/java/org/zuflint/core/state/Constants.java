package org.zuflint.core.state;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Arithmetic on what is known of numbers. */
public final class Constants {
  private Constants() {}

  public static Value number(String text) {
    String digits = digits(text);
    try {
      if (digits.startsWith("0x")) {
        return new Value.Number(Long.parseUnsignedLong(digits.substring(2), 16));
      }
      if (digits.startsWith("0b")) {
        return new Value.Number(Long.parseUnsignedLong(digits.substring(2), 2));
      }
      boolean octal = digits.length() > 1 && digits.startsWith("0");
      return new Value.Number(Long.parseUnsignedLong(digits, octal ? 8 : 10));
    } catch (NumberFormatException floating) {
      return Value.UNKNOWN;
    }
  }

  /** Without suffix and separators, in lower case. */
  private static String digits(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int end = lower.length();
    while (end > 0 && (lower.charAt(end - 1) == 'u' || lower.charAt(end - 1) == 'l')) {
      end--;
    }
    return lower.substring(0, end).replace("'", "");
  }

  public static Value negate(Value value) {
    return switch (value) {
      case Value.Number number -> new Value.Number(-number.value());
      case Value.Symbol symbol when symbol.name().startsWith("E") ->
          new Value.Symbol("-" + symbol.name());
      case Value.NonZero nonZero -> Value.NONZERO;
      default -> Value.UNKNOWN;
    };
  }

  public static Value binary(String op, Value left, Value right, State state) {
    return switch (op) {
      case "|" -> FlagWords.or(left, right);
      case "&" -> masked(left, right);
      case "," -> right;
      case "==" -> comparison(true, left, right, state, false);
      case "!=" -> comparison(true, left, right, state, true);
      case "<" -> comparison(false, left, right, state, false);
      case ">" -> comparison(false, right, left, state, false);
      case ">=" -> comparison(false, left, right, state, true);
      case "<=" -> comparison(false, right, left, state, true);
      default -> arithmetic(op, left, right);
    };
  }

  private static Value masked(Value left, Value right) {
    boolean bound =
        left instanceof Value.Symbolic task
            && task.path().equals("current->flags")
            && right instanceof Value.Symbol flag
            && flag.name().equals("PF_NO_SETAFFINITY");
    return bound ? new Value.Bound("PF_NO_SETAFFINITY checked", false) : FlagWords.and(left, right);
  }

  private static Value comparison(
      boolean equality, Value left, Value right, State state, boolean negated) {
    if (equality && FlagWords.isCopied(left, right)) {
      return negated ? new Value.Compare(true, FlagWords.COPIED, Value.ZERO) : FlagWords.COPIED;
    }
    Value.Compare compare = new Value.Compare(equality, left, right);
    Boolean known = Truth.decide(compare, state);
    if (known != null) {
      return known == negated ? Value.ZERO : Value.ONE;
    }
    return negated ? new Value.Compare(true, compare, Value.ZERO) : compare;
  }

  /** {@code ++} or {@code --}: a count that goes up stays one. */
  public static Value step(String op, Value value) {
    boolean count =
        value instanceof Value.Positive
            || (value instanceof Value.Number number && number.value() >= 0);
    return op.equals("++") && count ? Value.POSITIVE : Value.UNKNOWN;
  }

  private static boolean isNegative(Value value) {
    return !(value instanceof Value.Positive)
        && !(value instanceof Value.Number number && number.value() >= 0);
  }

  private static Value arithmetic(String op, Value left, Value right) {
    boolean nothing =
        left.equals(Value.ZERO) && (op.equals("<<") || op.equals("*") || op.equals(">>"));
    if (nothing || (op.equals("*") && right.equals(Value.ZERO))) {
      return Value.ZERO;
    }
    if (op.equals("-") && left instanceof Value.Symbol && left.equals(right)) {
      return Value.ZERO;
    }
    if (!(left instanceof Value.Number a) || !(right instanceof Value.Number b)) {
      boolean counts =
          op.equals("+")
              && ((left instanceof Value.Positive && !isNegative(right))
                  || (right instanceof Value.Positive && !isNegative(left)));
      if (counts) {
        return Value.POSITIVE;
      }
      boolean offset =
          left instanceof Value.Symbolic base
              && !base.path().endsWith(".vm_start")
              && (op.equals("+") || op.equals("-"));
      return offset ? beside((Value.Symbolic) left, right) : Value.UNKNOWN;
    }
    @Nullable Long value =
        switch (op) {
          case "+" -> (Long) (a.value() + b.value());
          case "-" -> (Long) (a.value() - b.value());
          case "*" -> (Long) (a.value() * b.value());
          case "<<" -> (Long) (a.value() << b.value());
          case ">>" -> (Long) (a.value() >> b.value());
          case "^" -> (Long) (a.value() ^ b.value());
          default -> null;
        };
    return value == null ? Value.UNKNOWN : new Value.Number(value);
  }

  /** Where a pointer leads is in its object, however far; a number is another one. */
  private static Value beside(Value.Symbolic base, Value offset) {
    return base.struct() != null || offset.equals(Value.ZERO) || base.path().endsWith(" +")
        ? base
        : new Value.Symbolic(base.path() + " +", null, base.foreign());
  }
}
