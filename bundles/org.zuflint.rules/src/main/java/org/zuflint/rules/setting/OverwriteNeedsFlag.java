package org.zuflint.rules.setting;

import java.util.List;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;
import org.zuflint.rules.trail.Trail;

/** An insert over a live entry, where the flag is not on or does not help. */
public final class OverwriteNeedsFlag implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "overwrite-needs-flag",
          Severity.WARNING,
          null,
          "an entry is inserted over a live one, which needs VM_LOCAL_CPU");
  private static final List<String> REMAPS =
      List.of(
          "remap_pfn_range",
          "io_remap_pfn_range",
          "vm_iomap_memory",
          "remap_pfn_range_notrack",
          "remap_4k_pfn");
  private static final List<String> PAGES =
      List.of("vm_insert_page", "vm_insert_pages", "vmf_insert_page", "vm_map_pages");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    for (Access access : context.vma().accesses()) {
      boolean over = access.kind() == Access.Kind.INSERT && access.meets() == Access.Entries.SAME;
      // With mkwrite the same pfn may come again: insert_pfn() makes it writable.
      if (over
          && !access.call().endsWith("_mkwrite")
          && (context.concerned() || meansLocal(context, access))) {
        check(context, access);
      }
    }
  }

  /** Whether the same insert works on a vma with the flag, which other paths hand out. */
  private static boolean meansLocal(RuleContext context, Access access) {
    return context.provider().vmas().stream()
        .filter(Vma::local)
        .flatMap(vma -> vma.accesses().stream())
        .anyMatch(other -> other.where().equals(access.where()));
  }

  private static void check(RuleContext context, Access access) {
    Vma vma = context.vma();
    if (REMAPS.contains(access.call())) {
      report(
          context,
          access,
          Severity.ERROR,
          "hits BUG_ON(!pte_none()) with the flag as without it; zap before it");
    } else if (PAGES.contains(access.call())) {
      report(
          context,
          access,
          Severity.ERROR,
          "fails with -EBUSY, as the posted patch lets only insert_pfn() overwrite; zap before it,"
              + " or insert the pfn");
    } else if (!vma.has("VM_LOCAL_CPU") || !vma.zeroes().isEmpty()) {
      report(context, access, Severity.WARNING, outcome(context, access) + why(context, access));
    }
  }

  /** What insert_pfn() does over a live entry without the flag (mm/memory.c). */
  private static String outcome(RuleContext context, Access access) {
    boolean tells = access.call().startsWith("vm_") && !context.kernel().atLeast(4, 20);
    return tells ? "fails with -EBUSY" : "keeps the old entry and says nothing";
  }

  private static String why(RuleContext context, Access access) {
    String when =
        !context.vma().zeroes().isEmpty()
            ? " where VM_LOCAL_CPU is defined as 0"
            : meansLocal(context, access) ? " on the paths that do not set VM_LOCAL_CPU" : "";
    return when + ": the page of the operation before stays mapped; zap before it";
  }

  private static void report(RuleContext context, Access access, Severity severity, String what) {
    Vma vma = context.vma();
    context.report(
        severity,
        access.where(),
        String.format(
            "%s() over a live entry of the %s %s", access.call(), Trail.fullNameOf(vma), what),
        Trail.ofFlag(context.provider(), vma).through(vma, access).steps());
  }
}
