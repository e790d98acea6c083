package org.zuflint.core.preprocess.text;

import java.util.Arrays;
import org.zuflint.core.parse.lex.Directives;
import org.zuflint.core.parse.lex.Directives.Kind;

/** Which directive ends which arm of a condition. */
final class Arms {
  private Arms() {}

  /** By directive: the next arm or the end of the condition; -1 when there is none. */
  static int[] next(Directives directives) {
    int count = directives.count();
    int[] next = new int[count];
    Arrays.fill(next, -1);
    int[] open = new int[count];
    int depth = 0;
    for (int i = 0; i < count; i++) {
      switch (directives.kind(i)) {
        case IF, IFDEF, IFNDEF -> open[depth++] = i;
        case ELIF, ELIFDEF, ELIFNDEF, ELSE -> {
          if (depth > 0) {
            next[open[depth - 1]] = i;
            open[depth - 1] = i;
          }
        }
        case ENDIF -> {
          if (depth > 0) {
            next[open[--depth]] = i;
          }
        }
        default -> {}
      }
    }
    return next;
  }

  /** The macro of an {@code #ifndef} that holds the whole file; 0 when there is none. */
  static int guard(TokenFile file, Directives directives, int[] next) {
    int last = directives.count() - 1;
    boolean whole =
        last > 0
            && directives.kind(0) == Kind.IFNDEF
            && next[0] == last
            && directives.kind(last) == Kind.ENDIF
            && directives.token(0) == 0
            && directives.tokenEnd(last) == file.count()
            && directives.tokenEnd(0) > 0;
    return whole && file.isWordAt(0) ? file.ids()[0] : 0;
  }
}
