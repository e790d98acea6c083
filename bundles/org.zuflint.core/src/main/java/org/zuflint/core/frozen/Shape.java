package org.zuflint.core.frozen;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values of one of our records or enums are taken apart and made again. */
final class Shape {
  private static final String OURS = "org.zuflint.";

  private static final ClassValue<Shape> KNOWN =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

  private final Class<?> type;
  private final Method[] accessors;
  private final String[] names;
  private final Class<?>[] parts;
  private final Object[] constants;
  private final @Nullable Constructor<?> constructor;

  private Shape(Class<?> type) {
    this.type = type;
    constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
    RecordComponent[] components =
        type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
    accessors = new Method[components.length];
    parts = new Class<?>[components.length];
    names = new String[components.length];
    for (int i = 0; i < components.length; i++) {
      accessors[i] = components[i].getAccessor();
      accessors[i].setAccessible(true);
      parts[i] = components[i].getType();
      names[i] = components[i].getName();
    }
    constructor = type.isRecord() ? constructor(type, parts) : null;
  }

  private static Constructor<?> constructor(Class<?> type, Class<?>[] parts) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parts);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException never) {
      throw new IllegalStateException("a record has its constructor", never);
    }
  }

  /** The shape of a class of ours. */
  static Shape of(Class<?> type) {
    Class<?> known = type.isEnum() || type.isRecord() ? type : type.getSuperclass();
    if (known == null || !known.getName().startsWith(OURS)) {
      throw new IllegalArgumentException("cannot be kept: " + type.getName());
    }
    return KNOWN.get(known);
  }

  /** The shape of the class of this name; {@code beside}: a class that is made of it. */
  static Shape named(String name, Class<?> beside) {
    if (!name.startsWith(OURS)) {
      throw new IllegalArgumentException("was not kept by zuflint: " + name);
    }
    try {
      return of(Class.forName(name, true, beside.getClassLoader()));
    } catch (ClassNotFoundException gone) {
      throw new IllegalArgumentException(name, gone);
    }
  }

  String name() {
    return type.getName();
  }

  boolean isEnum() {
    return type.isEnum();
  }

  /** The number of a constant; another build is not asked for it. */
  int number(Enum<?> constant) {
    return List.of(constants).indexOf(constant);
  }

  Object constant(int ordinal) {
    return constants[ordinal];
  }

  int size() {
    return parts.length;
  }

  /** Whether a part is an int of this name. */
  boolean isNumber(int number, String name) {
    return parts[number] == int.class && names[number].equals(name);
  }

  /** Whether a part is the number of a token, as nodes of a tree have them. */
  boolean isToken(int number) {
    return isNumber(number, "at") || isNumber(number, "end");
  }

  @Nullable Object part(Object of, int number) {
    try {
      return accessors[number].invoke(of);
    } catch (IllegalAccessException | InvocationTargetException failed) {
      throw new IllegalStateException(name(), failed);
    }
  }

  Object made(@Nullable Object[] from) {
    try {
      if (constructor == null) {
        throw new IllegalArgumentException("is no record: " + name());
      }
      return constructor.newInstance(from);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(name(), refused.getCause());
    } catch (InstantiationException | IllegalAccessException failed) {
      throw new IllegalStateException(name(), failed);
    }
  }
}
