package org.zuflint.core.rule;

/** One question asked of every vma of a driver. Stateless: one instance serves many threads. */
public interface Rule {
  RuleInfo info();

  void check(RuleContext context);
}
