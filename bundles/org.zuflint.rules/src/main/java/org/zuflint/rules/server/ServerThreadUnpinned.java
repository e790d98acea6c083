package org.zuflint.rules.server;

import org.zuflint.core.driver.ServerThread.Cpus;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.rule.Rule;
import org.zuflint.core.rule.RuleContext;
import org.zuflint.core.rule.RuleInfo;

/** A thread of the server uses a local vma, and nothing, or nothing certain, pins it (C2). */
public final class ServerThreadUnpinned implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "server-thread-unpinned",
          Severity.ERROR,
          Clause.C2,
          "a server thread uses a local vma and is not pinned to one CPU");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Report.threads(
        context,
        Cpus.ANY,
        Severity.ERROR,
        "is not pinned",
        "give it a mask of one CPU with pthread_attr_setaffinity_np() before pthread_create()");
    Report.threads(
        context,
        Cpus.UNSURE,
        Severity.WARNING,
        "is not surely pinned",
        "make the mask with CPU_ZERO() and one CPU_SET(), and stop when setting it fails");
  }
}
