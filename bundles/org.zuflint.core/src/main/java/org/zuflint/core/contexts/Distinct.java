package org.zuflint.core.contexts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Different things, in the order in which they were told. */
final class Distinct<T> {
  private final Set<T> known = new HashSet<>();
  private final List<T> told = new ArrayList<>();
  final List<T> all = Collections.unmodifiableList(told);

  void add(T thing) {
    if (known.add(thing)) {
      told.add(thing);
    }
  }
}
