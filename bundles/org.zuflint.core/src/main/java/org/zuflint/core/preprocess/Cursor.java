package org.zuflint.core.preprocess;

import org.jspecify.annotations.Nullable;
import org.zuflint.core.parse.lex.Directives.Kind;
import org.zuflint.core.preprocess.text.TokenFile;

/** How far a file is read, and which conditions are open in it. */
final class Cursor {
  final TokenFile file;
  final int base;
  final int folder;
  final @Nullable Cursor below;
  int at;
  int directive;
  private final boolean[] taken;
  private final boolean[] closed;
  private int open;

  Cursor(TokenFile file, int base, int folder, @Nullable Cursor below) {
    this.file = file;
    this.base = base;
    this.folder = folder;
    this.below = below;
    taken = new boolean[file.directives()];
    closed = new boolean[file.directives()];
  }

  /** The first token of the next directive, or the end of the file. */
  int limit() {
    return directive < file.directives() ? file.first(directive) : file.count();
  }

  boolean hasDirective() {
    return directive < file.directives();
  }

  /** Passes the directive; its number. */
  int pass() {
    int passed = directive++;
    at = file.behind(passed);
    return passed;
  }

  /** Goes on with the directive {@code to}; the end of the file when it is -1. */
  void jump(int to) {
    if (to < 0) {
      directive = file.directives();
      at = file.count();
    } else {
      directive = to;
      at = file.first(to);
    }
  }

  void open(boolean take) {
    taken[open] = take;
    closed[open++] = false;
  }

  boolean isOpen() {
    return open > 0;
  }

  /** Whether an arm of the innermost condition was taken. */
  boolean isTaken() {
    return taken[open - 1];
  }

  void take() {
    taken[open - 1] = true;
  }

  /** Another arm begins; false when it comes behind an {@code #else}. */
  boolean arm(Kind kind) {
    boolean allowed = !closed[open - 1];
    closed[open - 1] |= kind == Kind.ELSE;
    return allowed;
  }

  void close() {
    open--;
  }
}
