package org.zuflint.rules.server;

import org.zuflint.core.driver.ServerThread.Cpus;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;

/** A thread of the server uses a local vma before it is pinned, or may be moved afterwards (C2). */
public final class ServerAffinitySetLate implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "server-affinity-set-late",
          Severity.ERROR,
          Clause.C2,
          "a server thread uses a local vma before it is pinned");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Report.threads(
        context,
        Cpus.LATE,
        Severity.ERROR,
        "is pinned too late",
        "set the mask in the attributes before pthread_create(), or first of all in the thread");
  }
}
