package org.zuflint.app.custom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.inputs.ReadFailure;
import org.zuflint.app.inputs.Remark;
import org.zuflint.core.rule.RuleApi;

/** A jar with compiled rules and their pages, made for one version of the rule API. */
public final class RulePack {
  private static final String API = "Zuflint-Rule-Api";
  private static final String RULES = "Zuflint-Rules";
  private static final String PAGES = "pages/";

  private RulePack() {}

  /** The bytes of a pack: the same rules give the same bytes. */
  static byte[] bytes(RuleClasses classes, List<CustomRule> rules) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>(classes.classes());
    for (CustomRule rule : rules) {
      entries.put(PAGES + rule.id() + ".md", rule.page().getBytes(StandardCharsets.UTF_8));
    }
    SortedMap<String, String> manifest = new TreeMap<>();
    manifest.put(API, RuleApi.VERSION);
    manifest.put(RULES, rules.stream().map(CustomRule::id).collect(Collectors.joining(" ")));
    return Jar.bytes(manifest, entries);
  }

  /**
   * Reads a pack.
   *
   * @throws Refusal when it is none, or made for another API
   */
  static RuleClasses read(Path file, String shown) {
    try (JarFile jar = new JarFile(file.toFile())) {
      String api = jar.getManifest() == null ? null : attribute(jar, API);
      String objection = objection(api);
      if (objection != null) {
        throw Refusal.of(Remark.of(shown, objection));
      }
      return of(entries(jar), shown);
    } catch (IOException failure) {
      throw Refusal.of(
          Remark.of(
              shown,
              ReadFailure.reason(failure)
                  + "; a rule pack is a jar that 'zuflint"
                  + " rules pack' has made"));
    }
  }

  /** All entries of a jar, sorted. */
  static SortedMap<String, byte[]> entries(JarFile jar) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    for (JarEntry entry : jar.stream().toList()) {
      try (InputStream bytes = jar.getInputStream(entry)) {
        entries.put(entry.getName(), bytes.readAllBytes());
      }
    }
    return entries;
  }

  private static RuleClasses of(SortedMap<String, byte[]> entries, String shown) {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    entries.forEach((name, bytes) -> {
      if (name.endsWith(".class")) {
        classes.put(name, bytes);
      }
    });
    return new RuleClasses(
        shown,
        classes,
        source -> shown + "!/" + source,
        rule ->
            new String(
                entries.getOrDefault(PAGES + rule + ".md", new byte[0]), StandardCharsets.UTF_8));
  }

  private static @Nullable String attribute(JarFile jar, String name) throws IOException {
    return jar.getManifest().getMainAttributes().getValue(name);
  }

  /** Why a pack for that API cannot be used here; null when it can. */
  static @Nullable String objection(@Nullable String api) {
    if (api == null || !api.matches("\\d{1,4}\\.\\d{1,4}")) {
      return "is no rule pack; 'zuflint rules pack' makes one";
    }
    String[] wanted = api.split("\\.");
    String[] here = RuleApi.VERSION.split("\\.");
    boolean fits =
        wanted[0].equals(here[0]) && Integer.parseInt(wanted[1]) <= Integer.parseInt(here[1]);
    return fits
        ? null
        : "is made for rule API "
            + api
            + ", and this zuflint has "
            + RuleApi.VERSION
            + "; pack its sources anew with this zuflint";
  }
}
