package org.zuflint.core.preprocess.condition;

import org.zuflint.core.parse.lex.Kinds;
import org.zuflint.core.parse.lex.Operators;

/** Evaluates what stands behind {@code #if}. */
public final class Condition {
  private static final int DEEPEST = 400;

  private final Words words;
  private int type;
  private int depth;

  /** Above 0 where the value does not count, so that a division by zero does not either. */
  private int skipped;

  private Condition(Words words) {
    this.words = words;
  }

  /** Whether the condition holds. */
  public static boolean holds(Words words) throws Malformed {
    Condition condition = new Condition(words);
    condition.advance();
    if (condition.type == 0) {
      throw new Malformed("#if without a condition");
    }
    Amount value = condition.comma();
    if (condition.type != 0) {
      throw new Malformed("unexpected '" + words.spelling() + "' in a condition");
    }
    return value.isTrue();
  }

  private void advance() {
    type = words.next(false);
  }

  private boolean is(String operator) {
    return type != 0 && isOperator() && words.spelling().equals(operator);
  }

  private boolean isOperator() {
    return type != Kinds.NUMBER && type != Kinds.CHAR && type != Kinds.STRING;
  }

  private Amount comma() throws Malformed {
    Amount value = choice();
    while (type == Kinds.COMMA) {
      advance();
      value = choice();
    }
    return value;
  }

  private Amount choice() throws Malformed {
    Amount condition = binary(3);
    if (type != Kinds.QUESTION) {
      return condition;
    }
    advance();
    skipped += condition.isTrue() ? 0 : 1;
    Amount then = comma();
    skipped -= condition.isTrue() ? 0 : 1;
    if (type != Kinds.COLON) {
      throw new Malformed("'?' without ':'");
    }
    advance();
    skipped += condition.isTrue() ? 1 : 0;
    deeper();
    Amount otherwise = choice();
    depth--;
    skipped -= condition.isTrue() ? 1 : 0;
    Amount chosen = condition.isTrue() ? then : otherwise;
    return new Amount(chosen.value(), then.unsigned() || otherwise.unsigned());
  }

  private int precedence() {
    return switch (type) {
      case Kinds.BINARY, Kinds.AMP, Kinds.SIGN, Kinds.STAR -> Operators.precedence(words.id());
      default -> 0;
    };
  }

  /** Operators that bind at least as tightly as {@code least}. */
  private Amount binary(int least) throws Malformed {
    Amount left = unary();
    while (precedence() >= least) {
      int precedence = precedence();
      String operator = words.spelling();
      advance();
      boolean skips =
          (operator.equals("&&") && !left.isTrue()) || (operator.equals("||") && left.isTrue());
      skipped += skips ? 1 : 0;
      Amount right = binary(precedence + 1);
      skipped -= skips ? 1 : 0;
      left = apply(operator, left, right);
    }
    return left;
  }

  private Amount apply(String operator, Amount left, Amount right) throws Malformed {
    return switch (operator) {
      case "&&" -> Amount.of(left.isTrue() && right.isTrue());
      case "||" -> Amount.of(left.isTrue() || right.isTrue());
      case "==" -> Amount.of(left.value() == right.value());
      case "!=" -> Amount.of(left.value() != right.value());
      case "<" -> Amount.of(left.compare(right) < 0);
      case ">" -> Amount.of(left.compare(right) > 0);
      case "<=" -> Amount.of(left.compare(right) <= 0);
      case ">=" -> Amount.of(left.compare(right) >= 0);
      case "|" -> left.with(right, left.value() | right.value());
      case "^" -> left.with(right, left.value() ^ right.value());
      case "&" -> left.with(right, left.value() & right.value());
      case "<<" -> left.shift(right, true);
      case ">>" -> left.shift(right, false);
      case "+" -> left.with(right, left.value() + right.value());
      case "-" -> left.with(right, left.value() - right.value());
      case "*" -> left.with(right, left.value() * right.value());
      case "/", "%" -> divide(left, right, operator.equals("%"));
      default -> throw new Malformed("'" + operator + "' in a condition");
    };
  }

  private Amount divide(Amount left, Amount right, boolean rest) throws Malformed {
    if (right.value() != 0) {
      return left.divided(right, rest);
    }
    if (skipped > 0) {
      return left.with(right, 0);
    }
    throw new Malformed("division by zero in a condition");
  }

  private Amount unary() throws Malformed {
    deeper();
    Amount value = prefixed();
    depth--;
    return value;
  }

  private void deeper() throws Malformed {
    if (++depth > DEEPEST) {
      throw new Malformed("a condition nested too deeply");
    }
  }

  private Amount prefixed() throws Malformed {
    if (is("!")) {
      advance();
      return Amount.of(!unary().isTrue());
    }
    if (is("~")) {
      advance();
      Amount value = unary();
      return new Amount(~value.value(), value.unsigned());
    }
    if (is("-") || is("+")) {
      boolean minus = is("-");
      advance();
      Amount value = unary();
      return minus ? new Amount(-value.value(), value.unsigned()) : value;
    }
    if (type == Kinds.LPAREN) {
      advance();
      Amount value = comma();
      if (type != Kinds.RPAREN) {
        throw new Malformed("missing ')' in a condition");
      }
      advance();
      return value;
    }
    Amount value = primary();
    advance();
    return value;
  }

  private Amount primary() throws Malformed {
    return switch (type) {
      case 0 -> throw new Malformed("a condition ends too early");
      case Kinds.NUMBER -> Constants.number(words.spelling());
      case Kinds.CHAR -> Constants.character(words.spelling());
      default -> word(words.spelling());
    };
  }

  private Amount word(String word) throws Malformed {
    if (!Character.isJavaIdentifierStart(word.charAt(0))) {
      throw new Malformed("unexpected '" + word + "' in a condition");
    }
    if (word.equals("defined")) {
      return Amount.of(defined());
    }
    if (word.startsWith("__has_") && words.isDefined()) {
      return new Amount(words.answer(word), false);
    }
    return Amount.ZERO;
  }

  private boolean defined() throws Malformed {
    int first = words.next(true);
    boolean parenthesis = first == Kinds.LPAREN;
    int name = parenthesis ? words.next(true) : first;
    if (name == 0 || !Character.isJavaIdentifierStart(words.spelling().charAt(0))) {
      throw new Malformed("'defined' without a name");
    }
    boolean defined = words.isDefined();
    if (parenthesis && words.next(true) != Kinds.RPAREN) {
      throw new Malformed("missing ')' behind 'defined'");
    }
    return defined;
  }
}
