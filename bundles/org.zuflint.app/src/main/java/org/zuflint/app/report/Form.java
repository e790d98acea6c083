package org.zuflint.app.report;

import java.util.Locale;

/** The forms an outcome can be written in. */
public enum Form {
  TEXT,
  JSON;

  /**
   * The report in this form.
   *
   * @param version of zuflint
   */
  public Report report(String version) {
    return switch (this) {
      case TEXT -> new FindingsText(Palette.PLAIN, true);
      case JSON -> new JsonReport(version);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
