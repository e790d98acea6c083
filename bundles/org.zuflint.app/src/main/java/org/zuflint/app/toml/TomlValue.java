package org.zuflint.app.toml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zuflint.core.source.Place;

/** A value and where it is written. */
public sealed interface TomlValue {
  Place where();

  /** How messages call this kind of value. */
  default String kind() {
    return switch (this) {
      case Text text -> "a string";
      case Whole whole -> "a whole number";
      case Decimal decimal -> "a decimal number";
      case Flag flag -> "true or false";
      case Listing listing -> "a list";
      case Table table -> "a table";
    };
  }

  /** A string, basic or literal, on one line or several. */
  record Text(String text, Place where) implements TomlValue {}

  /** An integer. */
  record Whole(long number, Place where) implements TomlValue {}

  /** A number with a point or exponent, as written. */
  record Decimal(String spelling, Place where) implements TomlValue {}

  /** A boolean. */
  record Flag(boolean on, Place where) implements TomlValue {}

  /** An array, of tables too. */
  record Listing(List<TomlValue> values, Place where) implements TomlValue {
    public Listing {
      values = List.copyOf(values);
    }
  }

  /** A key and where it is written. */
  record Entry(Place key, TomlValue value) {}

  /** A table; entries in the order written. */
  record Table(Map<String, Entry> entries, Place where) implements TomlValue {
    public Table {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }
}
