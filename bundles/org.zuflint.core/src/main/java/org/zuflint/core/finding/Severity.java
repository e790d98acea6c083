package org.zuflint.core.finding;

/** How bad a finding is; the first is the worst. */
public enum Severity {
  ERROR,
  WARNING,
  INFO
}
