package org.zuflint.core.parse.build;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Stmt;
import org.zuflint.grammar.GnuCLexer;
import org.zuflint.grammar.GnuCParser;

/** Makes statements. */
final class StatementBuilder {
  private final Operands operands;

  StatementBuilder(Operands operands) {
    this.operands = operands;
  }

  private record Test(Expr value) {}

  private record Step(Expr value) {}

  void exit(int rule, int base, int first) {
    int at = operands.tokenOf(first);
    Object value =
        switch (rule) {
          case GnuCParser.RULE_block -> block(base, at);
          case GnuCParser.RULE_statementArgument -> new Expr.Statements(at, block(base, at));
          case GnuCParser.RULE_mark -> mark(base, first, at);
          case GnuCParser.RULE_body -> operands.top() == base + 1 ? item(base) : block(base, at);
          case GnuCParser.RULE_forTest -> new Test(operands.expression(base));
          case GnuCParser.RULE_forStep -> new Step(operands.expression(base));
          case GnuCParser.RULE_assembly -> assembly(base, at);
          default ->
              operands.typeOf(first) == GnuCLexer.LBRACE ? item(base) : statement(base, first, at);
        };
    operands.replace(base, value, at);
  }

  /** The statement or declaration at {@code i}. */
  private Stmt item(int i) {
    return switch (operands.value(i)) {
      case Stmt statement -> statement;
      case Decl decl -> new Stmt.Declaration(decl.at(), decl);
      case null, default -> throw new IllegalStateException("no statement at " + operands.token(i));
    };
  }

  private Stmt.Block block(int base, int at) {
    Stmt[] items = new Stmt[operands.top() - base];
    for (int i = 0; i < items.length; i++) {
      items[i] = item(base + i);
    }
    return new Stmt.Block(at, List.of(items), operands.lastToken());
  }

  private Stmt mark(int base, int first, int at) {
    return switch (operands.typeOf(first)) {
      case GnuCLexer.LABEL -> new Stmt.Label(at, operands.name(at));
      case GnuCLexer.DEFAULT -> new Stmt.DefaultCase(at);
      default -> {
        int last = operands.top() - 1;
        yield new Stmt.Case(
            at, operands.expression(base), last > base ? operands.expression(last) : null);
      }
    };
  }

  private Stmt statement(int base, int first, int at) {
    int top = operands.top();
    return switch (operands.typeOf(first)) {
      case GnuCLexer.SEMI -> new Stmt.Empty(at);
      case GnuCLexer.IF ->
          new Stmt.If(
              at,
              operands.expression(base),
              item(base + 1),
              top > base + 2 ? item(base + 2) : null);
      case GnuCLexer.WHILE -> new Stmt.While(at, operands.expression(base), item(base + 1));
      case GnuCLexer.DO -> new Stmt.DoWhile(at, item(base), operands.expression(base + 1));
      case GnuCLexer.FOR -> loop(base, at);
      case GnuCLexer.SWITCH -> new Stmt.Switch(at, operands.expression(base), item(base + 1));
      case GnuCLexer.GOTO -> jump(base, at);
      case GnuCLexer.BREAK -> new Stmt.Break(at);
      case GnuCLexer.CONTINUE -> new Stmt.Continue(at);
      case GnuCLexer.RETURN -> new Stmt.Return(at, top > base ? operands.expression(base) : null);
      case GnuCLexer.ITERATOR ->
          new Stmt.Iterator(at, operands.name(at), arguments(base), item(base + 2));
      case GnuCLexer.MACRO_STMT -> new Stmt.Macro(at, operands.name(at), arguments(base), null);
      case GnuCLexer.MACRO_BLOCK ->
          new Stmt.Macro(at, operands.name(at), arguments(base), item(base + 2));
      case GnuCLexer.MACRO_WORD -> new Stmt.Macro(at, operands.name(at), List.of(), null);
      case GnuCLexer.MACRO_DECL, GnuCLexer.STATIC_ASSERT, GnuCLexer.ASM -> item(base);
      default -> {
        Expr value = operands.expression(base);
        yield new Stmt.Expression(value.at(), value);
      }
    };
  }

  private List<Expr> arguments(int base) {
    return ((Arguments) operands.node(base + 1)).values();
  }

  private Stmt jump(int base, int at) {
    boolean computed = operands.type(base) == GnuCLexer.STAR;
    return computed
        ? new Stmt.Goto(at, null, operands.expression(base + 1))
        : new Stmt.Goto(at, operands.name(operands.token(base)), null);
  }

  private Stmt loop(int base, int at) {
    int body = operands.top() - 1;
    List<Stmt> init = new ArrayList<>(1);
    Expr test = null;
    Expr step = null;
    for (int i = base; i < body; i++) {
      switch (operands.value(i)) {
        case Test found -> test = found.value();
        case Step found -> step = found.value();
        case Decl decl -> init.add(new Stmt.Declaration(decl.at(), decl));
        case null, default -> {
          Expr value = operands.expression(i);
          init.add(new Stmt.Expression(value.at(), value));
        }
      }
    }
    return new Stmt.For(at, List.copyOf(init), test, step, item(body));
  }

  private Stmt assembly(int base, int at) {
    List<Expr> all = new ArrayList<>();
    for (int i = base; i < operands.top(); i++) {
      if (operands.value(i) instanceof Arguments arguments) {
        all.addAll(arguments.values());
      }
    }
    return new Stmt.Asm(at, List.copyOf(all), labels(base, at));
  }

  /** The names behind the fourth colon. */
  private List<String> labels(int base, int at) {
    int from = operands.behindFourthColon(at);
    if (from < 0) {
      return List.of();
    }
    List<String> labels = new ArrayList<>();
    for (int i = base; i < operands.top(); i++) {
      if (operands.type(i) == GnuCLexer.IDENT && operands.token(i) > from) {
        labels.add(operands.name(operands.token(i)));
      }
    }
    return List.copyOf(labels);
  }
}
