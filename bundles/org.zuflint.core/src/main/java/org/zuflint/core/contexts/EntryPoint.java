package org.zuflint.core.contexts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Context;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Condition;
import org.zuflint.core.state.Pinning;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Value;

/**
 * A function that the kernel, or code not analysed, calls.
 *
 * @param how where it is registered: {@code "zt_fops.unlocked_ioctl"}
 * @param table the table that names it, empty when none does
 * @param binding for a kernel thread or a sent function: the CPU it is bound to before it runs,
 *     null when it is not
 */
public record EntryPoint(
    EntryKind kind,
    FunctionFacts function,
    String how,
    String table,
    Place registered,
    @Nullable Binding binding) {

  /** What differs most is looked at first: there may be thousands of them. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof EntryPoint that
            && function.equals(that.function)
            && kind == that.kind
            && how.equals(that.how)
            && table.equals(that.table)
            && registered.equals(that.registered)
            && Objects.equals(binding, that.binding));
  }

  @Override
  public int hashCode() {
    return 31 * function.hashCode() + how.hashCode();
  }

  /** What is known of its CPU when nothing else is. */
  public Context.Pin pin() {
    boolean perhaps = binding != null && !binding.sure();
    return perhaps ? Context.Pin.UNKNOWN : kind.pin();
  }

  /** The entry in words. */
  public String words() {
    return switch (kind) {
      case FILE, OPEN, RELEASE, VMA, FAULT, MMAP -> how.substring(how.lastIndexOf('.') + 1);
      default -> kind.words();
    };
  }

  /** The entry in words, with the ioctl command that a switch has selected. */
  public String words(State state) {
    if (kind != EntryKind.FILE) {
      return words();
    }
    List<String> commands = new ArrayList<>();
    for (Map.Entry<String, Condition> condition : state.conditions().entrySet()) {
      boolean argument = !condition.getKey().contains(".") && !condition.getKey().contains(" ");
      if (argument
          && condition.getValue().equal() instanceof Value.Symbol symbol
          && !symbol.name().startsWith("-")) {
        commands.add(symbol.name());
      }
    }
    return commands.isEmpty() ? words() : words() + " " + String.join(" ", commands);
  }

  /**
   * What it is asked to do.
   *
   * @param words the entry in words, with the command when a test of it led here
   * @param route the functions that it has called so far, which tell commands without names apart;
   *     empty when they are not known
   */
  public record Operation(String words, String route) {
    /** Whether one call may do both: it goes on from the one to the other. */
    boolean isWith(Operation other) {
      return words.equals(other.words)
          && (route.startsWith(other.route) || other.route.startsWith(route));
    }
  }

  Operation operation(State state) {
    String route = state.load(State.ROUTE) instanceof Value.Symbol known ? known.name() : "";
    return new Operation(words(state), route);
  }

  /** What is known when it begins; {@code flagged}: whether a vma with the flag may be near. */
  State start(boolean flagged) {
    State start = State.EMPTY;
    if (binding != null && binding.sure()) {
      Pinning.Fact fact =
          new Pinning.Fact(
              registered,
              "bound to one CPU by " + how,
              "",
              binding.constant() ? binding.cpu() : binding.member());
      start = start.pinning(Pinning.NONE.with(Pinning.Evidence.BOUND, fact));
    }
    if (kind == EntryKind.KTHREAD) {
      start = start.store(State.KERNEL_THREAD, Value.ONE);
    }
    return flagged && kind == EntryKind.FILE
        ? start.store(State.ROUTE, new Value.Symbol(""))
        : start;
  }
}
