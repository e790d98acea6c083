package org.zuflint.core.frozen;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes values made of records, enums, collections, texts and numbers. What is shared is written
 * once.
 */
public final class Freezer {
  static final int NULL = 0;
  static final int SEEN = 1;
  static final int TEXT = 2;
  static final int INTEGER = 3;
  static final int LONG = 4;
  static final int TRUE = 5;
  static final int FALSE = 6;
  static final int LIST = 7;
  static final int MAP = 8;
  static final int SORTED_MAP = 9;
  static final int SET = 10;
  static final int SORTED_SET = 11;
  static final int INTS = 12;

  /** From here on the number of a class, and what makes up the value. */
  static final int CLASSES = 16;

  private byte[] out = new byte[1 << 12];
  private int size;
  private final Map<Class<?>, Integer> classes = new HashMap<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
  private int count;

  private final String left;

  private Freezer(String left) {
    this.left = left;
  }

  /**
   * The value as bytes.
   *
   * @throws IllegalArgumentException when something in it is neither of these
   */
  public static byte[] freeze(@Nullable Object value) {
    return freeze(value, "");
  }

  /** The same without the numbers that records have under the name {@code left}. */
  public static byte[] freeze(@Nullable Object value, String left) {
    Freezer freezer = new Freezer(left);
    freezer.put(value);
    return Arrays.copyOf(freezer.out, freezer.size);
  }

  private void put(@Nullable Object value) {
    switch (value) {
      case null -> number(NULL);
      case String text -> text(text);
      case Integer integer -> {
        number(INTEGER);
        number(zigzag(integer));
      }
      case Long integer -> {
        number(LONG);
        number(zigzag(integer));
      }
      case Boolean truth -> number(truth ? TRUE : FALSE);
      default -> shared(value);
    }
  }

  private void text(String text) {
    Integer known = texts.putIfAbsent(text, count);
    if (known != null) {
      number(SEEN);
      number(known);
      return;
    }
    count++;
    boolean narrow = isNarrow(text);
    number(TEXT);
    number(((long) text.length() << 1) | (narrow ? 1 : 0));
    byte[] bytes = text.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
    room(bytes.length);
    System.arraycopy(bytes, 0, out, size, bytes.length);
    size += bytes.length;
  }

  private static boolean isNarrow(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return false;
      }
    }
    return true;
  }

  private void shared(Object value) {
    Integer known = seen.get(value);
    if (known != null) {
      number(SEEN);
      number(known);
      return;
    }
    switch (value) {
      case List<?> list -> all(LIST, list);
      case SortedSet<?> set -> all(SORTED_SET, set);
      case Set<?> set -> all(SET, set);
      case SortedMap<?, ?> map -> all(SORTED_MAP, map);
      case Map<?, ?> map -> all(MAP, map);
      case int[] numbers -> {
        number(INTS);
        number(numbers.length);
        for (int number : numbers) {
          number(zigzag(number));
        }
      }
      default -> parts(value);
    }
    seen.put(value, count++);
  }

  private void all(int kind, Collection<?> values) {
    number(kind);
    number(values.size());
    values.forEach(this::put);
  }

  private void all(int kind, Map<?, ?> values) {
    number(kind);
    number(values.size());
    values.forEach((key, value) -> {
      put(key);
      put(value);
    });
  }

  private void parts(Object value) {
    Integer known = classes.get(value.getClass());
    int number = known == null ? introduced(value) : known;
    Shape shape = shapes.get(number);
    number(CLASSES + number);
    if (known == null) {
      text(shape.name());
    }
    if (value instanceof Enum<?> constant) {
      number(shape.number(constant));
      return;
    }
    for (int i = 0; i < shape.size(); i++) {
      if (!shape.isNumber(i, left)) {
        put(shape.part(value, i));
      }
    }
  }

  private int introduced(Object value) {
    shapes.add(Shape.of(value.getClass()));
    classes.put(value.getClass(), classes.size());
    return shapes.size() - 1;
  }

  private static long zigzag(long number) {
    return (number << 1) ^ (number >> 63);
  }

  private void number(long number) {
    room(10);
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      out[size++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out[size++] = (byte) rest;
  }

  private void room(int wanted) {
    if (out.length - size < wanted) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, size + wanted));
    }
  }
}
