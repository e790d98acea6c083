package org.zuflint.core.preprocess.macro;

/** What would follow cannot be what the compiler sees, or has no end; a trouble says why. */
public final class GivenUp extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GivenUp(String why) {
    super(why, null, false, false);
  }
}
