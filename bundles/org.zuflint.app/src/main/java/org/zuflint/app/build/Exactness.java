package org.zuflint.app.build;

import java.util.Locale;

/** Whether files are read as their compilers see them. */
public enum Exactness {
  /** Where it is known how, and the compiler's view can be had. */
  AUTO,
  /** The same, and it is a failure where it cannot be had. */
  ON,
  /** All are read as they are written. */
  OFF;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
