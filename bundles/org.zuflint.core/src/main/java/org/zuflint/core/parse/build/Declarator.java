package org.zuflint.core.parse.build;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;

/**
 * A declarator: the name in the middle, what stands around it as parts applied from the outside in.
 */
final class Declarator {
  static final Declarator NONE = new Declarator(-1, null, new int[0], null, List.of(), null);

  private final int at;
  private final @Nullable String name;
  private final int[] stars;
  private final @Nullable Declarator inner;
  private final List<Suffix> suffixes;
  private final @Nullable Expr value;

  /**
   * @param stars tokens of the pointers, in order
   * @param inner the declarator in parentheses instead of a name
   * @param suffixes {@link Dimension} or {@link Parameters}, in order
   */
  Declarator(
      int at,
      @Nullable String name,
      int[] stars,
      @Nullable Declarator inner,
      List<Suffix> suffixes,
      @Nullable Expr value) {
    this.at = at;
    this.name = name;
    this.stars = stars;
    this.inner = inner;
    this.suffixes = suffixes;
    this.value = value;
  }

  /** What it is initialized with. */
  @Nullable Expr value() {
    return value;
  }

  /** What stands behind a name. */
  sealed interface Suffix {}

  record Dimension(int at, @Nullable Expr size) implements Suffix {}

  record Parameters(int at, List<Type.Parameter> list, boolean variadic) implements Suffix {}

  Declarator with(Expr initial) {
    return new Declarator(at, name, stars, inner, suffixes, initial);
  }

  /** The name, wherever in the parentheses it stands. */
  @Nullable String declared() {
    return inner == null ? name : inner.declared();
  }

  /** The token of the name; -1 when there is none. */
  int place() {
    return inner == null ? at : inner.place();
  }

  /** The type of the name when {@code base} is what the specifiers say. */
  Type of(Type base) {
    Type type = base;
    for (int star : stars) {
      type = new Type.Pointer(star, type);
    }
    for (int i = suffixes.size() - 1; i >= 0; i--) {
      type =
          switch (suffixes.get(i)) {
            case Dimension dimension -> new Type.Array(dimension.at(), type, dimension.size());
            case Parameters parameters ->
                new Type.Function(parameters.at(), type, parameters.list(), parameters.variadic());
          };
    }
    return inner == null ? type : inner.of(type);
  }
}
