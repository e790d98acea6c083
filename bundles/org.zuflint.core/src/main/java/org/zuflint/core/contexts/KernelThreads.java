package org.zuflint.core.contexts;

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
    if (byCreation) {
      return Binding.of(order.creations == 1 ? order.sent : null);
    }
    return order.bind < order.wake ? Binding.of(order.creations == 1 ? order.cpu : null) : null;
  }

  private void see(Node node) {
    if (!(node instanceof Expr.Call call) || !(call.callee() instanceof Expr.Name name)) {
      return;
    }
    if (name.id().equals(creation.callee())) {
      creations++;
      int position = creation.position() == 0 ? 2 : 0;
      sent = position < call.arguments().size() ? call.arguments().get(position) : null;
    } else if (name.id().equals("kthread_bind")) {
      bind = Math.min(bind, call.at());
      cpu = call.arguments().size() > 1 ? call.arguments().get(1) : null;
    } else if (name.id().equals("wake_up_process")) {
      wake = Math.min(wake, call.at());
    }
  }
}
