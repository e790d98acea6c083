package org.zuflint.core.rule;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every public signature of the rule API, one a line, sorted. */
final class Signatures {
  /** Rules make what is in these; the records of the others they only read. */
  private static final List<String> MADE =
      List.of("org.zuflint.core.finding", "org.zuflint.core.rule", "org.zuflint.core.source");

  private final SortedSet<String> lines = new TreeSet<>();

  private Signatures() {}

  static List<String> all() throws IOException {
    Signatures signatures = new Signatures();
    for (String name : classes()) {
      try {
        Class<?> type = Class.forName(name, false, Signatures.class.getClassLoader());
        if (isVisible(type)) {
          signatures.type(type);
        }
      } catch (ClassNotFoundException gone) {
        throw new IOException(gone);
      }
    }
    return List.copyOf(signatures.lines);
  }

  private static List<String> classes() throws IOException {
    Path root = root();
    List<String> names = new ArrayList<>();
    for (String pkg : RuleApi.PACKAGES) {
      try (Stream<Path> files = Files.list(root.resolve(pkg.replace('.', '/')))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
            .map(name -> pkg + "." + name.substring(0, name.length() - ".class".length()))
            .forEach(names::add);
      }
    }
    return names.stream().sorted().toList();
  }

  private static Path root() throws IOException {
    try {
      return Path.of(RuleApi.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException wrong) {
      throw new IOException(wrong);
    }
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return Modifier.isPublic(type.getModifiers())
        && !type.isAnonymousClass()
        && (outer == null || isVisible(outer));
  }

  private void type(Class<?> type) {
    String above =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Stream.of(type.getGenericInterfaces()))
            .map(Type::getTypeName)
            .filter(
                name -> !name.startsWith("java.lang.Object") && !name.equals("java.lang.Record"))
            .collect(Collectors.joining(", "));
    String kind =
        type.isRecord()
            ? "record"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    String permits =
        type.isSealed()
            ? Arrays.stream(type.getPermittedSubclasses())
                .map(Class::getName)
                .collect(Collectors.joining(", ", " permits ", ""))
            : "";
    lines.add(type.getName() + " " + kind + (above.isEmpty() ? "" : " of " + above) + permits);
    members(type);
  }

  private void members(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers())) {
        lines.add(
            type.getName() + "." + field.getName() + " " + field.getGenericType().getTypeName());
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      boolean said =
          type.isRecord()
              && method
                  .toGenericString()
                  .matches(".*\\.(equals\\(java\\.lang\\.Object\\)|hashCode\\(\\)|toString\\(\\))");
      if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && !said) {
        lines.add(
            type.getName()
                + "."
                + method.getName()
                + parameters(method)
                + " "
                + method.getGenericReturnType().getTypeName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (Modifier.isPublic(constructor.getModifiers()) && MADE.contains(type.getPackageName())) {
        lines.add(type.getName() + ".new" + parameters(constructor));
      }
    }
  }

  private static String parameters(Executable member) {
    return Arrays.stream(member.getGenericParameterTypes())
        .map(Type::getTypeName)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
