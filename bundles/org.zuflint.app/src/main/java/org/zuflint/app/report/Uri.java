package org.zuflint.app.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** File names as URI references. */
public final class Uri {
  private static final String PLAIN = "-._~/";

  private Uri() {}

  /** A relative reference for a relative name, {@code file://...} for an absolute one. */
  public static String of(String name) {
    StringBuilder uri = new StringBuilder(name.startsWith("/") ? "file://" : "");
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (letter || PLAIN.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
