package org.zuflint.core.frozen;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Place;

/** Makes values again of what {@link Freezer} has written. */
public final class Thawing {
  private final Class<?> type;
  private final byte[] bytes;
  private final String left;
  private final int given;
  private final List<Moves> moves;
  private final List<Object> seen = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private int at;

  private Thawing(Class<?> type, byte[] bytes, String left, int given, List<Moves> moves) {
    this.type = type;
    this.bytes = bytes;
    this.left = left;
    this.given = given;
    this.moves = moves;
  }

  /**
   * The value that was written.
   *
   * @throws IllegalArgumentException when the bytes are no such value
   */
  public static <T> T thaw(byte[] bytes, Class<T> type) {
    return thaw(bytes, type, "", 0);
  }

  /** The same; what was left out under the name {@code left} is {@code given}. */
  public static <T> T thaw(byte[] bytes, Class<T> type, String left, int given) {
    return thawed(type, new Thawing(type, bytes, left, given, List.of()));
  }

  /**
   * The same with the places of some files where they are now, in messages too.
   *
   * @throws IllegalArgumentException also when that cannot be told
   */
  public static <T> T thaw(byte[] bytes, Class<T> type, List<Moves> moves) {
    return thawed(type, new Thawing(type, bytes, "", 0, moves));
  }

  private static <T> T thawed(Class<T> type, Thawing thawing) {
    try {
      T value = type.cast(thawing.next());
      if (value == null || thawing.at != thawing.bytes.length) {
        throw new IllegalArgumentException("more than a value, or none");
      }
      return value;
    } catch (IndexOutOfBoundsException | ClassCastException | NullPointerException broken) {
      throw new IllegalArgumentException("not what was kept", broken);
    }
  }

  private @Nullable Object next() {
    int kind = count();
    return switch (kind) {
      case Freezer.NULL -> null;
      case Freezer.SEEN -> seen.get(count());
      case Freezer.TEXT -> keep(text());
      case Freezer.INTEGER -> (int) zigzag();
      case Freezer.LONG -> zigzag();
      case Freezer.TRUE -> true;
      case Freezer.FALSE -> false;
      case Freezer.LIST -> keep(Collections.unmodifiableList(all(new ArrayList<>())));
      case Freezer.SET -> keep(Collections.unmodifiableSet(all(new LinkedHashSet<>())));
      case Freezer.SORTED_SET -> keep(Collections.unmodifiableSortedSet(all(new TreeSet<>())));
      case Freezer.MAP -> keep(Collections.unmodifiableMap(map(new LinkedHashMap<>())));
      case Freezer.SORTED_MAP -> keep(Collections.unmodifiableSortedMap(map(new TreeMap<>())));
      case Freezer.INTS -> keep(numbers());
      default -> ours(kind - Freezer.CLASSES);
    };
  }

  private Object keep(Object value) {
    seen.add(value);
    return value;
  }

  private String text() {
    int length = count();
    boolean narrow = (length & 1) == 1;
    length >>>= 1;
    int size = narrow ? length : 2 * length;
    String text =
        new String(
            bytes, at, size, narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
    at += size;
    for (Moves move : moves) {
      text = move.of(text);
    }
    return text;
  }

  private <C extends java.util.Collection<@Nullable Object>> C all(C into) {
    for (int rest = count(); rest > 0; rest--) {
      into.add(next());
    }
    return into;
  }

  private <M extends Map<@Nullable Object, @Nullable Object>> M map(M into) {
    for (int rest = count(); rest > 0; rest--) {
      Object key = next();
      into.put(key, next());
    }
    return into;
  }

  private int[] numbers() {
    int[] numbers = new int[count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (int) zigzag();
    }
    return numbers;
  }

  private Object ours(int number) {
    if (number == shapes.size()) {
      shapes.add(Shape.named(String.valueOf(next()), type));
    }
    Shape shape = shapes.get(number);
    if (shape.isEnum()) {
      return keep(shape.constant(count()));
    }
    @Nullable Object[] parts = new @Nullable Object[shape.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = shape.isNumber(i, left) ? (Object) given : next();
    }
    Object made = shape.made(parts);
    for (Moves move : made instanceof Place ? moves : List.<Moves>of()) {
      made = move.of((Place) made);
    }
    return keep(made);
  }

  private long zigzag() {
    long number = number();
    return (number >>> 1) ^ -(number & 1);
  }

  private int count() {
    return Math.toIntExact(number());
  }

  private long number() {
    long number = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      number |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }
}
