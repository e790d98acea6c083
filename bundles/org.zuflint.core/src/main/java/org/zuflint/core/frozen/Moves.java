package org.zuflint.core.frozen;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;

/** Where the things of a file stand in another text of it, as {@link Twins} meets them. */
public final class Moves implements Twins.Pairs {
  /** A file with a line, and perhaps a column, as messages name them. */
  private static final Pattern SPELLED = Pattern.compile("([\\w./+-]+):(\\d+)(?::(\\d+))?");

  private final String file;
  private final String last;
  private final boolean alone;
  private final NavigableMap<Place, Place> places = new TreeMap<>();
  private final NavigableMap<Integer, Integer> tokens = new TreeMap<>();

  /** By line, once {@link #keepLines} was asked; only asked by key. */
  private final Map<Integer, Integer> lines = new HashMap<>();

  /** {@code alone}: no other file's name ends like this one's. */
  public Moves(String file, boolean alone) {
    this.file = file;
    this.last = file.substring(file.lastIndexOf('/') + 1);
    this.alone = alone;
  }

  public String file() {
    return file;
  }

  @Override
  public boolean places(Place one, Place other) {
    return (one.file().equals(file) && other.file().equals(file))
        ? isNew(places.putIfAbsent(one, other), other)
        : one.equals(other);
  }

  @Override
  public boolean tokens(int one, int other) {
    return isNew(tokens.putIfAbsent(one, other), other);
  }

  private static boolean isNew(@Nullable Object known, Object now) {
    return known == null || known.equals(now);
  }

  /** Whether what came first still does. */
  public boolean keepOrder() {
    return isRising(places) && isRising(tokens);
  }

  private static <T extends Comparable<T>> boolean isRising(NavigableMap<T, T> map) {
    T before = null;
    for (T now : map.values()) {
      if (before != null && before.compareTo(now) >= 0) {
        return false;
      }
      before = now;
    }
    return true;
  }

  /** Whether what stood on one line still does, and what did not does not. */
  public boolean keepLines() {
    Map<Integer, Integer> back = new HashMap<>();
    for (Map.Entry<Place, Place> move : places.entrySet()) {
      int from = move.getKey().line();
      int to = move.getValue().line();
      if (!isNew(lines.putIfAbsent(from, to), to) || !isNew(back.putIfAbsent(to, from), from)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where it stands in the other text.
   *
   * @throws IllegalArgumentException when it was not met
   */
  Place of(Place place) {
    return place.file().equals(file) && place.line() > 0 ? known(places.get(place)) : place;
  }

  /**
   * A message with the lines of the file as they are in the other text.
   *
   * @throws IllegalArgumentException when that cannot be told
   */
  String of(String message) {
    if (PlaceName.isIn(message)) {
      throw new IllegalArgumentException("may be called after its place: " + message);
    }
    return message.contains(last + ":")
        ? SPELLED.matcher(message).replaceAll(match -> Matcher.quoteReplacement(spelled(match)))
        : message;
  }

  private String spelled(MatchResult match) {
    String name = match.group(1);
    if (!file.endsWith(name) && !name.equals(last)) {
      return match.group();
    }
    int line = Integer.parseInt(match.group(2));
    String now;
    if (match.group(3) == null) {
      now = name + ":" + known(lines.get(line));
    } else {
      Place place = of(new Place(file, line, Integer.parseInt(match.group(3))));
      now = name + ":" + place.line() + ":" + place.column();
    }
    if (!alone && !name.equals(file) && !now.equals(match.group())) {
      throw new IllegalArgumentException("may be another file: " + match.group());
    }
    return now;
  }

  private static <T> T known(@Nullable T met) {
    if (met == null) {
      throw new IllegalArgumentException("was not met");
    }
    return met;
  }
}
