package org.zuflint.core.lower;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;

/**
 * {@code guard(preempt)();} and {@code scoped_guard(preempt) ...} (include/linux/cleanup.h, v6.4)
 * written out: the call that takes the lock where they stand, the one that gives it back at the end
 * of the block. A return gives back whatever its function has taken.
 */
public final class Guards {
  private boolean found;

  private Guards() {}

  /** A body without guards, and whether it had some. */
  public record Unfolded(Stmt.Block body, boolean guarded) {}

  public static Unfolded of(Stmt.Block body) {
    Guards guards = new Guards();
    Stmt.Block unfolded = guards.block(body, true);
    return new Unfolded(unfolded, guards.found);
  }

  private Stmt.Block block(Stmt.Block block, boolean whole) {
    List<Stmt> items = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (int i = 0; i < block.items().size(); i++) {
      Stmt item = block.items().get(i);
      String lock = guard(item);
      boolean stays =
          whole
              || block.items().subList(i, block.items().size()).stream().noneMatch(Guards::leaves);
      if (lock != null && stays) {
        items.add(call(item.at(), taking(lock)));
        open.add(0, giving(lock));
        found = true;
      } else {
        items.add(statement(item));
      }
    }
    open.forEach(giving -> items.add(call(block.end(), giving)));
    return new Stmt.Block(block.at(), items, block.end());
  }

  private Stmt statement(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Block block -> block(block, false);
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
      case Stmt.Switch select ->
          new Stmt.Switch(select.at(), select.value(), statement(select.body()));
      case Stmt.Iterator loop when loop.macro().equals("scoped_guard") ->
          scoped(loop, loop.arguments(), loop.body());
      case Stmt.Macro macro
          when macro.macro().equals("scoped_guard") && macro.body() instanceof Stmt body ->
          scoped(macro, macro.arguments(), body);
      case Stmt.Iterator loop ->
          new Stmt.Iterator(loop.at(), loop.macro(), loop.arguments(), statement(loop.body()));
      default -> stmt;
    };
  }

  private Stmt scoped(Stmt whole, List<Expr> arguments, Stmt body) {
    String lock = arguments.isEmpty() ? null : lock(arguments.get(0));
    if (lock == null || leaves(body)) {
      return whole;
    }
    found = true;
    List<Stmt> items =
        List.of(call(whole.at(), taking(lock)), statement(body), call(body.at(), giving(lock)));
    return new Stmt.Block(whole.at(), items, body.at());
  }

  private static Stmt call(int at, String function) {
    return new Stmt.Expression(at, new Expr.Call(at, new Expr.Name(at, function), List.of()));
  }

  /** Whether it may go on elsewhere than behind its block, but for a return. */
  private static boolean leaves(Stmt stmt) {
    return Children.any(
        stmt,
        node ->
            node instanceof Stmt.Goto
                || node instanceof Stmt.Break
                || node instanceof Stmt.Continue
                || node instanceof Stmt.Label);
  }

  /** The lock in {@code guard(lock)(...)}; null for other statements, and locks that pin nobody. */
  private static @Nullable String guard(Stmt stmt) {
    Node node =
        switch (stmt) {
          case Stmt.Expression step -> step.value();
          case Stmt.Declaration step -> step.declaration();
          default -> stmt;
        };
    return node instanceof Expr.Call call
            && call.callee() instanceof Expr.Call inner
            && inner.callee() instanceof Expr.Name name
            && name.id().equals("guard")
            && !inner.arguments().isEmpty()
        ? lock(inner.arguments().get(0))
        : null;
  }

  private static @Nullable String lock(Expr name) {
    return name instanceof Expr.Name lock && !taking(lock.id()).isEmpty() ? lock.id() : null;
  }

  private static String taking(String lock) {
    return switch (lock) {
      case "preempt" -> "preempt_disable";
      case "preempt_notrace" -> "preempt_disable_notrace";
      case "migrate" -> "migrate_disable";
      case "irq" -> "local_irq_disable";
      case "irqsave" -> "local_irq_save";
      case "spinlock", "spinlock_bh", "spinlock_irq", "spinlock_irqsave" -> "spin_lock";
      case "raw_spinlock", "raw_spinlock_irq", "raw_spinlock_irqsave" -> "raw_spin_lock";
      default -> "";
    };
  }

  private static String giving(String lock) {
    return switch (lock) {
      case "preempt" -> "preempt_enable";
      case "preempt_notrace" -> "preempt_enable_notrace";
      case "migrate" -> "migrate_enable";
      case "irq" -> "local_irq_enable";
      case "irqsave" -> "local_irq_restore";
      case "raw_spinlock", "raw_spinlock_irq", "raw_spinlock_irqsave" -> "raw_spin_unlock";
      default -> "spin_unlock";
    };
  }
}
