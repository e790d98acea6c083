package org.zuflint.core.program;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.source.Place;

/**
 * What is kept of a function while its tree is not in memory.
 *
 * @param file index of its file in the program
 * @param declaration index of its declaration in the file's unit
 * @param callees names called directly, each once, in order
 * @param memberCalls names of the members called through a pointer: {@code ops->map(x)} gives
 *     {@code map}
 * @param references names used otherwise that may be functions: arguments, stored values
 * @param touches whether the body itself mentions something the promise depends on
 * @param brief whether it is so short, and so telling, that each call of it is looked into
 * @param sleeps whether the body itself calls something that may sleep
 * @param vmaParameter position of the first {@code struct vm_area_struct *} parameter, -1 without
 *     one
 * @param parameters how many parameters it has
 * @param names the members that the body mentions, and the variables and macros that are not its
 *     own and not spelled as constants are
 * @param writesVma whether the body itself writes the flags or the operations of a vma
 * @param mentionsFlag whether it mentions VM_LOCAL_CPU
 * @param lends names of functions that are given a local pointer to a struct
 * @param watched what it polls, writes and shows
 * @param handovers names given to calls as arguments that may be functions
 */
public record FunctionFacts(
    String name,
    int file,
    int declaration,
    boolean isStatic,
    Place where,
    List<String> callees,
    List<MemberCall> memberCalls,
    List<String> references,
    boolean touches,
    boolean brief,
    boolean sleeps,
    int vmaParameter,
    int parameters,
    Mentions names,
    boolean writesVma,
    boolean mentionsFlag,
    List<String> lends,
    Watched watched,
    List<Handover> handovers) {

  /**
   * A function given to a call: {@code INIT_WORK(&w, f)}; {@code position} is the argument's
   * number.
   */
  public record Handover(String callee, int position, String function, Place where) {}

  /** Through how many members a mentioned one is still told apart by its struct. */
  public static final int CHAIN = 2;

  /**
   * A call through a member: {@code dev->ops->open()}.
   *
   * @param holder the tag of the variable's struct and the members that lead to the one that has
   *     it: {@code device.ops}; empty when the variable's type is not known
   */
  public record MemberCall(String holder, String member) {}

  /** A function is the same when it stands in the same place. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FunctionFacts that
        && file == that.file
        && declaration == that.declaration;
  }

  @Override
  public int hashCode() {
    return 31 * file + declaration;
  }

  /**
   * Without the names that are no functions: only functions of the file, or declared in it, are
   * kept.
   */
  FunctionFacts keeping(Set<String> known) {
    return new FunctionFacts(
        name,
        file,
        declaration,
        isStatic,
        where,
        callees,
        memberCalls,
        references.stream().filter(known::contains).toList(),
        touches,
        brief,
        sleeps,
        vmaParameter,
        parameters,
        names,
        writesVma,
        mentionsFlag,
        lends,
        watched,
        handovers.stream().filter(h -> known.contains(h.function()) || registers(h)).toList());
  }

  /** What is the same when two units include the function from one header and see it alike. */
  List<Object> shape() {
    return List.of(
        name,
        where,
        callees,
        memberCalls,
        references,
        touches,
        brief,
        sleeps,
        writesVma,
        mentionsFlag,
        watched,
        handovers);
  }

  private static boolean registers(Handover handover) {
    String callee = handover.callee();
    return EntryKind.ofCall(callee, handover.position()) != null
        || callee.startsWith("debugfs_create_")
        || callee.startsWith("proc_create");
  }
}
