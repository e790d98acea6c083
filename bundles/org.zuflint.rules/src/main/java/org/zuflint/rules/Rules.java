package org.zuflint.rules;

import java.util.List;
import org.zuflint.core.rule.Rule;
import org.zuflint.rules.contract.CrossCpuAccess;
import org.zuflint.rules.contract.DeferredAccess;
import org.zuflint.rules.contract.LocalVmaFaulted;
import org.zuflint.rules.contract.LocalVmaWithoutFaultGuard;
import org.zuflint.rules.contract.MigrationWindow;
import org.zuflint.rules.contract.MissingZapOnPath;
import org.zuflint.rules.contract.PageReleasedWhileMapped;
import org.zuflint.rules.contract.UnpinnedAccess;
import org.zuflint.rules.lifetime.StoredVmaOverwritten;
import org.zuflint.rules.opportunity.EligibleForLocalCpu;
import org.zuflint.rules.server.ServerAffinitySetLate;
import org.zuflint.rules.server.ServerAffinityTooWide;
import org.zuflint.rules.server.ServerForkWithMapping;
import org.zuflint.rules.server.ServerMappingShared;
import org.zuflint.rules.server.ServerThreadUnpinned;
import org.zuflint.rules.setting.DirectVmFlagsWrite;
import org.zuflint.rules.setting.FlagBitCollision;
import org.zuflint.rules.setting.MissingVmDontcopy;
import org.zuflint.rules.setting.MissingVmPfnmap;

/** The list: a rule that is not here does not exist. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new LocalVmaFaulted(),
          new LocalVmaWithoutFaultGuard(),
          new UnpinnedAccess(),
          new MigrationWindow(),
          new CrossCpuAccess(),
          new DeferredAccess(),
          new PageReleasedWhileMapped(),
          new MissingZapOnPath(),
          new MissingVmPfnmap(),
          new MissingVmDontcopy(),
          new FlagBitCollision(),
          new DirectVmFlagsWrite(),
          new StoredVmaOverwritten(),
          new ServerThreadUnpinned(),
          new ServerAffinityTooWide(),
          new ServerAffinitySetLate(),
          new ServerMappingShared(),
          new ServerForkWithMapping(),
          new EligibleForLocalCpu());

  private Rules() {}

  /** Every rule, in the order of the README. */
  public static List<Rule> all() {
    return ALL;
  }
}
