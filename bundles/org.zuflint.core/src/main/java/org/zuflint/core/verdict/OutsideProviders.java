package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zuflint.core.contexts.EntryPoint;
import org.zuflint.core.contexts.EntryWalk;
import org.zuflint.core.driver.FlagChange;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.kernel.EntryKind;
import org.zuflint.core.kernel.FaultCalls;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.Registration;
import org.zuflint.core.program.Table;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.VmaKey;

/**
 * Registered mmap handlers whose source is not among the analysed files, and flagged vmas of them.
 */
final class OutsideProviders {
  private static final String TROUBLE =
      "the vma was looked up: it may be another driver's, or ordinary memory";

  private OutsideProviders() {}

  static List<Provider> find(Program program) {
    List<Provider> providers = new ArrayList<>();
    for (Table table : program.tables()) {
      for (Table.Entry entry : table.entries()) {
        boolean mmap = EntryKind.isMmap(entry.last()) && !table.struct().isEmpty();
        if (mmap && program.functions(entry.value(), table.file()).isEmpty()) {
          providers.add(
              provider(entry.value(), table.name() + "." + entry.member(), entry.where()));
        }
      }
    }
    for (int file = 0; file < program.fileCount(); file++) {
      for (Registration registration : program.registrations(file)) {
        if (EntryKind.definesDrmOperations(registration.macro())
            && !registration.names().isEmpty()
            && program.functions("drm_gem_mmap", file).isEmpty()) {
          providers.add(
              provider(
                  "drm_gem_mmap", registration.names().get(0) + ".mmap", registration.where()));
        }
      }
    }
    return providers;
  }

  private static Provider provider(String function, String table, Place where) {
    Vma vma = Vma.unmapped(function, where, verdict(function));
    return new Provider(
        function, where, List.of(new Provider.Registration(table, where)), List.of(vma));
  }

  private static Verdict verdict(String function) {
    if (FaultCalls.mmapRefuses(function)) {
      return new Verdict.NoMapping(function + "() refuses");
    }
    if (FaultCalls.mmapFaults(function)) {
      return new Verdict.NotEligible(Clause.C3, function + "() gives it a fault handler that maps");
    }
    return new Verdict.NotEligible(Clause.C1, function + "() is not in the analysed files");
  }

  /**
   * Functions that put the flag on a vma which no provider is known to bring: found by address,
   * come from where it could not be followed, or given by a caller that is not there. Each counts
   * as the provider of that vma.
   *
   * @param known the providers, with the flags that they are known to set
   */
  static List<Provider> looked(List<EntryWalk> walks, List<Provider> known) {
    Set<Place> flags =
        known.stream()
            .flatMap(provider -> provider.vmas().stream())
            .flatMap(vma -> vma.flags().stream())
            .map(Vma.Flag::where)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<Place, EntryWalk.Switch> first = new TreeMap<>();
    for (EntryWalk walk : walks) {
      for (EntryWalk.Switch change : walk.switches()) {
        boolean given = isGiven(change) && !flags.contains(change.where());
        if (change.on() && (given || VmaKey.isUnknown(change.vma().key()))) {
          first.putIfAbsent(change.where(), change);
        }
      }
    }
    List<Provider> providers = new ArrayList<>();
    first.values().forEach(change -> providers.add(looked(change)));
    return providers;
  }

  /** Whether a caller that nobody knows gives the vma. */
  private static boolean isGiven(EntryWalk.Switch change) {
    EntryKind kind = change.entry().kind();
    return change.vma().key().equals(VmaKey.OWN)
        && (kind == EntryKind.OUTSIDE || kind == EntryKind.CALLBACK);
  }

  private static Provider looked(EntryWalk.Switch change) {
    EntryPoint entry = change.entry();
    String function = entry.function().name();
    boolean given = isGiven(change);
    FlagChange flag =
        new FlagChange(
            true, FlagChange.Live.NO, TROUBLE, change.label(), "", change.where(), change.path());
    String reason =
        given
            ? "no mmap provider among the analysed files comes to %s(); give all files of the driver to the analysis"
                .formatted(function)
            : TROUBLE + "; set the flag in the provider of the mapping";
    Vma vma =
        new Vma(
            function + (given ? "" : " (looked up)"),
            change.where(),
            List.of(),
            true,
            List.of(new Vma.Flag(ProviderWalk.LOCAL, change.where(), true)),
            new Vma.Operations("?", change.where()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            given ? List.of() : List.of(flag),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new Verdict.Unproven(Clause.C1, reason),
            List.of());
    return new Provider(
        function,
        entry.function().where(),
        List.of(new Provider.Registration(entry.how(), entry.registered())),
        List.of(vma));
  }
}
