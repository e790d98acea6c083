package org.zuflint.rules.server;

import java.util.EnumSet;
import org.zuflint.core.driver.ServerThread.Sharing;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;

/** Another thread of the server gets at the mapping of a local vma, or at its file (C1). */
public final class ServerMappingShared implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "server-mapping-shared",
          Severity.ERROR,
          Clause.C1,
          "another thread of the server gets at the mapping of a local vma");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Report.sharings(
        context,
        EnumSet.of(Sharing.How.MAPPING, Sharing.How.FILE),
        "each thread opens, maps and uses its own");
  }
}
