package org.zuflint.core.body;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.driver.Access;
import org.zuflint.core.kernel.PteCalls;

/**
 * A loop that zaps page by page down to the first one, and does nothing else, is one zap of all
 * that: {@code while (t->n) { t->n--; zap_vma_ptes(v, v->vm_start + t->n * PAGE_SIZE, PAGE_SIZE);
 * }}.
 */
final class CountDown {
  /** The count is one less already where the page is zapped. */
  private final boolean before;

  /** Where it is made one less. */
  private final Expr count;

  private final Expr.Call zap;

  private CountDown(boolean before, Expr count, Expr.Call zap) {
    this.before = before;
    this.count = count;
    this.zap = zap;
  }

  /** Null for other loops. */
  static @Nullable Stmt folded(Stmt.While loop, List<Stmt> body) {
    List<Expr> tests = new ArrayList<>();
    parts(loop.test(), tests);
    List<Expr> steps = new ArrayList<>();
    for (Stmt item : body) {
      if (!(item instanceof Stmt.Expression step)) {
        return null;
      }
      steps.add(step.value());
    }
    CountDown down =
        tests.isEmpty() ? null : of(tests.get(tests.size() - 1), tests.size() == 1, steps);
    return down == null || !down.isOfAll() ? null : down.once(loop, tests);
  }

  private static void parts(Expr test, List<Expr> parts) {
    if (test instanceof Expr.Binary both && both.op().equals("&&")) {
      parts(both.left(), parts);
      parts(both.right(), parts);
    } else {
      parts.add(test);
    }
  }

  /** {@code test}: the last part of the loop's condition, or all of it. */
  private static @Nullable CountDown of(Expr test, boolean alone, List<Expr> steps) {
    if (lessened(test) instanceof Expr count
        && test instanceof Expr.Postfix
        && alone
        && steps.size() == 1
        && steps.get(0) instanceof Expr.Call zap) {
      return new CountDown(true, count, zap);
    }
    Expr count = counted(test);
    if (count == null || steps.size() != 2) {
      return null;
    }
    boolean first = lessened(steps.get(0)) != null;
    Expr down = lessened(steps.get(first ? 0 : 1));
    return down != null && same(down, count) && steps.get(first ? 1 : 0) instanceof Expr.Call zap
        ? new CountDown(first, down, zap)
        : null;
  }

  /** The count in {@code n}, {@code n > 0} and {@code n != 0}. */
  private static @Nullable Expr counted(Expr test) {
    return switch (test) {
      case Expr.Name name -> name;
      case Expr.Member member -> member;
      case Expr.Binary more when more.op().equals(">") || more.op().equals("!=") ->
          Spelling.of(more.right()).equals("0") ? counted(more.left()) : null;
      default -> null;
    };
  }

  /** What is made one less, before or after it is looked at. */
  private static @Nullable Expr lessened(Expr step) {
    Expr what =
        switch (step) {
          case Expr.Postfix down when down.op().equals("--") -> down.operand();
          case Expr.Unary down when down.op().equals("--") -> down.operand();
          case Expr.Assign down when down.op().equals("-=") && isOne(down.value()) -> down.target();
          default -> null;
        };
    return what instanceof Expr.Name || what instanceof Expr.Member ? what : null;
  }

  private static boolean isOne(Expr value) {
    return Spelling.of(value).equals("1");
  }

  private static boolean same(Expr one, Expr other) {
    return Spelling.of(one).equals(Spelling.of(other));
  }

  /** Whether each round zaps the last page that is left, the first one in the end. */
  private boolean isOfAll() {
    List<Expr> arguments = zap.arguments();
    return zap.callee() instanceof Expr.Name name
        && PteCalls.of(name.id()) instanceof PteCalls.PteCall pte
        && pte.kind() == Access.Kind.ZAP
        && arguments.size() >= 3
        && Sweeps.isPage(arguments.get(2))
        && arguments.get(1) instanceof Expr.Binary sum
        && sum.op().equals("+")
        && sum.left() instanceof Expr.Member start
        && start.field().equals("vm_start")
        && same(start.base(), arguments.get(0))
        && isLast(plain(sum.right()));
  }

  private boolean isLast(Expr offset) {
    if (!(offset instanceof Expr.Binary product)) {
      return false;
    }
    boolean shifted =
        product.op().equals("<<") && Spelling.of(product.right()).equals("PAGE_SHIFT");
    boolean times = product.op().equals("*") && Sweeps.isPage(product.right());
    return (shifted || times) && isNumber(plain(product.left()));
  }

  /** Whether it is the number of the last page that is left. */
  private boolean isNumber(Expr number) {
    if (before) {
      return same(number, count);
    }
    return number instanceof Expr.Binary less
        && less.op().equals("-")
        && isOne(less.right())
        && same(plain(less.left()), count);
  }

  private static Expr plain(Expr expr) {
    return expr instanceof Expr.Cast cast ? plain(cast.operand()) : expr;
  }

  /** Once for all pages; the count is what the loop leaves, where it runs to its end. */
  private Stmt once(Stmt.While loop, List<Expr> tests) {
    int at = loop.at();
    Expr bytes = new Expr.Binary(at, "*", count, new Expr.Name(at, "PAGE_SIZE"));
    List<Expr> arguments = new ArrayList<>(zap.arguments());
    arguments.set(1, ((Expr.Binary) arguments.get(1)).left());
    arguments.set(2, bytes);
    Expr test = tests.get(tests.size() - 1);
    Stmt all =
        new Stmt.Expression(
            zap.at(), new Expr.Call(zap.at(), zap.callee(), List.copyOf(arguments)));
    if (test instanceof Expr.Postfix) {
      Expr less = new Expr.Unary(at, "-", new Expr.Number(at, "1"));
      Stmt left = new Stmt.Expression(at, new Expr.Assign(at, "=", count, less));
      return new Stmt.Block(at, List.of(new Stmt.If(at, count, all, null), left), at);
    }
    for (int i = tests.size() - 2; i >= 0; i--) {
      test = new Expr.Binary(at, "&&", tests.get(i), test);
    }
    Stmt none = new Stmt.Expression(at, new Expr.Assign(at, "=", count, new Expr.Number(at, "0")));
    return new Stmt.If(at, test, new Stmt.Block(at, List.of(all, none), at), null);
  }
}
