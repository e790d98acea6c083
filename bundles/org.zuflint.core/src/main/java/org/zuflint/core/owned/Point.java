package org.zuflint.core.owned;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What is known on some ways to one place of a function: of the pages, and of its variables. */
record Point(Phase phase, Map<String, Sign> signs) {
  /** So many variables are told apart. */
  private static final int VARIABLES = 4;

  static Point of(Phase phase) {
    return new Point(phase, Map.of());
  }

  Point phase(Phase now) {
    return now == phase ? this : new Point(now, signs);
  }

  Sign sign(String variable) {
    return signs.getOrDefault(variable, Sign.ANY);
  }

  Point sign(String variable, Sign sign) {
    if (sign(variable) == sign) {
      return this;
    }
    Map<String, Sign> all = new TreeMap<>(signs);
    all.remove(variable);
    if (sign != Sign.ANY && all.size() < VARIABLES) {
      all.put(variable, sign);
    }
    return new Point(phase, Collections.unmodifiableMap(all));
  }

  /** Without what is known of variables. */
  Point bare() {
    return of(phase);
  }
}
