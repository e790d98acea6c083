package org.zuflint.core.heard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.driver.Access;
import org.zuflint.core.finding.Step;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Table;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Life;
import org.zuflint.core.state.Lvalue;
import org.zuflint.core.state.State;
import org.zuflint.core.state.Value;

/** Told what happens to vmas while an entry point is walked. The same thing may be told often. */
public interface Listener {
  /**
   * An insert or zap; {@code before} is the state it meets.
   *
   * @param at the address of the only page inserted, as {@link Life} has it
   */
  void access(
      Access.Kind kind,
      String call,
      Place where,
      Value.Vma vma,
      String at,
      State before,
      List<Step> path);

  /**
   * Entries were live when a page or its waiter was let go, and later something was done to them or
   * the entry ended.
   */
  void released(String vma, Life life, State state, Ending ending, List<Step> path);

  /** A page, memory, or whoever waits for them is let go, whether or not entries live. */
  default void dropped(Place where, State state) {}

  /** Somebody who waits on the member of an object that may be another CPU's was told to go on. */
  void answered(String target, String call, Place where, State state, List<Step> path);

  /** {@code vma->vm_flags} was assigned, not by vm_flags_set() and its kin. */
  void assigned(Value.Vma vma, Place where);

  /** The entry waits while entries live; others run meanwhile. */
  void waits(State state);

  /** The entry returns here with entries live. */
  void left(State state, Place where);

  /** A vma whose driver flag word was changed though it is not the entry's own. */
  void flagged(Value.Vma vma, Value.Flags flags, Place where, List<Step> path);

  /** VM_LOCAL_CPU was switched on or off; {@code before} is the state before that. */
  void switched(Value.Vma vma, boolean on, State before, Place where, List<Step> path);

  /** A zap of some pages was the last before the entry ended, or let the owner go on. */
  void partial(String vma, Place where);

  /** A member of an object is written: {@code zt_thread.mapped}, at {@code place} in memory. */
  void stored(String member, Place where, Lvalue place, State before);

  /** A member was given a CPU's number though nobody looked whether its object has an owner. */
  void moved(String member, boolean cleared, Place where, List<Step> path);

  /** A vma went to code that was not analysed. */
  void escaped(Value.Vma vma, String to, Place where, List<Step> path);

  /** The entry's own vma went to another provider through a table. */
  void handed(Handed handed);

  /** The walk stopped before all paths were seen. */
  void incomplete(String reason, Place where);

  /** A function was called, followed or not: on what is known of it the walk rests. */
  void met(FunctionFacts function);

  /** Some paths through this function, called so, are among those that were not walked. */
  void cut(FunctionFacts function, List<Value> given);

  /**
   * A provider has called whatever a table of its own kind puts into a member: which vm_ops the
   * called one finds in the vma.
   *
   * @param struct the table's struct: {@code "ib_device_ops"}, empty when it is not known
   * @param member {@code "mmap"}
   * @param arguments the structs that the arguments point to, null where that is not known
   * @param to the functions that it comes to, empty when that is not known
   * @param operations the vm_operations_struct set by then, empty when it is not known
   * @param beside the member of the same table that it was taken from, empty when from elsewhere
   * @param unset whether the provider has not set vm_ops by itself
   * @param asked the flags by then, and what was refused
   * @param through the functions it came through, the entry's own first
   */
  record Handed(
      String struct,
      String member,
      List<@Nullable String> arguments,
      List<FunctionFacts> to,
      List<Table> operations,
      String beside,
      boolean unset,
      Asked asked,
      List<FunctionFacts> through) {}

  /**
   * A vma as a path has it.
   *
   * @param flags null when it is not the entry's own
   * @param bare whether its vm_private_data was not set
   * @param shared whether every private mapping was refused
   * @param neverCopied whether every private mapping that can be written was refused
   */
  record Asked(Value.@Nullable Flags flags, boolean bare, boolean shared, boolean neverCopied) {}

  /** What became of entries that were live at a release. */
  enum Ending {
    ZAPPED_LATER,
    OVERWRITTEN,
    LEFT
  }
}
