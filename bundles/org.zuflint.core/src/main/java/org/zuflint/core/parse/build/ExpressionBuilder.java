package org.zuflint.core.parse.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.grammar.GnuCLexer;
import org.zuflint.grammar.GnuCParser;

/** Makes expressions. */
final class ExpressionBuilder {
  private static final int LOOSEST = 1;
  private static final int CHOICE = 2;

  private final Operands operands;
  private int cursor;

  ExpressionBuilder(Operands operands) {
    this.operands = operands;
  }

  /** {@code ? then :} between its two operands. */
  private record Middle(@Nullable Expr then) {}

  /** A cast waiting for its operand. */
  private record Prefix(Type type) {}

  void fold(int rule, int base, int first) {
    if (operands.top() == base + 1) {
      return;
    }
    if (rule == GnuCParser.RULE_term) {
      prefixes(base);
    } else {
      cursor = base;
      Expr value = operators(LOOSEST);
      operands.replace(base, value, operands.tokenOf(first));
    }
  }

  /** Precedence climbing over operand, operator, operand... */
  private Expr operators(int loosest) {
    Expr left = operands.expression(cursor++);
    while (cursor < operands.top()) {
      int at = operands.token(cursor);
      int precedence = operands.precedence(at);
      if (precedence < loosest) {
        break;
      }
      Object value = operands.value(cursor++);
      if (value instanceof Middle middle) {
        left = new Expr.Conditional(at, left, middle.then(), operators(CHOICE));
      } else if (precedence == LOOSEST) {
        left = new Expr.Assign(at, operands.operator(at), left, operators(LOOSEST));
      } else {
        left = new Expr.Binary(at, operands.operator(at), left, operators(precedence + 1));
      }
    }
    return left;
  }

  private void prefixes(int base) {
    int i = operands.top() - 1;
    Expr value = operands.expression(i);
    while (--i >= base) {
      int at = operands.token(i);
      if (operands.value(i) instanceof Prefix cast) {
        value = new Expr.Cast(at, cast.type(), value);
      } else {
        String op =
            operands.type(i) == GnuCLexer.SIZEOF ? operands.name(at) : operands.operator(at);
        value = new Expr.Unary(at, op, value);
      }
    }
    operands.replace(base, value, operands.token(base));
  }

  /** Suffixes replace the operand before them. */
  void part(int rule, int base, int first) {
    int at = operands.tokenOf(first);
    switch (rule) {
      case GnuCParser.RULE_comma ->
          suffix(
              base,
              new Expr.Binary(at, ",", operands.expression(base - 1), operands.expression(base)));
      case GnuCParser.RULE_choice -> {
        Expr then = operands.top() > base ? operands.expression(base) : null;
        operands.replace(base, new Middle(then), at);
      }
      case GnuCParser.RULE_text -> operands.replace(base, text(base), at);
      case GnuCParser.RULE_call -> {
        Expr callee = operands.expression(base - 1);
        suffix(base, new Expr.Call(callee.at(), callee, operands.expressions(base)));
      }
      case GnuCParser.RULE_memberAccess -> {
        boolean arrow = operands.type(base) == GnuCLexer.ARROW;
        String field = operands.name(operands.token(base + 1));
        suffix(base, new Expr.Member(at, operands.expression(base - 1), field, arrow));
      }
      case GnuCParser.RULE_index ->
          suffix(
              base, new Expr.Index(at, operands.expression(base - 1), operands.expression(base)));
      case GnuCParser.RULE_step ->
          suffix(base, new Expr.Postfix(at, operands.operator(at), operands.expression(base - 1)));
      default -> throw new IllegalStateException("no part of an expression: " + rule);
    }
  }

  private void suffix(int base, Expr value) {
    operands.replace(base - 1, value, operands.token(base - 1));
  }

  private Expr text(int base) {
    int at = operands.token(base);
    if (operands.top() == base + 1) {
      return new Expr.Text(at, operands.spelling(at));
    }
    StringBuilder text = new StringBuilder(operands.spelling(at));
    for (int i = base + 1; i < operands.top(); i++) {
      text.append(' ').append(operands.spelling(operands.token(i)));
    }
    return new Expr.Text(at, text.toString());
  }

  void special(int rule, int base, int first) {
    int at = operands.tokenOf(first);
    Object value =
        switch (rule) {
          case GnuCParser.RULE_cast -> new Prefix(type(base));
          case GnuCParser.RULE_statements -> new Expr.Statements(at, (Stmt.Block) need(base));
          case GnuCParser.RULE_sizeOfType ->
              new Expr.Unary(at, operands.name(at), operands.expression(base));
          case GnuCParser.RULE_compound ->
              new Expr.Compound(at, type(base), (Expr.InitList) need(base + 1));
          case GnuCParser.RULE_generic -> generic(base, at);
          case GnuCParser.RULE_association -> {
            boolean typed = operands.value(base) instanceof Type;
            yield new Expr.Choice(
                typed ? type(base) : null, operands.expression(typed ? base + 1 : base));
          }
          case GnuCParser.RULE_labelAddress ->
              new Expr.LabelAddress(at, operands.name(operands.token(base)));
          default -> throw new IllegalStateException("no special expression: " + rule);
        };
    operands.replace(base, value, at);
  }

  private Expr generic(int base, int at) {
    List<Expr.Choice> choices = new ArrayList<>();
    for (int i = base + 1; i < operands.top(); i++) {
      choices.add((Expr.Choice) need(i));
    }
    return new Expr.Generic(at, operands.expression(base), List.copyOf(choices));
  }

  private Type type(int i) {
    return (Type) need(i);
  }

  private Object need(int i) {
    return operands.node(i);
  }
}
