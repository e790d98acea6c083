package org.zuflint.app.cache;

import java.util.List;
import java.util.Objects;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.frozen.Moves;
import org.zuflint.core.frozen.Twins;
import org.zuflint.core.source.Place;

/** Compares two texts of a file in all that an analysis has looked at. */
final class Trees {
  /** What makes a function run before main(); it is looked for in the text. */
  private static final String FIRST = "constructor";

  private final Unit before;
  private final Unit now;
  private final Moves moves;

  private Trees(Unit before, Unit now, Moves moves) {
    this.before = before;
    this.now = now;
    this.moves = moves;
  }

  /**
   * Whether an analysis that has looked at {@code before} would have seen the same in {@code now},
   * but for where it stands; {@code moves} gets that.
   */
  static boolean alike(Unit before, Unit now, Looks looks, Moves moves) {
    return before.arms().equals(now.arms())
        && text(before).contains(FIRST) == text(now).contains(FIRST)
        && new Trees(before, now, moves).alike(looks)
        && moves.keepOrder()
        && moves.keepLines();
  }

  private static String text(Unit unit) {
    return unit.file().text(0, unit.file().bytes().length);
  }

  private boolean alike(Looks looks) {
    List<Decl> all = before.declarations();
    boolean alike = all.size() == now.declarations().size();
    for (int i = 0; alike && i < all.size(); i++) {
      Decl one = all.get(i);
      Decl other = now.declarations().get(i);
      boolean function = one instanceof Decl.Function && other instanceof Decl.Function;
      boolean line = !(one instanceof Decl.Macro) || line(before, one).equals(line(now, other));
      alike = (function && !looks.at(i)) || (line && alike(one, other));
    }
    return alike;
  }

  /** What stands before a macro is not in the tree. */
  private static String line(Unit unit, Decl declaration) {
    return unit.file().line(unit.place(declaration.at()).line());
  }

  private boolean alike(Decl one, Decl other) {
    int shift = other.at() - one.at();
    boolean alike =
        Twins.alike(
            one,
            other,
            "",
            new Twins.Pairs() {
              @Override
              public boolean places(Place here, Place there) {
                return moves.places(here, there);
              }

              @Override
              public boolean tokens(int token, int twin) {
                return twin - token == shift && token(token, twin);
              }
            });
    int last = one instanceof Decl.Function function ? function.end() : one.at();
    for (int token = one.at(); alike && token <= last; token++) {
      alike = token(token, token + shift);
    }
    return alike;
  }

  private boolean token(int token, int twin) {
    return before.arm(token) == now.arm(twin)
        && Objects.equals(before.macro(token), now.macro(twin))
        && moves.places(before.place(token), now.place(twin))
        && moves.tokens(token, twin);
  }
}
