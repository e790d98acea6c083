package org.zuflint.core.contexts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
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

  private final String creation;
  private final int sentAt;
  private final int dataAt;
  private int creations;
  private int bind = NEVER;
  private int wake = NEVER;
  private boolean known = true;
  private @Nullable Expr cpu;
  private @Nullable Expr sent;
  private @Nullable Expr data;
  private final List<Expr.Assign> assigned = new ArrayList<>();

  /** {@code creation}: the function that makes the thread, or leads to the one that does. */
  private KernelThreads(String creation, int sentAt, int dataAt) {
    this.creation = creation;
    this.sentAt = sentAt;
    this.dataAt = dataAt;
  }

  /**
   * Looks at the function that creates the thread, and at those that call it: bound by creation, or
   * bound before it is woken; null for unbound.
   */
  static @Nullable Binding of(
      Program program, EntryKind kind, FunctionFacts creator, FunctionFacts.Handover creation) {
    String callee = creation.callee();
    boolean byCreation = callee.endsWith("_on_cpu") || kind == EntryKind.IPI;
    if (!byCreation && (kind != EntryKind.KTHREAD || callee.equals("kthread_run"))) {
      return null;
    }
    int position = creation.position();
    KernelThreads order = new KernelThreads(callee, position == 0 ? 2 : 0, position + 1);
    order.look(program, creator);
    if (byCreation) {
      return order.binding(order.sent);
    }
    return order.isSettled() ? order.ofBinding() : order.byCallers(program, creator);
  }

  private void look(Program program, FunctionFacts function) {
    Children.walk(program.tree(function).body(), this::see);
  }

  /** Whether the thread is bound or woken here; else others do so. */
  private boolean isSettled() {
    return bind < NEVER || wake < NEVER;
  }

  private @Nullable Binding ofBinding() {
    return bind >= wake ? null : known ? binding(cpu) : Binding.unsure();
  }

  private Binding binding(@Nullable Expr to) {
    return Binding.of(creations == 1 ? ofItsObject(to) : null);
  }

  /** Who gets the new thread from its creator may bind it before anybody wakes it. */
  private @Nullable Binding byCallers(Program program, FunctionFacts creator) {
    String folder = program.folder(creator.file());
    List<FunctionFacts> near = program.functions(folder::equals);
    boolean binds =
        near.stream()
            .anyMatch(function -> function.callees().stream().anyMatch(KernelThreads::binds));
    int given = parameter(program.tree(creator), data);
    Set<Binding> found = new LinkedHashSet<>();
    for (FunctionFacts caller : near) {
      if (program.functions(creator.name(), caller.file()).contains(creator)
          && caller.callees().contains(creator.name())) {
        KernelThreads order = new KernelThreads(creator.name(), -1, given);
        order.look(program, caller);
        Binding binding = order.isSettled() ? order.ofBinding() : binds ? Binding.unsure() : null;
        if (binding == null) {
          return null;
        }
        found.add(binding);
      }
    }
    if (found.isEmpty()) {
      return binds ? Binding.unsure() : null;
    }
    return found.size() == 1 ? found.iterator().next() : Binding.unsure();
  }

  private static int parameter(Decl.Function function, @Nullable Expr data) {
    for (int i = 0; i < function.type().parameters().size(); i++) {
      if (data instanceof Expr.Name name
          && name.id().equals(function.type().parameters().get(i).name())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean binds(String callee) {
    return callee.equals("kthread_bind")
        || callee.equals("kthread_bind_mask")
        || callee.equals("set_cpus_allowed_ptr");
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
    if (name.id().equals(creation)) {
      creations++;
      data = argument(call, dataAt);
      sent = argument(call, sentAt);
    } else if (binds(name.id()) && !isCurrent(argument(call, 0))) {
      bind = Math.min(bind, call.at());
      Expr to = argument(call, 1);
      cpu = name.id().equals("kthread_bind") ? to : only(to);
    } else if (name.id().equals("wake_up_process")) {
      wake = Math.min(wake, call.at());
    }
  }

  private static @Nullable Expr argument(Expr.Call call, int position) {
    return position >= 0 && position < call.arguments().size()
        ? call.arguments().get(position)
        : null;
  }

  private static boolean isCurrent(@Nullable Expr task) {
    return task instanceof Expr.Name name && name.id().equals("current");
  }

  /** The CPU in {@code cpumask_of(cpu)}; a mask that comes from elsewhere may have several. */
  private @Nullable Expr only(@Nullable Expr mask) {
    if (mask instanceof Expr.Call call
        && call.callee() instanceof Expr.Name name
        && (name.id().equals("cpumask_of") || name.id().equals("get_cpu_mask"))) {
      return argument(call, 0);
    }
    known = false;
    return null;
  }
}
