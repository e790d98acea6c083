package org.zuflint.app.custom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Compiled rules by the content of their sources. Each entry is one jar that is renamed into place,
 * so that runs at the same time do not meet.
 */
final class ClassStore {
  private final @Nullable Path folder;

  /** {@code folder}: where to keep them, null to keep none. */
  ClassStore(@Nullable Path folder) {
    this.folder = folder;
  }

  /** The class files of a folder's sources, compiled when they are not known. */
  SortedMap<String, byte[]> classes(RulesFolder rules) throws IOException {
    Path kept = folder == null ? null : folder.resolve(key(rules) + ".jar");
    if (kept != null && Files.isRegularFile(kept)) {
      try (JarFile jar = new JarFile(kept.toFile())) {
        SortedMap<String, byte[]> classes = RulePack.entries(jar);
        classes.remove(JarFile.MANIFEST_NAME);
        return classes;
      } catch (ZipException spoilt) {
        // Somebody wrote into it; it is made anew.
        Files.deleteIfExists(kept);
      }
    }
    SortedMap<String, byte[]> classes = compile(rules);
    if (kept != null) {
      Jar.write(kept, Jar.bytes(new TreeMap<>(), classes));
    }
    return classes;
  }

  private static SortedMap<String, byte[]> compile(RulesFolder rules) throws IOException {
    Path work = Files.createTempDirectory("zuflint-rules");
    try {
      return RuleCompiler.compile(rules, work);
    } finally {
      try (Stream<Path> files = Files.walk(work)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** What the class files depend on. */
  static String key(RulesFolder rules) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, byte[]> part : ApiClasses.all().entrySet()) {
        add(digest, part.getKey(), part.getValue());
      }
      for (Map.Entry<String, Path> source : rules.sources().entrySet()) {
        add(digest, source.getKey(), Files.readAllBytes(source.getValue()));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }

  private static void add(MessageDigest digest, String name, byte[] content) {
    digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(content);
  }
}
