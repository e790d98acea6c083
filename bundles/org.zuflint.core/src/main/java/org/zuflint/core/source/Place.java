package org.zuflint.core.source;

import java.util.Comparator;

/** Where something stands: file as shown to the user, line and column from 1, column in bytes. */
public record Place(String file, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  private static final int DIGITS = 8;

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** For names of what was met there: they are in the order of the places. */
  public String name() {
    return file + ":" + padded(line) + ":" + padded(column);
  }

  /** A number for a name. */
  public static String padded(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
