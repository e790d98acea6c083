package org.zuflint.core.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A C type as written. Qualifiers and attributes are dropped (the unit counts what was dropped).
 */
public sealed interface Type extends Node {

  /** A built-in type: {@code "unsigned long"}; keywords in the order written. */
  record Basic(int at, String name) implements Type {}

  /** A typedef name, or a name taken for one. */
  record Named(int at, String id) implements Type {}

  /**
   * {@code struct} or {@code union}; {@code fields} is null when only referred to, {@code tag} when
   * anonymous.
   */
  record Record(int at, String keyword, @Nullable String tag, @Nullable List<Field> fields)
      implements Type {}

  record Enumeration(int at, @Nullable String tag, @Nullable List<Enumerator> enumerators)
      implements Type {}

  record TypeOf(int at, Expr operand) implements Type {}

  record Pointer(int at, Type to) implements Type {}

  record Array(int at, Type of, @Nullable Expr size) implements Type {}

  record Function(int at, Type result, List<Parameter> parameters, boolean variadic)
      implements Type {}

  /**
   * A struct or union member; the name is null for an anonymous struct, union or padding bit-field.
   */
  record Field(int at, @Nullable String name, Type type) implements Node {}

  record Enumerator(int at, String name, @Nullable Expr value) implements Node {}

  record Parameter(int at, @Nullable String name, Type type) implements Node {}
}
