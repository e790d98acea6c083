package org.zuflint.app.custom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zuflint.core.rule.RuleApi;

/** The class files of the rule API, as this program runs with them. */
public final class ApiClasses {
  private static final String LISTING = "api.txt";

  /** Where the build puts the sources of the API; see core's pom. */
  private static final String SOURCES = "/OSGI-OPT/src/";

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

  /** Writes a jar with the class files: what a compiler needs to see. */
  public static void writeJar(Path file) throws IOException {
    Jar.write(file, Jar.bytes(new TreeMap<>(), all()));
  }

  /** Writes a jar with the sources, for editors. */
  public static void writeSources(Path file) throws IOException {
    SortedMap<String, byte[]> sources = new TreeMap<>();
    for (String path : all().keySet()) {
      String source = path.replaceFirst("(\\$.*)?\\.class$", ".java");
      InputStream bytes = RuleApi.class.getResourceAsStream(SOURCES + source);
      if (bytes != null) {
        sources.put(source, read(bytes));
      }
    }
    Jar.write(file, Jar.bytes(new TreeMap<>(), sources));
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
