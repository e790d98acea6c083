package org.zuflint.core.state;

import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a path has learned of a symbolic value.
 *
 * @param equal the constant it equals, null when not known
 * @param unequal constants it does not equal, by spelling
 * @param text the deciding test as a reader would write it
 */
public record Condition(@Nullable Value equal, SortedSet<String> unequal, String text) {

  /** Nothing learned. */
  public static final Condition NOTHING = new Condition(null, new TreeSet<>(), "");

  public static Condition equal(Value constant, String text) {
    return new Condition(constant, new TreeSet<>(), text);
  }

  public Condition unequal(Value constant, String newText) {
    SortedSet<String> more = new TreeSet<>(unequal);
    more.add(spelling(constant));
    return new Condition(equal, more, newText);
  }

  /** Few conditions on one thing differ in what they do not equal only. */
  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(equal) + text.hashCode();
  }

  public static String spelling(Value constant) {
    return switch (constant) {
      case Value.Number number -> Long.toString(number.value());
      case Value.Symbol symbol -> symbol.name();
      default -> constant.toString();
    };
  }
}
