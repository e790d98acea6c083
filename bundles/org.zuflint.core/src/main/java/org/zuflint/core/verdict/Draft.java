package org.zuflint.core.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Table;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.FlagWords;
import org.zuflint.core.state.Mark;
import org.zuflint.core.state.Value;
import org.zuflint.core.state.VmaKey;
import org.zuflint.core.told.Fields;
import org.zuflint.core.told.Inherited;

/**
 * A vma as its provider leaves it, before anybody has asked who touches it.
 *
 * @param guards conditions that hold on all paths to it and not on all paths of the provider
 * @param table the vm_operations_struct's name, null when none is set
 * @param home the file in which the table's name means it
 * @param bare whether nobody is seen to put anything into its vm_private_data
 * @param shared whether every private mapping is refused
 * @param neverCopied whether every private mapping that can be written is refused
 * @param mapperBound whether only a task that is bound to one CPU for good gets the vma
 * @param words the flags, as each of its paths leaves them
 * @param marks what happened to the vma on the way, from all its paths
 * @param clearsOperations whether every path sets vm_ops to NULL
 * @param unknownOperations whether vm_ops was set to something that could not be followed
 * @param found what the provider has found in vm_ops before it set them
 * @param from the member that vm_ops were taken from, as {@code object.member.vm_ops}, or the name
 *     of a table that is in no file, else empty
 */
record Draft(
    EntryWalk walk,
    List<String> guards,
    boolean local,
    List<Vma.Flag> flags,
    List<Value.Flags> words,
    @Nullable String table,
    int home,
    boolean unknownOperations,
    boolean clearsOperations,
    Found found,
    String from,
    boolean bare,
    boolean shared,
    boolean neverCopied,
    boolean mapperBound,
    List<Mark> marks,
    List<Stored> stores) {

  /** What a provider knows of the vm_ops that its caller has set: it may have asked. */
  enum Found {
    SOME,
    NONE,
    NOT_ASKED
  }

  /** A pointer to the vma that outlives the call. */
  record Stored(String field, Place where, boolean guarded) {}

  /** Where a mask that could not be followed went into the flags, null when none did. */
  @Nullable Place anyFlag() {
    return flags.stream()
        .filter(flag -> flag.name().equals(FlagWords.ANY))
        .map(Vma.Flag::where)
        .findFirst()
        .orElse(null);
  }

  /** The tables that its vm_ops may be: several when {@code #if} arms define it twice. */
  List<Table> tables(Program program) {
    String name = table;
    return name == null ? List.of() : program.tables(name, home);
  }

  /** With the vm_ops that a caller has set; null for some that are not known. */
  Draft with(@Nullable Table operations) {
    String name = table;
    return new Draft(
        walk,
        guards,
        local,
        flags,
        words,
        operations == null ? null : operations.name(),
        operations == null ? home : operations.file(),
        operations == null,
        clearsOperations,
        found,
        operations == null && name != null ? name : from,
        bare,
        shared,
        neverCopied,
        mapperBound,
        marks,
        stores);
  }

  /**
   * With what its callers have set and refused, but for VM_LOCAL_CPU: whoever sets that answers.
   */
  Draft given(Inherited inherited) {
    return new Draft(
        walk,
        guards,
        local,
        inherited.flags(words),
        words,
        table,
        home,
        unknownOperations,
        clearsOperations,
        found,
        from,
        bare && inherited.bare(),
        shared || inherited.shared(),
        neverCopied || inherited.neverCopied(),
        mapperBound,
        marks,
        stores);
  }

  /** Whether it stays like that. */
  Draft bare(boolean stays) {
    return new Draft(
        walk,
        guards,
        local,
        flags,
        words,
        table,
        home,
        unknownOperations,
        clearsOperations,
        found,
        from,
        stays,
        shared,
        neverCopied,
        mapperBound,
        marks,
        stores);
  }

  /** With these stored pointers. */
  Draft keeping(List<Stored> all) {
    return new Draft(
        walk,
        guards,
        local,
        flags,
        words,
        table,
        home,
        unknownOperations,
        clearsOperations,
        found,
        from,
        bare,
        shared,
        neverCopied,
        mapperBound,
        marks,
        all);
  }

  /** The function that the vma went to though the driver may never have asked for it. */
  @Nullable Mark chosen() {
    return marks.stream()
        .filter(mark -> mark.kind() == Mark.Kind.CHOICE && !mark.sure())
        .findFirst()
        .orElse(null);
  }

  /** {@code .close} of the vma's own operations, and {@code .release} of the file that maps it. */
  boolean isEnd(EntryPoint entry) {
    return (entry.kind() == EntryKind.VMA
            && entry.how().endsWith(".close")
            && entry.table().equals(table))
        || (entry.kind() == EntryKind.RELEASE && entry.table().equals(walk.entry().table()));
  }

  boolean always(String name) {
    return flags.stream().anyMatch(flag -> flag.always() && flag.name().equals(name));
  }

  /** Whether the provider itself leaves nothing in the vma. */
  boolean forwardsOnly() {
    return table == null
        && !unknownOperations
        && !local
        && marks.stream().noneMatch(mark -> mark.kind() == Mark.Kind.INSERT);
  }

  boolean maps() {
    return table != null
        || unknownOperations
        || local
        || !flags.isEmpty()
        || marks.stream().anyMatch(mark -> mark.kind() != Mark.Kind.CHOICE)
        || !stores.isEmpty();
  }

  /** Whether what an object keeps or leads to may be this vma, when another entry gives it away. */
  boolean mayBeOf(String object, EntryPoint entry, Fields fields) {
    String struct =
        object.equals(VmaKey.OF_FILE) ? "" : object.substring(VmaKey.OF_OBJECT.length()).strip();
    int there = entry.function().file();
    int here = walk().entry().function().file();
    return there == here
        || stores().isEmpty()
        || object.equals(VmaKey.OF_FILE)
        || stores().stream()
            .anyMatch(store -> !fields.areStrangers(struct, there, store.field(), here));
  }
}
