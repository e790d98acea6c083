package org.zuflint.core.contexts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/**
 * Whether a kernel thread, or a function sent to a CPU, is bound before it first runs, and to which
 * CPU.
 */
final class KernelThreads {
  private static final int NEVER = Integer.MAX_VALUE;

  private final FunctionFacts.Handover creation;
  private int creations;
  private int bind = NEVER;
  private int wake = NEVER;
  private @Nullable Expr cpu;
  private @Nullable Expr sent;
  private @Nullable Expr data;
  private final List<Expr.Assign> assigned = new ArrayList<>();

  private KernelThreads(FunctionFacts.Handover creation) {
    this.creation = creation;
  }

  /**
   * Looks at the function that creates the thread: bound by creation, or bound before it is woken;
   * null for unbound.
   */
  static @Nullable Binding of(
      Program program, EntryKind kind, FunctionFacts creator, FunctionFacts.Handover creation) {
    String callee = creation.callee();
    boolean byCreation = callee.endsWith("_on_cpu") || kind == EntryKind.IPI;
    boolean byBinding =
        kind == EntryKind.KTHREAD
            && !callee.equals("kthread_run")
            && creator.callees().contains("kthread_bind");
    if (!byCreation && !byBinding) {
      return null;
    }
    KernelThreads order = new KernelThreads(creation);
    Children.walk(program.tree(creator).body(), order::see);
    if (!byCreation && order.bind >= order.wake) {
      return null;
    }
    Expr cpu = byCreation ? order.sent : order.cpu;
    return Binding.of(order.creations == 1 ? order.ofItsObject(cpu) : null);
  }

  /**
   * The CPU as a member of the object that the thread is given: what {@code t->cpu = cpu} has put
   * there, too; null when it is another object's.
   */
  private @Nullable Expr ofItsObject(@Nullable Expr written) {
    if (written instanceof Expr.Cast cast) {
      return ofItsObject(cast.operand());
    }
    if (written instanceof Expr.Member member
        && member.base() instanceof Expr.Name base
        && data instanceof Expr.Name given) {
      return base.id().equals(given.id()) ? member : null;
    }
    if (!(written instanceof Expr.Name number) || !(data instanceof Expr.Name given)) {
      return written;
    }
    for (Expr.Assign assign : assigned) {
      if (assign.value() instanceof Expr.Name value
          && value.id().equals(number.id())
          && assign.target() instanceof Expr.Member member
          && member.base() instanceof Expr.Name base
          && base.id().equals(given.id())
          && assigned.stream().noneMatch(other -> changes(other, number.id(), member))) {
        return member;
      }
    }
    return written;
  }

  /** Whether it changes the number, or gives the member something else. */
  private static boolean changes(Expr.Assign other, String number, Expr.Member member) {
    return switch (other.target()) {
      case Expr.Name name -> name.id().equals(number);
      case Expr.Member written ->
          written.field().equals(member.field())
              && !(other.value() instanceof Expr.Name value && value.id().equals(number));
      default -> false;
    };
  }

  private void see(Node node) {
    if (node instanceof Expr.Assign assign) {
      assigned.add(assign);
    }
    if (!(node instanceof Expr.Call call) || !(call.callee() instanceof Expr.Name name)) {
      return;
    }
    if (name.id().equals(creation.callee())) {
      creations++;
      int position = creation.position() == 0 ? 2 : 0;
      int next = creation.position() + 1;
      data = next < call.arguments().size() ? call.arguments().get(next) : null;
      sent = position < call.arguments().size() ? call.arguments().get(position) : null;
    } else if (name.id().equals("kthread_bind")) {
      bind = Math.min(bind, call.at());
      cpu = call.arguments().size() > 1 ? call.arguments().get(1) : null;
    } else if (name.id().equals("wake_up_process")) {
      wake = Math.min(wake, call.at());
    }
  }
}
