package org.zuflint.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.toml.TomlValue;
import org.zuflint.core.source.Place;

/** Takes known keys of the right kind from a table and complains of all else. */
final class TableReader {
  private final TomlValue.Table table;
  private final List<Remark> complaints;

  TableReader(TomlValue.Table table, List<String> known, List<Remark> complaints) {
    this.table = table;
    this.complaints = complaints;
    for (Map.Entry<String, TomlValue.Entry> entry : table.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        complain(
            entry.getValue().key(),
            "unknown key '" + entry.getKey() + "'; " + Spelling.cure(entry.getKey(), known));
      }
    }
  }

  TomlValue.@Nullable Text text(String key) {
    return take(key, TomlValue.Text.class, "a string in quotes");
  }

  /** A whole number from {@code least} to {@code most}; 0 when there is none. */
  int whole(String key, int least, int most) {
    TomlValue.Whole whole = take(key, TomlValue.Whole.class, "a whole number");
    if (whole == null) {
      return 0;
    }
    if (whole.number() < least || whole.number() > most) {
      complain(whole.where(), "'" + key + "' must be from " + least + " to " + most);
      return 0;
    }
    return (int) whole.number();
  }

  boolean flag(String key) {
    TomlValue.Flag flag = take(key, TomlValue.Flag.class, "true or false");
    return flag != null && flag.on();
  }

  List<TomlValue.Text> texts(String key) {
    return elements(key, TomlValue.Text.class, "a list of strings: [\"a\", \"b\"]");
  }

  List<TomlValue.Table> tables(String key) {
    return elements(key, TomlValue.Table.class, "tables, each under [[" + key + "]]");
  }

  /** The entries of a table whose keys are free. */
  Map<String, TomlValue.Entry> entries(String key) {
    TomlValue.Table below = take(key, TomlValue.Table.class, "a table, under [" + key + "]");
    return below == null ? new TreeMap<>() : below.entries();
  }

  /** Where the table begins. */
  Place where() {
    return table.where();
  }

  /** How many complaints there are so far. */
  int complaints() {
    return complaints.size();
  }

  void complain(Place where, String text) {
    complaints.add(new Remark(where, text));
  }

  private <T extends TomlValue> List<T> elements(String key, Class<T> kind, String form) {
    TomlValue.Listing listing = take(key, TomlValue.Listing.class, form);
    List<T> elements = new ArrayList<>();
    if (listing != null) {
      for (TomlValue value : listing.values()) {
        if (kind.isInstance(value)) {
          elements.add(kind.cast(value));
        } else {
          complain(value.where(), "'" + key + "' holds " + value.kind() + "; write " + form);
        }
      }
    }
    return elements;
  }

  private <T extends TomlValue> @Nullable T take(String key, Class<T> kind, String form) {
    TomlValue.Entry entry = table.entries().get(key);
    if (entry == null) {
      return null;
    }
    if (kind.isInstance(entry.value())) {
      return kind.cast(entry.value());
    }
    complain(entry.value().where(), "'" + key + "' is " + entry.value().kind() + "; write " + form);
    return null;
  }
}
