package org.zuflint.core.cases;

/** A case says what nobody understands. */
public final class BadCase extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Complaint complaint;

  BadCase(String file, int line, String text) {
    super(file + ":" + line + ": " + text);
    this.complaint = new Complaint(file, line, text);
  }

  /** What is wrong, and where. */
  public Complaint complaint() {
    return complaint;
  }
}
