package org.zuflint.core.frozen;

import java.util.SortedMap;
import java.util.TreeMap;
import org.zuflint.core.source.Place;

/** Where things stand, by order only: the first, the second. */
final class Standing {
  private final SortedMap<Place, Integer> places = new TreeMap<>();
  private final SortedMap<Integer, Integer> tokens = new TreeMap<>();

  /** The rank of a place, once all places were asked for. */
  int of(Place place) {
    return places.computeIfAbsent(place, fresh -> 0);
  }

  /** The rank of a token. */
  int of(int token) {
    return tokens.computeIfAbsent(token, fresh -> 0);
  }

  /** Says that all were asked for. */
  void complete() {
    int rank = 0;
    for (var place : places.entrySet()) {
      place.setValue(rank++);
    }
    rank = 0;
    for (var token : tokens.entrySet()) {
      token.setValue(rank++);
    }
  }
}
