package org.zuflint.core.verdict;

import java.util.ArrayList;
import java.util.List;
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

/** Registered mmap handlers whose source is not among the analysed files. */
final class OutsideProviders {
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
}
