package org.zuflint.core.preprocess.condition;

/** A condition that is none; the message says why. */
public final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  public Malformed(String message) {
    super(message);
  }
}
