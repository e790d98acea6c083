package org.zuflint.core.parse.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.grammar.GnuCParser;

/** Makes declarations, one for each declarator. */
final class DeclarationBuilder {
  private final Operands operands;

  DeclarationBuilder(Operands operands) {
    this.operands = operands;
  }

  void exit(int rule, int base, int first) {
    int at = operands.tokenOf(first);
    switch (rule) {
      case GnuCParser.RULE_initDeclarator -> {
        int last = operands.top() - 1;
        if (last > base) {
          Declarator declarator = (Declarator) operands.node(base);
          operands.replace(base, declarator.with(operands.expression(last)), at);
        }
      }
      case GnuCParser.RULE_macroDeclaration, GnuCParser.RULE_macroFunction -> macro(base, at);
      case GnuCParser.RULE_assertion -> operands.replace(base, new Decl.Other(at), at);
      default -> declaration(base, at);
    }
  }

  private void macro(int base, int at) {
    List<Expr> arguments =
        operands.top() > base + 1 ? ((Arguments) operands.node(base + 1)).values() : List.of();
    Stmt.Block body = null;
    Expr value = null;
    int last = operands.top() - 1;
    if (last > base + 1) {
      if (operands.value(last) instanceof Stmt.Block block) {
        body = block;
      } else {
        value = operands.expression(last);
      }
    }
    String name = operands.name(at);
    operands.replace(
        base, new Decl.Macro(at, name, arguments, value, body, operands.lastToken()), at);
  }

  private void declaration(int base, int at) {
    Specs specs =
        operands.value(base) instanceof Specs found
            ? found
            : new Specs(at, new Type.Basic(at, "int"), List.of(), false);
    List<Decl> made = new ArrayList<>(1);
    List<Decl.Variable> oldStyle = new ArrayList<>(0);
    Declarator function = null;
    for (int i = base; i < operands.top(); i++) {
      switch (operands.value(i)) {
        case Declarator declarator -> {
          function = declarator;
          made.add(declared(specs, declarator, operands.ending(specs.at(), declarator.place())));
        }
        case Decl.Variable variable -> oldStyle.add(variable);
        case Decl.Macro macro -> made.add(macro);
        case Stmt.Block body -> {
          made.clear();
          made.add(function(specs, function == null ? Declarator.NONE : function, body, oldStyle));
        }
        case null, default -> {}
      }
    }
    if (made.isEmpty()) {
      made.add(new Decl.TypeOnly(at, specs.type()));
    }
    operands.cut(base);
    for (Decl decl : made) {
      operands.push(decl, decl.at());
    }
  }

  private static Decl declared(Specs specs, Declarator declarator, @Nullable String ending) {
    Type type = declarator.of(specs.type());
    String name = declarator.declared();
    String known = name == null ? "" : name;
    return specs.typedef()
        ? new Decl.Typedef(declarator.place(), known, type)
        : new Decl.Variable(
            declarator.place(), known, type, with(specs.storage(), ending), declarator.value());
  }

  private static List<String> with(List<String> specifiers, @Nullable String ending) {
    if (ending == null) {
      return specifiers;
    }
    List<String> all = new ArrayList<>(specifiers);
    all.add(ending);
    return List.copyOf(all);
  }

  private static Decl function(
      Specs specs, Declarator declarator, Stmt.Block body, List<Decl.Variable> oldStyle) {
    String name = declarator.declared();
    Type.Function type =
        declarator.of(specs.type()) instanceof Type.Function known
            ? known
            : new Type.Function(declarator.place(), specs.type(), List.of(), false);
    Type.Function typed = oldStyle.isEmpty() ? type : withTypes(type, oldStyle);
    return new Decl.Function(
        declarator.place(), name == null ? "" : name, typed, specs.storage(), body, body.end());
  }

  /** Parameters get their types from the declarations between the parentheses and the body. */
  private static Type.Function withTypes(Type.Function type, List<Decl.Variable> declared) {
    List<Type.Parameter> parameters = new ArrayList<>();
    for (Type.Parameter parameter : type.parameters()) {
      Decl.Variable found = find(declared, parameter.name());
      parameters.add(
          found == null
              ? parameter
              : new Type.Parameter(parameter.at(), parameter.name(), found.type()));
    }
    return new Type.Function(type.at(), type.result(), List.copyOf(parameters), type.variadic());
  }

  private static Decl.@Nullable Variable find(List<Decl.Variable> declared, @Nullable String name) {
    for (Decl.Variable variable : declared) {
      if (variable.name().equals(name)) {
        return variable;
      }
    }
    return null;
  }
}
