package org.zuflint.app.cache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.sight.Sight;
import org.zuflint.app.sight.Surroundings;
import org.zuflint.core.frozen.Freezer;
import org.zuflint.core.frozen.Thawing;

/** The last run over the same list of files: what was seen of each, in the order of the run. */
record Past(List<Item> items, List<Surroundings.Seen> around) {
  /**
   * A file.
   *
   * @param obstacle why it was not read as it is compiled, though it should be; else empty
   */
  record Item(Sight sight, Looks looks, String obstacle) {}

  /** What {@link #bytes} has written; null when it was not that. */
  static @Nullable Past of(byte[] bytes) {
    try {
      return Thawing.thaw(bytes, Past.class);
    } catch (IllegalArgumentException spoilt) {
      return null;
    }
  }

  static Past of(List<Sight> sights, List<Looks> looks, Question question) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < sights.size(); i++) {
      items.add(new Item(sights.get(i), looks.get(i), question.obstacle(i)));
    }
    return new Past(items, question.around().all());
  }

  /** The same run with what is seen of the files now. */
  Past seen(List<Sight> sights) {
    List<Item> seen = new ArrayList<>();
    for (int i = 0; i < sights.size(); i++) {
      seen.add(new Item(sights.get(i), looks(i), items.get(i).obstacle));
    }
    return new Past(seen, around);
  }

  byte[] bytes() {
    return Freezer.freeze(this);
  }

  String print(int file) {
    return items.get(file).sight.print();
  }

  List<String> prints() {
    return items.stream().map(item -> item.sight.print()).toList();
  }

  Looks looks(int file) {
    return items.get(file).looks;
  }

  List<Looks> looks() {
    return items.stream().map(Item::looks).toList();
  }
}
