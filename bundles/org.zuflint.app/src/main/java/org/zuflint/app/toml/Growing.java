package org.zuflint.app.toml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zuflint.core.source.Place;

/** A table while it is read; it knows who may still add to it. */
final class Growing {
  /** What a key of a growing table holds. */
  private sealed interface Slot {
    Place key();
  }

  /** A value that is complete. */
  private record Fixed(Place key, TomlValue value) implements Slot {}

  /** A table below. */
  private record Below(Place key, Growing table) implements Slot {}

  /** The tables of {@code [[name]]}. */
  private record Several(Place key, List<Growing> tables) implements Slot {}

  private final Place where;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private boolean headed;
  private boolean dotted;
  private boolean sealed;

  Growing(Place where) {
    this.where = where;
  }

  /** No key may be added any more, here or below, as after an inline table. */
  void seal() {
    sealed = true;
    slots
        .values()
        .forEach(slot -> {
          if (slot instanceof Below below) {
            below.table.seal();
          }
        });
  }

  /** {@code a.b.c = value}. */
  void put(List<ValueReader.Key> key, TomlValue value) throws TomlError {
    Growing table = this;
    for (ValueReader.Key part : key.subList(0, key.size() - 1)) {
      table = table.below(part, true);
    }
    ValueReader.Key last = key.get(key.size() - 1);
    table.refuseSecond(last);
    table.slots.put(last.name(), new Fixed(last.where(), value));
  }

  /** {@code [a.b.c]}. */
  Growing head(List<ValueReader.Key> key) throws TomlError {
    Growing table = parent(key);
    ValueReader.Key last = key.get(key.size() - 1);
    Growing headed =
        table.slots.get(last.name()) instanceof Several several
            ? refuse(last, several.key)
            : table.below(last, false);
    if (headed.headed || headed.dotted) {
      throw second(last, headed.where);
    }
    headed.headed = true;
    return headed;
  }

  /** {@code [[a.b.c]]}. */
  Growing headOfSeveral(List<ValueReader.Key> key) throws TomlError {
    Growing table = parent(key);
    ValueReader.Key last = key.get(key.size() - 1);
    Slot slot = table.slots.get(last.name());
    if (slot == null) {
      slot = new Several(last.where(), new ArrayList<>());
      table.slots.put(last.name(), slot);
    }
    if (!(slot instanceof Several several)) {
      throw second(last, slot.key());
    }
    Growing one = new Growing(last.where());
    several.tables.add(one);
    return one;
  }

  TomlValue.Table done() {
    Map<String, TomlValue.Entry> entries = new LinkedHashMap<>();
    slots.forEach((name, slot) -> entries.put(name, new TomlValue.Entry(slot.key(), value(slot))));
    return new TomlValue.Table(entries, where);
  }

  private static TomlValue value(Slot slot) {
    return switch (slot) {
      case Fixed fixed -> fixed.value;
      case Below below -> below.table.done();
      case Several several ->
          new TomlValue.Listing(
              several.tables.stream().map(table -> (TomlValue) table.done()).toList(), several.key);
    };
  }

  private Growing parent(List<ValueReader.Key> key) throws TomlError {
    Growing table = this;
    for (ValueReader.Key part : key.subList(0, key.size() - 1)) {
      table =
          table.slots.get(part.name()) instanceof Several several
              ? several.tables.get(several.tables.size() - 1)
              : table.below(part, false);
    }
    return table;
  }

  private Growing below(ValueReader.Key part, boolean byDots) throws TomlError {
    Slot slot = slots.get(part.name());
    if (slot == null) {
      Growing made = new Growing(part.where());
      made.dotted = byDots;
      refuseSealed(part);
      slots.put(part.name(), new Below(part.where(), made));
      return made;
    }
    if (slot instanceof Below below && !below.table.sealed && !(byDots && below.table.headed)) {
      return below.table;
    }
    return refuse(part, slot.key());
  }

  private static Growing refuse(ValueReader.Key part, Place first) throws TomlError {
    throw second(part, first);
  }

  private void refuseSecond(ValueReader.Key key) throws TomlError {
    refuseSealed(key);
    Slot slot = slots.get(key.name());
    if (slot != null) {
      throw second(key, slot.key());
    }
  }

  private void refuseSealed(ValueReader.Key key) throws TomlError {
    if (sealed) {
      throw new TomlError(key.where(), "'" + key.name() + "' comes after the table was closed");
    }
  }

  private static TomlError second(ValueReader.Key key, Place first) {
    return new TomlError(
        key.where(),
        "'" + key.name() + "' is set a second time; the first is at line " + first.line());
  }
}
