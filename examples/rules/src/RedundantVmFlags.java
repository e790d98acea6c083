import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Step;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.core.source.Place;

/** Easy: a combination of flags. The driver sets what its insert call sets anyway. */
public final class RedundantVmFlags implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "redundant-vm-flags", Severity.INFO, null, "remap_pfn_range() sets these flags itself");
  // mm/memory.c remap_pfn_range_notrack(), since Linux 3.7.
  private static final List<String> IMPLIED =
      List.of("VM_IO", "VM_PFNMAP", "VM_DONTEXPAND", "VM_DONTDUMP");
  private static final List<String> CALLS = List.of("remap_pfn_range", "io_remap_pfn_range");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Vma vma = context.vma();
    List<Access> inserts =
        vma.accesses().stream().filter(access -> access.kind() == Access.Kind.INSERT).toList();
    // An insert in a fault handler comes too late: it may not change flags there.
    boolean always =
        inserts.stream()
            .allMatch(access ->
                CALLS.contains(access.call()) && access.context().entry().equals("mmap"));
    if (inserts.isEmpty() || !always || !context.kernel().atLeast(3, 7)) {
      return;
    }
    TreeSet<Place> lines = new TreeSet<>();
    vma.flags().forEach(flag -> lines.add(new Place(flag.where().file(), flag.where().line(), 1)));
    for (Place where : lines) {
      String line = line(context, where).orElse("");
      if (line.strip().matches(".*->vm_flags \\|= (" + String.join("|", IMPLIED) + "|[ |])+;(\\s*/\\*.*)?")) {
        Step insert = new Step(inserts.get(0).where(), inserts.get(0).call() + "() sets them");
        Edit drop = new Edit(where.file(), where.line(), 1, List.of());
        context.report(
            where,
            inserts.get(0).call()
                + "() sets VM_IO, VM_PFNMAP, VM_DONTEXPAND and VM_DONTDUMP;"
                + " this line can go",
            List.of(insert),
            List.of(new Fix("drop the line", List.of(drop))));
      }
    }
  }

  private static Optional<String> line(RuleContext context, Place where) {
    return context.unit(where.file()).map(unit -> unit.file().line(where.line()));
  }
}
