package org.zuflint.core.ast;

/**
 * A node of the tree. {@code at} is the index of its first (for operators: its own) token in the
 * unit; {@link Unit#place}, {@link Unit#macro} and {@link Unit#arm} tell file, line, column, macro
 * and {@code #if} arm of it.
 */
public sealed interface Node
    permits Expr, Expr.Item, Stmt, Decl, Type, Type.Field, Type.Enumerator, Type.Parameter {
  int at();
}
