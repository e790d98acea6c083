package org.zuflint.core.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Spelling;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.driver.Access;
import org.zuflint.core.kernel.PteCalls;

/**
 * Loops that zap page by page, from a start to an end and nothing else, become one zap of all that:
 * {@code for (at = v->vm_start; at < v->vm_end; at += PAGE_SIZE) zap_vma_ptes(v, at, PAGE_SIZE);}.
 * Those that count down are {@link CountDown}'s.
 */
final class Sweeps {
  /** What plain variables were last set to, as written; only asked by key. */
  private final Map<String, Expr> known = new TreeMap<>();

  private Sweeps() {}

  /** The body with such loops folded. */
  static Stmt.Block folded(Stmt.Block body) {
    return new Sweeps().block(body);
  }

  private Stmt.Block block(Stmt.Block block) {
    List<Stmt> items = new ArrayList<>();
    for (Stmt item : block.items()) {
      items.add(statement(item));
    }
    return new Stmt.Block(block.at(), items, block.end());
  }

  private Stmt statement(Stmt stmt) {
    Stmt folded = fold(stmt);
    note(stmt);
    if (folded != null) {
      return folded;
    }
    return switch (stmt) {
      case Stmt.Block block -> block(block);
      case Stmt.If choice -> {
        Stmt otherwise = choice.otherwise();
        yield new Stmt.If(
            choice.at(),
            choice.test(),
            statement(choice.then()),
            otherwise == null ? null : statement(otherwise));
      }
      case Stmt.For loop ->
          new Stmt.For(loop.at(), loop.init(), loop.test(), loop.step(), statement(loop.body()));
      case Stmt.While loop -> new Stmt.While(loop.at(), loop.test(), statement(loop.body()));
      case Stmt.DoWhile loop -> new Stmt.DoWhile(loop.at(), statement(loop.body()), loop.test());
      case Stmt.Iterator loop ->
          new Stmt.Iterator(loop.at(), loop.macro(), loop.arguments(), statement(loop.body()));
      case Stmt.Switch select ->
          new Stmt.Switch(select.at(), select.value(), statement(select.body()));
      default -> stmt;
    };
  }

  /** Remembers {@code at = v->vm_start}; what is set anywhere inside is known no longer. */
  private void note(Stmt stmt) {
    if (stmt instanceof Stmt.Expression step
        && step.value() instanceof Expr.Assign set
        && set.op().equals("=")
        && set.target() instanceof Expr.Name name) {
      known.put(name.id(), set.value());
    } else if (stmt instanceof Stmt.Declaration step
        && step.declaration() instanceof Decl.Variable variable) {
      Expr value = variable.value();
      if (value != null) {
        known.put(variable.name(), value);
      }
    } else if (!(stmt instanceof Stmt.Block)) {
      Children.walk(stmt, this::forget);
    }
  }

  private void forget(Node node) {
    if (node instanceof Expr.Assign set && set.target() instanceof Expr.Name name) {
      known.remove(name.id());
    }
  }

  private @Nullable Stmt fold(Stmt stmt) {
    return switch (stmt) {
      case Stmt.For loop
          when loop.test() instanceof Expr test && loop.step() instanceof Expr step -> {
        loop.init().forEach(this::note);
        List<Stmt> parts = new ArrayList<>(loop.init());
        yield fold(loop.at(), parts, test, step, items(loop.body()));
      }
      case Stmt.While loop -> {
        Stmt down = CountDown.folded(loop, items(loop.body()));
        yield down != null ? down : stepping(loop.at(), loop.test(), items(loop.body()));
      }
      case Stmt.DoWhile loop -> stepping(loop.at(), loop.test(), items(loop.body()));
      default -> null;
    };
  }

  /** The last statement of the body is the step; where the loop starts was said before it. */
  private @Nullable Stmt stepping(int at, Expr test, List<Stmt> body) {
    if (body.size() < 2
        || !(body.get(body.size() - 1) instanceof Stmt.Expression last)
        || !(last.value() instanceof Expr.Assign || last.value() instanceof Expr.Postfix)) {
      return null;
    }
    return fold(at, new ArrayList<>(), test, last.value(), body.subList(0, body.size() - 1));
  }

  private static List<Stmt> items(Stmt body) {
    return body instanceof Stmt.Block block ? block.items() : List.of(body);
  }

  private @Nullable Stmt fold(int at, List<Stmt> parts, Expr test, Expr step, List<Stmt> body) {
    if (!(test instanceof Expr.Binary less)
        || !(less.op().equals("<") || less.op().equals("!="))
        || !(less.left() instanceof Expr.Name counter)
        || !(known.get(counter.id()) instanceof Expr start)) {
      return null;
    }
    Expr bytes =
        isPageStep(step, counter.id())
            ? length(start, less.right())
            : isCount(step, counter.id()) && Spelling.of(start).equals("0")
                ? new Expr.Binary(at, "*", less.right(), new Expr.Name(at, "PAGE_SIZE"))
                : null;
    List<Stmt> once = bytes == null ? null : once(body, counter.id(), bytes);
    if (once == null) {
      return null;
    }
    parts.addAll(once);
    parts.add(new Stmt.Expression(at, new Expr.Assign(at, "=", counter, less.right())));
    return new Stmt.Block(at, parts, at);
  }

  private static boolean isPageStep(Expr step, String counter) {
    return step instanceof Expr.Assign add
        && add.target() instanceof Expr.Name name
        && name.id().equals(counter)
        && ((add.op().equals("+=") && isPage(add.value()))
            || (add.op().equals("=")
                && add.value() instanceof Expr.Binary sum
                && sum.op().equals("+")
                && Spelling.of(sum.left()).equals(counter)
                && isPage(sum.right())));
  }

  private static boolean isCount(Expr step, String counter) {
    return switch (step) {
      case Expr.Postfix up -> up.op().equals("++") && Spelling.of(up.operand()).equals(counter);
      case Expr.Unary up -> up.op().equals("++") && Spelling.of(up.operand()).equals(counter);
      default -> false;
    };
  }

  static boolean isPage(Expr size) {
    String text = Spelling.of(size);
    return text.equals("PAGE_SIZE") || text.equals("4096");
  }

  /** How far it is from start to end; null when that cannot be read off. */
  private @Nullable Expr length(Expr start, Expr end) {
    Expr limit = end instanceof Expr.Name name ? known.getOrDefault(name.id(), end) : end;
    if (start instanceof Expr.Member first
        && limit instanceof Expr.Member last
        && first.field().equals("vm_start")
        && last.field().equals("vm_end")
        && Spelling.of(first.base()).equals(Spelling.of(last.base()))) {
      return new Expr.Binary(end.at(), "-", limit, start);
    }
    boolean counted =
        limit instanceof Expr.Binary sum
            && sum.op().equals("+")
            && Spelling.of(sum.left()).equals(Spelling.of(start));
    return counted ? ((Expr.Binary) limit).right() : null;
  }

  /** The body run once for all pages; null when it is more than a zap of the counter's page. */
  private static @Nullable List<Stmt> once(List<Stmt> body, String counter, Expr bytes) {
    List<Stmt> once = new ArrayList<>();
    List<String> moving = new ArrayList<>(List.of(counter));
    boolean zaps = false;
    for (Stmt item : body) {
      Stmt whole = item;
      if (item instanceof Stmt.Declaration step
          && step.declaration() instanceof Decl.Variable variable
          && variable.value() instanceof Expr value) {
        if (mentions(value, moving)) {
          moving.add(variable.name());
        }
      } else if (item instanceof Stmt.Expression step
          && step.value() instanceof Expr.Call call
          && isPageZap(call, moving)) {
        Expr vma = call.arguments().get(0);
        Expr address = call.arguments().get(1);
        whole =
            new Stmt.Expression(
                step.at(), new Expr.Call(call.at(), call.callee(), List.of(vma, address, bytes)));
        zaps = true;
      } else {
        return null;
      }
      once.add(whole);
    }
    return zaps ? once : null;
  }

  private static boolean isPageZap(Expr.Call call, List<String> moving) {
    return call.callee() instanceof Expr.Name name
        && PteCalls.of(name.id()) instanceof PteCalls.PteCall pte
        && pte.kind() == Access.Kind.ZAP
        && call.arguments().size() == 3
        && isPage(call.arguments().get(2))
        && !mentions(call.arguments().get(0), moving)
        && mentions(call.arguments().get(1), moving);
  }

  private static boolean mentions(Expr expr, List<String> names) {
    return Children.any(expr, node -> node instanceof Expr.Name name && names.contains(name.id()));
  }
}
