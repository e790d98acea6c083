package org.zuflint.rules;

import java.util.List;
import org.zuflint.core.rule.Rule;
import org.zuflint.rules.contract.CrossCpuAccess;
import org.zuflint.rules.contract.DeferredAccess;
import org.zuflint.rules.contract.FlagClearedLive;
import org.zuflint.rules.contract.FlagOutsideProvider;
import org.zuflint.rules.contract.FlagSetLate;
import org.zuflint.rules.contract.LocalVmaFaulted;
import org.zuflint.rules.contract.LocalVmaWithoutFaultGuard;
import org.zuflint.rules.contract.MigrationWindow;
import org.zuflint.rules.contract.MissingZapOnPath;
import org.zuflint.rules.contract.PageReleasedWhileMapped;
import org.zuflint.rules.contract.UnpinnedAccess;
import org.zuflint.rules.lifetime.StoredVmaOutlivesMapping;
import org.zuflint.rules.lifetime.StoredVmaOverwritten;
import org.zuflint.rules.opportunity.EligibleForLocalCpu;
import org.zuflint.rules.server.ServerAffinitySetLate;
import org.zuflint.rules.server.ServerAffinityTooWide;
import org.zuflint.rules.server.ServerForkWithMapping;
import org.zuflint.rules.server.ServerMappingShared;
import org.zuflint.rules.server.ServerThreadUnpinned;
import org.zuflint.rules.setting.DirectVmFlagsWrite;
import org.zuflint.rules.setting.FlagBitCollision;
import org.zuflint.rules.setting.FlagWithoutEffect;
import org.zuflint.rules.setting.MissingVmDontcopy;
import org.zuflint.rules.setting.MissingVmDontexpand;
import org.zuflint.rules.setting.MissingVmIo;
import org.zuflint.rules.setting.MissingVmPfnmap;
import org.zuflint.rules.setting.OverwriteNeedsFlag;

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
          new FlagSetLate(),
          new FlagClearedLive(),
          new FlagOutsideProvider(),
          new MissingVmPfnmap(),
          new MissingVmDontcopy(),
          new MissingVmDontexpand(),
          new MissingVmIo(),
          new OverwriteNeedsFlag(),
          new FlagWithoutEffect(),
          new FlagBitCollision(),
          new DirectVmFlagsWrite(),
          new StoredVmaOverwritten(),
          new StoredVmaOutlivesMapping(),
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
