package org.zuflint.core.parse;

import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Unit.Include;
import org.zuflint.core.source.Place;

/** Reads what stands behind {@code #include}. */
final class IncludeLine {
  private IncludeLine() {}

  /** The include; null when the line names no file by itself. */
  static @Nullable Include of(String text, Place where, int arm) {
    boolean quoted = text.startsWith("\"");
    int end = text.indexOf(quoted ? '"' : '>', 1);
    return end > 0 && (quoted || text.startsWith("<"))
        ? new Include(text.substring(1, end), quoted, where, arm)
        : null;
  }
}
