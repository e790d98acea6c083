package org.zuflint.core.parse.tag;

/** What brackets the walk is in. */
enum Room {
  FILE,
  BLOCK,
  /** Members of a struct or union. */
  RECORD,
  ENUM,
  INIT,
  PARAMETERS,
  /** Around a declarator. */
  DECLARATOR,
  /** Around a type name. */
  TYPE,
  /** Around an expression. */
  GROUP,
  ARGUMENTS,
  FOR,
  GENERIC,
  ASM,
  /** A macro argument made of statements; no brackets of its own. */
  STATEMENTS
}
