package org.zuflint.core.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.source.Place;

/**
 * One abstract vma: a provider and the paths through it that give the same contract.
 *
 * @param name unique in its provider: the provider's name, and the condition when it hands out
 *     several
 * @param where where the contract is made: the flag's place when it is set, else the provider
 * @param guards the conditions that lead here, as written: {@code "vma->vm_pgoff == 0"}
 * @param local whether VM_LOCAL_CPU is set on it
 * @param flags the flags set by the driver, sorted by name
 * @param operations the vm_operations_struct, null when none is set
 * @param handlers its fault-family handlers
 * @param accesses every insert, zap and dereference of its PTEs with the context it runs in
 * @param stores where the driver keeps a pointer to it
 * @param leaks where entries outlive their operation
 * @param flagChanges where VM_LOCAL_CPU is switched on or off, but for the provider's first setting
 * @param zeroes where VM_LOCAL_CPU is defined as 0, for some configuration or kernel
 * @param assignments where vm_flags is assigned, not by vm_flags_set() and its kin
 * @param clauses C1 to C4, in order
 * @param assumptions what the clauses rest on that was not proved
 * @param servers the user-mode threads that map it or come to its PTEs, when their source is given
 */
public record Vma(
    String name,
    Place where,
    List<String> guards,
    boolean local,
    List<Flag> flags,
    @Nullable Operations operations,
    List<Handler> handlers,
    List<Access> accesses,
    List<Store> stores,
    List<Leak> leaks,
    List<FlagChange> flagChanges,
    List<Place> zeroes,
    List<Place> assignments,
    List<ClauseState> clauses,
    List<String> assumptions,
    Verdict verdict,
    List<ServerThread> servers) {

  /** A vma whose entries do not outlive their operations, as far as is known. */
  public Vma(
      String name,
      Place where,
      List<String> guards,
      boolean local,
      List<Flag> flags,
      @Nullable Operations operations,
      List<Handler> handlers,
      List<Access> accesses,
      List<Store> stores,
      List<ClauseState> clauses,
      List<String> assumptions,
      Verdict verdict) {
    this(
        name,
        where,
        guards,
        local,
        flags,
        operations,
        handlers,
        accesses,
        stores,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        clauses,
        assumptions,
        verdict,
        List.of());
  }

  /** A flag that the driver sets; {@code always} is false when only some paths set it. */
  public record Flag(String name, Place where, boolean always) {}

  /** {@code vma->vm_ops = &table}; the table is {@code "?"} when it could not be followed. */
  public record Operations(String table, Place where) {
    public boolean isKnown() {
      return !table.equals("?");
    }
  }

  /**
   * {@code object.field = vma}: a pointer that outlives the call.
   *
   * @param field {@code "zt_thread.vma"}
   * @param guarded whether the provider refuses when the field is already set
   * @param cleared whether a {@code .close} of the vma forgets it
   * @param uses inserts and zaps that find the vma there
   */
  public record Store(
      String field, Place where, boolean guarded, boolean cleared, List<Access> uses) {}

  /** Stands among the flags for a mask that could not be followed: any flag may be in it. */
  public static final String ANY_FLAG = "?";

  /** Whether a flag that is not listed may be set all the same. */
  public boolean hasUnknownFlags() {
    return flags.stream().anyMatch(flag -> flag.name().equals(ANY_FLAG));
  }

  /** Stands for a provider of which nothing but the verdict is known. */
  public static Vma unmapped(String provider, Place where, Verdict verdict) {
    return new Vma(
        provider, where, List.of(), false, List.of(), null, List.of(), List.of(), List.of(),
        List.of(), List.of(), verdict);
  }

  /** Whether the promise is of interest: it is made, may be made, or would be kept. */
  public boolean isJudged() {
    return local || verdict instanceof Verdict.Unproven || verdict instanceof Verdict.Eligible;
  }

  /** Whether {@code name} is set on every path. */
  public boolean has(String name) {
    return flags.stream().anyMatch(flag -> flag.always() && flag.name().equals(name));
  }
}
