package org.zuflint.app.inputs;

import java.util.Comparator;
import org.zuflint.core.source.Place;

/** One line about an input: what is wrong or odd, and the cure. Line 0 means the whole file. */
public record Remark(Place where, String text) implements Comparable<Remark> {
  private static final Comparator<Remark> ORDER =
      Comparator.comparing(Remark::where).thenComparing(Remark::text);

  /** A remark about a whole file or folder. */
  public static Remark of(String path, String text) {
    return new Remark(new Place(path, 0, 0), text);
  }

  @Override
  public int compareTo(Remark other) {
    return ORDER.compare(this, other);
  }
}
