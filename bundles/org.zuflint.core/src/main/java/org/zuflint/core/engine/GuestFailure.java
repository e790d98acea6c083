package org.zuflint.core.engine;

import org.jspecify.annotations.Nullable;

/** A rule that is not ours failed; the message says which, where and how. */
public final class GuestFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GuestFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
