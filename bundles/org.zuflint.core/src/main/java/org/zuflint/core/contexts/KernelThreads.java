package org.zuflint.core.contexts;

import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/** Whether a kernel thread is bound to a CPU before it first runs. */
public final class KernelThreads {
  private static final int NEVER = Integer.MAX_VALUE;

  private int bind = NEVER;
  private int wake = NEVER;

  private KernelThreads() {}

  /** Looks at the function that creates the thread: bound by creation, or bound before it is woken. */
  public static boolean bound(Program program, FunctionFacts creator, FunctionFacts.Handover creation) {
    if (creation.callee().endsWith("_on_cpu")) {
      return true;
    }
    if (creation.callee().equals("kthread_run") || !creator.callees().contains("kthread_bind")) {
      return false;
    }
    KernelThreads order = new KernelThreads();
    Children.walk(program.tree(creator).body(), order::see);
    return order.bind < order.wake;
  }

  private void see(Node node) {
    if (node instanceof Expr.Call call && call.callee() instanceof Expr.Name name) {
      if (name.id().equals("kthread_bind")) {
        bind = Math.min(bind, call.at());
      } else if (name.id().equals("wake_up_process")) {
        wake = Math.min(wake, call.at());
      }
    }
  }
}
