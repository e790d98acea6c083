package org.zuflint.core.parse.tag;

/** Where in a thing the walk is. */
enum Mode {
  /** Before a statement, declaration, member, parameter, argument or element. */
  START,
  /** In the words that make a declaration's type; the flag tells that the type was seen. */
  SPECIFIERS,
  /** In a declarator; the flag tells that its name was seen. */
  DECLARATOR,
  /** In an expression; the flag tells that an operand was seen. */
  EXPRESSION,
  /** In the parentheses of an asm. */
  ASM,
  /** Behind the arguments of a macro that is a declaration. */
  MACRO,
  /** Behind the last token of the external declaration. */
  END
}
