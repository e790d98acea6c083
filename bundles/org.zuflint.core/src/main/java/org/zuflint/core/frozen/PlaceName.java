package org.zuflint.core.frozen;

import java.util.regex.Pattern;
import org.zuflint.core.source.Place;

/** Names of what was met at a place: they are in the order of the places. */
public final class PlaceName {
  private static final int DIGITS = 8;
  private static final Pattern NAMES = Pattern.compile("(?<!\\w)0\\d{7}(?!\\w)");

  private PlaceName() {}

  /** By file, line and column. */
  public static String of(Place where) {
    return where.file() + ":" + of(where.line()) + ":" + of(where.column());
  }

  /** By a line, or by the number of a token. */
  public static String of(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }

  /** Whether such a name may be in a text. */
  static boolean isIn(String text) {
    return NAMES.matcher(text).find();
  }
}
