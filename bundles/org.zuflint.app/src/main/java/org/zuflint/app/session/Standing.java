package org.zuflint.app.session;

/** Whether a finding counts. */
public enum Standing {
  /** It counts. */
  OPEN,
  /** A comment in the source allows it. */
  ALLOWED,
  /** The baseline has it. */
  KNOWN
}
