package org.zuflint.app.cli;

import java.util.Locale;

/** The forms of a report. */
enum Format {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
