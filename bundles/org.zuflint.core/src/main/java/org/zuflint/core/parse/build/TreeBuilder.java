package org.zuflint.core.parse.build;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Stmt;
import org.zuflint.grammar.GnuCParser;

/** Knows which builder a rule of the grammar belongs to. */
final class TreeBuilder {
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
    switch (rule) {
      case GnuCParser.RULE_assignment, GnuCParser.RULE_term -> expressions.fold(rule, base, first);
      case GnuCParser.RULE_comma, GnuCParser.RULE_choice, GnuCParser.RULE_text, GnuCParser.RULE_call,
          GnuCParser.RULE_memberAccess, GnuCParser.RULE_index, GnuCParser.RULE_step ->
          expressions.part(rule, base, first);
      case GnuCParser.RULE_statements, GnuCParser.RULE_sizeOfType, GnuCParser.RULE_compound, GnuCParser.RULE_generic,
          GnuCParser.RULE_association, GnuCParser.RULE_labelAddress, GnuCParser.RULE_cast ->
          expressions.special(rule, base, first);
      case GnuCParser.RULE_initList, GnuCParser.RULE_initItem, GnuCParser.RULE_designator, GnuCParser.RULE_arguments,
          GnuCParser.RULE_designated -> initializers.exit(rule, base, first);
      case GnuCParser.RULE_specifiers, GnuCParser.RULE_typeOf, GnuCParser.RULE_record, GnuCParser.RULE_recordBody,
          GnuCParser.RULE_member, GnuCParser.RULE_memberDeclarator, GnuCParser.RULE_bits, GnuCParser.RULE_enumeration,
          GnuCParser.RULE_enumBody, GnuCParser.RULE_enumerator -> types.specifier(rule, base, first);
      case GnuCParser.RULE_declarator, GnuCParser.RULE_anyDeclarator, GnuCParser.RULE_dimension,
          GnuCParser.RULE_parameters, GnuCParser.RULE_parameter, GnuCParser.RULE_typeName ->
          types.declarator(rule, base, first);
      case GnuCParser.RULE_declaration, GnuCParser.RULE_implicitDeclaration, GnuCParser.RULE_macroDeclaration,
          GnuCParser.RULE_macroFunction, GnuCParser.RULE_assertion, GnuCParser.RULE_initDeclarator ->
          declarations.exit(rule, base, first);
      case GnuCParser.RULE_block, GnuCParser.RULE_mark, GnuCParser.RULE_body, GnuCParser.RULE_statement,
          GnuCParser.RULE_forTest, GnuCParser.RULE_forStep, GnuCParser.RULE_assembly,
          GnuCParser.RULE_statementArgument -> statements.exit(rule, base, first);
      default -> {}
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
