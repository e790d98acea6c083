package org.zuflint.rules.server;

import org.zuflint.core.driver.ServerThread.Cpus;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;

/** A thread of the server uses a local vma with a mask of several CPUs (C2). */
public final class ServerAffinityTooWide implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "server-affinity-too-wide",
          Severity.ERROR,
          Clause.C2,
          "a server thread that uses a local vma has a mask of several CPUs");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Report.threads(
        context,
        Cpus.SEVERAL,
        Severity.ERROR,
        "may run on several CPUs",
        "give each thread a mask of exactly one CPU");
  }
}
