package org.zuflint.core.told;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.zuflint.core.contexts.AccessFact;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.contexts.MemberWrites;
import org.zuflint.core.owned.Drivers;
import org.zuflint.core.program.Program;
import org.zuflint.core.state.VmaKey;

/** Accesses to vmas that could not be followed, or that no provider keeps there: by driver. */
public final class Unkept {
  private final Program program;
  private final Drivers drivers;
  private final List<EntryWalk> walks;
  private final BiPredicate<String, EntryPoint> kept;

  /** Members by folder, and whether they are never set; accesses by folder; only asked by key. */
  private final Map<String, Boolean> empty = new HashMap<>();

  private final Map<String, List<AccessFact>> found = new HashMap<>();

  /** {@code kept}: whether a provider keeps a vma where an entry looks for one. */
  public Unkept(
      Program program,
      Drivers drivers,
      List<EntryWalk> walks,
      BiPredicate<String, EntryPoint> kept) {
    this.program = program;
    this.drivers = drivers;
    this.walks = walks;
    this.kept = kept;
  }

  /** Those of the driver to which this folder belongs: each may be to any of its vmas. */
  public List<AccessFact> of(String folder) {
    return found.computeIfAbsent(folder, this::find);
  }

  private List<AccessFact> find(String folder) {
    List<AccessFact> facts = new ArrayList<>();
    for (EntryWalk walk : walks) {
      for (AccessFact access : walk.accesses()) {
        if (drivers.isOne(folder, folder(walk.entry()))
            && isNobodys(access.vma().key(), walk.entry())) {
          facts.add(access);
        }
      }
    }
    return facts;
  }

  private boolean isNobodys(String vma, EntryPoint entry) {
    return VmaKey.isUnknown(vma)
        || (VmaKey.isStored(vma) && !kept.test(vma, entry) && !isNothing(vma, entry));
  }

  /** Whether it is kept in a member that no code of the driver ever sets. */
  private boolean isNothing(String vma, EntryPoint entry) {
    String member = Fields.last(VmaKey.field(vma));
    String folder = folder(entry);
    return member.matches("\\w+")
        && VmaKey.field(vma).contains(".")
        && !VmaKey.field(vma).startsWith("file.")
        && empty.computeIfAbsent(
            folder + ":" + member,
            fresh -> MemberWrites.neverSet(program, member, drivers.folders(folder)::contains));
  }

  private String folder(EntryPoint entry) {
    return program.folder(entry.function().file());
  }
}
