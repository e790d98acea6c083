package org.zuflint.core.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A declaration, at file level or among statements; one node per declarator. */
public sealed interface Decl extends Node {

  /** A function with its body. {@code end} is the token of the closing brace. */
  record Function(
      int at, String name, Type.Function type, List<String> specifiers, Stmt.Block body, int end)
      implements Decl {
    public boolean isStatic() {
      return specifiers.contains("static");
    }
  }

  /** A variable or a function prototype (then the type is a {@link Type.Function}). */
  record Variable(int at, String name, Type type, List<String> specifiers, @Nullable Expr value)
      implements Decl {
    /** Before the name of a kind in a specifier: {@code __free(kind)} (include/linux/cleanup.h). */
    public static final String FREE = "free ";

    /** Before the name of a function in a specifier: {@code __attribute__((cleanup(function)))}. */
    public static final String CLEANUP = "cleanup ";

    /** The specifier that tells what is called with it where its scope ends; null for most. */
    public @Nullable String ending() {
      for (String specifier : specifiers) {
        if (specifier.startsWith(FREE) || specifier.startsWith(CLEANUP)) {
          return specifier;
        }
      }
      return null;
    }
  }

  record Typedef(int at, String name, Type type) implements Decl {}

  /** A declaration that names only a type: {@code struct s { ... };}. */
  record TypeOnly(int at, Type type) implements Decl {}

  /**
   * A macro at declaration position: {@code MODULE_LICENSE("GPL")}, {@code static DEFINE_X(a) =
   * {...};}, {@code SYSCALL_DEFINE1(f, int, a) {...}}.
   */
  record Macro(
      int at,
      String macro,
      List<Expr> arguments,
      @Nullable Expr value,
      Stmt.@Nullable Block body,
      int end)
      implements Decl {}

  /** File-level {@code asm(...)} or a static assertion: nothing the analysis uses. */
  record Other(int at) implements Decl {}

  /**
   * An external declaration that could not be parsed: tokens {@code at} to {@code end} (exclusive).
   */
  record Broken(int at, int end, @Nullable String name, String message) implements Decl {}
}
