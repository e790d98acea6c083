package org.zuflint.app.custom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zuflint.core.rule.RuleApi;

/** The class files of the rule API, as this program runs with them. */
public final class ApiClasses {
  private static final String LISTING = "api.txt";

  private ApiClasses() {}

  /** From the path in a jar to the bytes. */
  public static SortedMap<String, byte[]> all() {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    for (String line : text(RuleApi.class.getResourceAsStream(LISTING)).lines().toList()) {
      String name = line.split(" ")[0];
      boolean type = line.matches("\\S+ (class|record|enum|interface)( .*)?");
      if (type) {
        String path = name.replace('.', '/') + ".class";
        InputStream bytes = RuleApi.class.getResourceAsStream("/" + path);
        if (bytes != null) {
          classes.put(path, read(bytes));
        }
      }
    }
    return classes;
  }

  private static String text(InputStream stream) {
    return new String(read(stream), StandardCharsets.UTF_8);
  }

  private static byte[] read(InputStream stream) {
    try (InputStream open = stream) {
      return open.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
