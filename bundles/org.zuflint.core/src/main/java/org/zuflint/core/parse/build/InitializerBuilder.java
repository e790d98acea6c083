package org.zuflint.core.parse.build;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.ast.Expr;
import org.zuflint.grammar.GnuCLexer;
import org.zuflint.grammar.GnuCParser;

/** Makes initializer lists and the arguments of macros. */
final class InitializerBuilder {
  private final Operands operands;

  InitializerBuilder(Operands operands) {
    this.operands = operands;
  }

  void exit(int rule, int base, int first) {
    int at = operands.tokenOf(first);
    Object value =
        switch (rule) {
          case GnuCParser.RULE_initList -> list(base, at);
          case GnuCParser.RULE_initItem -> item(base, at);
          case GnuCParser.RULE_designator -> designator(base);
          case GnuCParser.RULE_arguments -> new Arguments(operands.expressions(base));
          case GnuCParser.RULE_designated -> new Expr.InitList(at, List.of(item(base, at)));
          default -> throw new IllegalStateException("no initializer: " + rule);
        };
    operands.replace(base, value, at);
  }

  private Expr list(int base, int at) {
    Expr.Item[] items = new Expr.Item[operands.top() - base];
    for (int i = 0; i < items.length; i++) {
      items[i] = (Expr.Item) operands.node(base + i);
    }
    return new Expr.InitList(at, List.of(items));
  }

  private Expr.Item item(int base, int at) {
    int value = operands.top() - 1;
    if (value == base) {
      return new Expr.Item(at, List.of(), operands.expression(value));
    }
    List<Expr.Designator> path = new ArrayList<>(2);
    for (int i = base; i < value; i++) {
      if (operands.value(i) instanceof Expr.Designator designator) {
        path.add(designator);
      } else if (operands.type(i) == GnuCLexer.OLD_FIELD) {
        path.add(new Expr.Designator.Field(operands.name(operands.token(i))));
      }
    }
    return new Expr.Item(at, List.copyOf(path), operands.expression(value));
  }

  private Expr.Designator designator(int base) {
    if (operands.type(base) == GnuCLexer.DOT) {
      return new Expr.Designator.Field(operands.name(operands.token(base + 1)));
    }
    int last = operands.top() - 1;
    return new Expr.Designator.Element(
        operands.expression(base), last > base ? operands.expression(last) : null);
  }
}
