package org.zuflint.sim.scenario;

import java.util.ArrayList;
import java.util.List;

/** All scenarios, in order. */
public final class Scenarios {
  private static final List<Scenario> ALL = all(new Stale().list(), new Other().list());

  private Scenarios() {}

  public static List<Scenario> all() {
    return ALL;
  }

  private static List<Scenario> all(List<Scenario> stale, List<Scenario> other) {
    List<Scenario> all = new ArrayList<>(stale);
    all.addAll(other);
    all.sort((one, next) -> Integer.compare(one.number(), next.number()));
    return List.copyOf(all);
  }
}
