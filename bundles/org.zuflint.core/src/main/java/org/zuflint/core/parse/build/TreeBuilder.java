package org.zuflint.core.parse.build;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Stmt;
import org.zuflint.grammar.GnuCParser;

/** Knows which builder a rule of the grammar belongs to. */
final class TreeBuilder {
  private static final byte FOLD = 1;
  private static final byte PART = 2;
  private static final byte SPECIAL = 3;
  private static final byte INITIALIZER = 4;
  private static final byte SPECIFIER = 5;
  private static final byte DECLARATOR = 6;
  private static final byte DECLARATION = 7;
  private static final byte STATEMENT = 8;
  private static final byte[] FAMILIES = families();

  private final Operands operands;
  private final ExpressionBuilder expressions;
  private final InitializerBuilder initializers;
  private final TypeBuilder types;
  private final DeclarationBuilder declarations;
  private final StatementBuilder statements;

  TreeBuilder(Operands operands) {
    this.operands = operands;
    expressions = new ExpressionBuilder(operands);
    initializers = new InitializerBuilder(operands);
    types = new TypeBuilder(operands);
    declarations = new DeclarationBuilder(operands);
    statements = new StatementBuilder(operands);
  }

  /** Rule {@code rule} ends, which began with word {@code first} and operand {@code base}. */
  void exit(int rule, int base, int first) {
    switch (FAMILIES[rule]) {
      case FOLD -> expressions.fold(rule, base, first);
      case PART -> expressions.part(rule, base, first);
      case SPECIAL -> expressions.special(rule, base, first);
      case INITIALIZER -> initializers.exit(rule, base, first);
      case SPECIFIER -> types.specifier(rule, base, first);
      case DECLARATOR -> types.declarator(rule, base, first);
      case DECLARATION -> declarations.exit(rule, base, first);
      case STATEMENT -> statements.exit(rule, base, first);
      default -> {}
    }
  }

  private static byte[] families() {
    byte[] families = new byte[GnuCParser.ruleNames.length];
    set(families, FOLD, "assignment term");
    set(families, PART, "comma choice text call memberAccess index step");
    set(families, SPECIAL, "cast statements sizeOfType compound generic association labelAddress");
    set(families, INITIALIZER, "initList initItem designator arguments designated");
    set(families, SPECIFIER, "specifiers typeOf record recordBody member memberDeclarator bits");
    set(families, SPECIFIER, "enumeration enumBody enumerator");
    set(families, DECLARATOR, "declarator anyDeclarator dimension parameters parameter typeName");
    set(families, DECLARATION, "declaration implicitDeclaration macroDeclaration macroFunction");
    set(families, DECLARATION, "assertion initDeclarator");
    set(
        families,
        STATEMENT,
        "block mark body statement forTest forStep assembly statementArgument");
    return families;
  }

  private static void set(byte[] families, byte family, String rules) {
    List<String> names = List.of(GnuCParser.ruleNames);
    for (String rule : rules.split(" ", -1)) {
      families[names.indexOf(rule)] = family;
    }
  }

  /** What an external declaration left. */
  List<Decl> declarations() {
    List<Decl> all = new ArrayList<>(1);
    for (int i = 0; i < operands.top(); i++) {
      switch (operands.value(i)) {
        case Decl decl -> all.add(decl);
        case Stmt.Asm asm -> all.add(new Decl.Other(asm.at()));
        case null, default -> {}
      }
    }
    return all;
  }
}
