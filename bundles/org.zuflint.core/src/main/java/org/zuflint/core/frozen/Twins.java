package org.zuflint.core.frozen;

import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;

/** Compares two values of the kinds that {@link Freezer} writes, but for where things stand. */
public final class Twins {
  /** Told what stands where in one value and in the other; answers whether that may be. */
  public interface Pairs {
    boolean places(Place one, Place other);

    /** Numbers of tokens, which nodes of a tree have. */
    boolean tokens(int one, int other);
  }

  private final String left;
  private final Pairs pairs;

  /** Of those of one value that are compared, the other one's. */
  private final IdentityHashMap<Object, Object> seen = new IdentityHashMap<>();

  private Twins(String left, Pairs pairs) {
    this.left = left;
    this.pairs = pairs;
  }

  /**
   * Whether two values are the same but for what {@code pairs} lets pass, and the numbers that
   * records have under the name {@code left}.
   *
   * @throws IllegalArgumentException when something in them is of another kind
   */
  public static boolean alike(Object one, Object other, String left, Pairs pairs) {
    return new Twins(left, pairs).same(one, other);
  }

  @SuppressWarnings("ReferenceEquality") // Values that are shared are compared once.
  private boolean same(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return switch (one) {
      case String text -> text.equals(other);
      case Number number -> number.equals(other);
      case Boolean truth -> truth.equals(other);
      case Enum<?> constant -> constant == other;
      case int[] numbers -> other instanceof int[] others && Arrays.equals(numbers, others);
      case Place place -> other instanceof Place there && pairs.places(place, there);
      default -> seen.get(one) == other || shared(one, other);
    };
  }

  private boolean shared(Object one, Object other) {
    boolean same =
        switch (one) {
          case Collection<?> all -> other instanceof Collection<?> others && inOrder(all, others);
          case Map<?, ?> map ->
              other instanceof Map<?, ?> there
                  && inOrder(map.keySet(), there.keySet())
                  && inOrder(map.values(), there.values());
          default -> one.getClass() == other.getClass() && parts(one, other);
        };
    seen.put(one, other);
    return same;
  }

  private boolean inOrder(Collection<?> all, Collection<?> others) {
    boolean same = all.size() == others.size();
    Iterator<?> there = others.iterator();
    for (Iterator<?> here = all.iterator(); same && here.hasNext(); ) {
      same = same(here.next(), there.next());
    }
    return same;
  }

  private boolean parts(Object one, Object other) {
    Shape shape = Shape.of(one.getClass());
    boolean same = true;
    for (int i = 0; same && i < shape.size(); i++) {
      Object here = shape.part(one, i);
      Object there = shape.part(other, i);
      if (here instanceof Integer token && there instanceof Integer twin && shape.isToken(i)) {
        same = pairs.tokens(token, twin);
      } else if (!shape.isNumber(i, left)) {
        same = same(here, there);
      }
    }
    return same;
  }
}
