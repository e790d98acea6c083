package org.zuflint.core.parse.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.grammar.GnuCLexer;
import org.zuflint.grammar.GnuCParser;

/** Makes types: specifiers, structs, enums, declarators. */
final class TypeBuilder {
  private static final int[] NO_STARS = {};

  private final Operands operands;

  TypeBuilder(Operands operands) {
    this.operands = operands;
  }

  private record Fields(List<Type.Field> list) {}

  private record Enumerators(List<Type.Enumerator> list) {}

  void specifier(int rule, int base, int first) {
    int at = operands.tokenOf(first);
    switch (rule) {
      case GnuCParser.RULE_specifiers -> operands.replace(base, specifiers(base, at), at);
      case GnuCParser.RULE_typeOf ->
          operands.replace(base, typeOf(operands.expression(base), at), at);
      case GnuCParser.RULE_record -> operands.replace(base, record(base, at), at);
      case GnuCParser.RULE_recordBody ->
          operands.replace(base, new Fields(nodes(base, Type.Field.class)), at);
      case GnuCParser.RULE_member -> member(base, at);
      case GnuCParser.RULE_bits -> operands.cut(base);
      case GnuCParser.RULE_memberDeclarator -> {
        if (operands.top() == base) {
          operands.push(Declarator.NONE, at);
        }
      }
      case GnuCParser.RULE_enumeration -> operands.replace(base, enumeration(base, at), at);
      case GnuCParser.RULE_enumBody ->
          operands.replace(base, new Enumerators(nodes(base, Type.Enumerator.class)), at);
      case GnuCParser.RULE_enumerator -> {
        int last = operands.top() - 1;
        Expr value =
            last > base && !(operands.value(last) instanceof Arguments)
                ? operands.expression(last)
                : null;
        operands.replace(base, new Type.Enumerator(at, operands.name(at), value), at);
      }
      default -> throw new IllegalStateException("no specifier: " + rule);
    }
  }

  /**
   * {@code typeof(struct page *)} is that type; what x is in {@code typeof(x)} is not known here.
   */
  private static Type typeOf(Expr operand, int at) {
    return operand instanceof Expr.TypeUse(int in, Type type) && !(type instanceof Type.Named)
        ? type
        : new Type.TypeOf(at, operand);
  }

  private <T> List<T> nodes(int base, Class<T> kind) {
    List<T> list = new ArrayList<>(operands.top() - base);
    for (int i = base; i < operands.top(); i++) {
      if (kind.isInstance(operands.value(i))) {
        list.add(kind.cast(operands.value(i)));
      }
    }
    return List.copyOf(list);
  }

  private Specs specifiers(int base, int at) {
    Type type = null;
    String basic = null;
    int basicAt = at;
    boolean typedef = false;
    boolean constant = false;
    List<String> storage = List.of();
    for (int i = base; i < operands.top(); i++) {
      int token = operands.token(i);
      switch (operands.type(i)) {
        case GnuCLexer.BASIC -> {
          basicAt = basic == null ? token : basicAt;
          basic = basic == null ? operands.name(token) : basic + " " + operands.name(token);
        }
        case GnuCLexer.TYPENAME -> type = new Type.Named(token, operands.name(token));
        case GnuCLexer.TYPEDEF -> typedef = true;
        case GnuCLexer.QUAL -> constant |= operands.name(token).contains("const");
        case GnuCLexer.STORAGE -> storage = with(storage, operands.name(token));
        default -> type = operands.value(i) instanceof Type nested ? nested : type;
      }
    }
    if (type == null) {
      String word = basic != null ? basic : storage.contains("auto") ? "auto" : "int";
      type = new Type.Basic(basicAt, word.intern());
    }
    return new Specs(at, type, constant ? with(storage, "const") : storage, typedef);
  }

  private static List<String> with(List<String> storage, String word) {
    if (storage.isEmpty()) {
      return List.of(word);
    }
    List<String> longer = new ArrayList<>(storage);
    longer.add(word);
    return List.copyOf(longer);
  }

  private @Nullable String tag(int base) {
    boolean tagged = operands.top() > base && operands.type(base) == GnuCLexer.IDENT;
    return tagged ? operands.name(operands.token(base)) : null;
  }

  private Type record(int base, int at) {
    Object last = operands.value(operands.top() - 1);
    List<Type.Field> fields = last instanceof Fields body ? body.list() : null;
    return new Type.Record(at, operands.name(at), tag(base + 1), fields);
  }

  private Type enumeration(int base, int at) {
    Object last = operands.top() > base ? operands.value(operands.top() - 1) : null;
    List<Type.Enumerator> list = last instanceof Enumerators body ? body.list() : null;
    return new Type.Enumeration(at, tag(base), list);
  }

  private void member(int base, int at) {
    if (operands.top() == base) {
      return;
    }
    List<Type.Field> fields = new ArrayList<>(1);
    Specs specs = operands.value(base) instanceof Specs found ? found : null;
    for (int i = base; i < operands.top(); i++) {
      switch (operands.value(i)) {
        case Declarator declarator when specs != null ->
            fields.add(
                new Type.Field(
                    place(declarator, at), declarator.declared(), declarator.of(specs.type())));
        case Decl.Macro macro -> macroField(macro, fields);
        case null, default -> {}
      }
    }
    if (specs != null && operands.top() == base + 1) {
      fields.add(new Type.Field(at, null, specs.type()));
    }
    operands.cut(base);
    for (Type.Field field : fields) {
      operands.push(field, field.at());
    }
  }

  /**
   * {@code MACRO(name, ...)}: a member of that name; members among its arguments stand for
   * themselves.
   */
  private static void macroField(Decl.Macro macro, List<Type.Field> fields) {
    boolean nested = false;
    String name = null;
    for (Expr argument : macro.arguments()) {
      if (argument instanceof Expr.Statements statements) {
        nested = true;
        for (Stmt item : statements.body().items()) {
          if (item instanceof Stmt.Declaration(int at, Decl.Variable variable)) {
            fields.add(new Type.Field(at, variable.name(), variable.type()));
          }
        }
      } else if (argument instanceof Expr.Name(int at, String id) && name == null) {
        name = id;
      }
    }
    if (!nested) {
      fields.add(new Type.Field(macro.at(), name, new Type.Named(macro.at(), macro.macro())));
    }
  }

  private static int place(Declarator declarator, int otherwise) {
    return declarator.place() < 0 ? otherwise : declarator.place();
  }

  void declarator(int rule, int base, int first) {
    int at = first < operands.words() ? operands.tokenOf(first) : operands.lastToken();
    Object value =
        switch (rule) {
          case GnuCParser.RULE_declarator, GnuCParser.RULE_anyDeclarator -> declarator(base);
          case GnuCParser.RULE_dimension -> {
            int last = operands.top() - 1;
            boolean sized =
                last >= base
                    && operands.type(last) != GnuCLexer.STORAGE
                    && operands.type(last) != GnuCLexer.QUAL;
            yield new Declarator.Dimension(at, sized ? operands.expression(last) : null);
          }
          case GnuCParser.RULE_parameters -> parameters(base, at);
          case GnuCParser.RULE_parameter -> parameter(base, at);
          case GnuCParser.RULE_typeName ->
              ((Declarator) operands.node(base + 1)).of(((Specs) operands.node(base)).type());
          default -> throw new IllegalStateException("no declarator: " + rule);
        };
    operands.replace(base, value, at);
  }

  private Declarator declarator(int base) {
    int top = operands.top();
    if (top == base) {
      return Declarator.NONE;
    }
    int i = base;
    int stars = 0;
    while (i < top && (operands.type(i) == GnuCLexer.STAR || operands.type(i) == GnuCLexer.QUAL)) {
      stars += operands.type(i++) == GnuCLexer.STAR ? 1 : 0;
    }
    int[] starTokens = stars == 0 ? NO_STARS : stars(base, i, stars);
    int at = -1;
    String name = null;
    Declarator inner = null;
    if (i < top && operands.type(i) == GnuCLexer.IDENT) {
      at = operands.token(i++);
      name = operands.name(at);
    } else if (i < top && operands.value(i) instanceof Declarator nested) {
      inner = nested;
      i++;
    }
    return new Declarator(at, name, starTokens, inner, nodes(i, Declarator.Suffix.class), null);
  }

  private int[] stars(int from, int to, int count) {
    int[] tokens = new int[count];
    int star = 0;
    for (int i = from; i < to; i++) {
      if (operands.type(i) == GnuCLexer.STAR) {
        tokens[star++] = operands.token(i);
      }
    }
    return tokens;
  }

  private Object parameter(int base, int at) {
    if (operands.value(base) instanceof Specs specs) {
      Declarator declarator = (Declarator) operands.node(base + 1);
      Type type = declarator.of(specs.type());
      return new Type.Parameter(place(declarator, at), declarator.declared(), type);
    }
    boolean rest = operands.type(base) == GnuCLexer.ELLIPSIS;
    return rest
        ? Rest.VARIADIC
        : new Type.Parameter(at, operands.name(at), new Type.Basic(at, "int"));
  }

  private enum Rest {
    VARIADIC
  }

  private Declarator.Parameters parameters(int base, int at) {
    boolean variadic = operands.top() > base && operands.value(operands.top() - 1) == Rest.VARIADIC;
    List<Type.Parameter> list = nodes(base, Type.Parameter.class);
    if (list.size() == 1
        && list.get(0).name() == null
        && list.get(0).type() instanceof Type.Basic only
        && only.name().equals("void")) {
      list = List.of();
    }
    return new Declarator.Parameters(at, list, variadic);
  }
}
