package org.zuflint.rules.server;

import java.util.EnumSet;
import org.zuflint.core.driver.ServerThread.Sharing;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;

/** The server forks while a local vma is mapped: the child has it too, on any CPU (C1). */
public final class ServerForkWithMapping implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "server-fork-with-mapping",
          Severity.ERROR,
          Clause.C1,
          "the server forks while a local vma is mapped");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    if (!context.vma().has("VM_DONTCOPY")) {
      Report.sharings(
          context,
          EnumSet.of(Sharing.How.FORK),
          "set VM_DONTCOPY in the driver, or MADV_DONTFORK on the mapping, or fork before it");
    }
  }
}
