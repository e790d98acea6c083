package org.zuflint.core.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The rule API is what its listing says. {@code -Dzuflint.api=write} writes the listing anew; look
 * at the difference. {@code api-released.txt} beside it, a copy made with each release, tells what
 * the version must be.
 */
class RuleApiTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("zuflint.core", "."), "src/main/resources/org/zuflint/core/rule");
  private static final Path LISTING = FOLDER.resolve("api.txt");
  private static final Path RELEASED = FOLDER.resolve("api-released.txt");
  private static final Pattern NAME = Pattern.compile("(?<![\\w$.])[a-z]+(\\.[a-zA-Z_]\\w*)+");

  @Test
  void theListingIsTheApi() throws IOException {
    List<String> now = listing();
    if (System.getProperty("zuflint.api", "").equals("write")) {
      Files.createDirectories(FOLDER);
      Files.write(LISTING, now);
    }
    List<String> listed = Files.exists(LISTING) ? Files.readAllLines(LISTING) : List.of();
    assertEquals(
        List.of(),
        difference(listed, now),
        "the rule API has changed: run this test with -Dzuflint.api=write and look at api.txt");
  }

  @Test
  void theVersionSaysWhatChangedSinceTheRelease() throws IOException {
    if (Files.exists(RELEASED)) {
      List<String> released = Files.readAllLines(RELEASED);
      assertEquals("", objection(released, listing()));
    }
  }

  @Test
  void theVersionGrowsWithTheChange() {
    List<String> old = List.of("version 1.2", "a", "b");
    assertEquals("", objection(old, List.of("version 1.2", "a", "b")));
    assertTrue(objection(old, List.of("version 1.2", "a", "b", "c")).contains("1.3"));
    assertEquals("", objection(old, List.of("version 1.3", "a", "b", "c")));
    assertTrue(objection(old, List.of("version 1.3", "a", "c")).contains("2.0"));
    assertEquals("", objection(old, List.of("version 2.0", "a", "c")));
  }

  /** Nothing of the parser, of EMF or of other rooms is in a signature. */
  @Test
  void nothingElseLeaks() throws IOException {
    List<String> leaks = new ArrayList<>();
    for (String line : Signatures.all()) {
      Matcher name = NAME.matcher(line);
      while (name.find()) {
        boolean known =
            name.group().startsWith("java.")
                || RuleApi.PACKAGES.stream().anyMatch(pkg -> name.group().startsWith(pkg + "."));
        if (!known) {
          leaks.add(name.group() + " in " + line);
        }
      }
    }
    assertEquals(List.of(), leaks);
  }

  private static List<String> listing() throws IOException {
    List<String> listing = new ArrayList<>();
    listing.add("version " + RuleApi.VERSION);
    listing.addAll(Signatures.all());
    return listing;
  }

  private static List<String> difference(List<String> before, List<String> after) {
    List<String> difference = new ArrayList<>();
    before.stream()
        .filter(line -> !after.contains(line))
        .forEach(line -> difference.add("-" + line));
    after.stream()
        .filter(line -> !before.contains(line))
        .forEach(line -> difference.add("+" + line));
    return difference;
  }

  /** What is wrong with the version of {@code now}, empty when nothing is. */
  private static String objection(List<String> released, List<String> now) {
    String[] before = released.get(0).substring("version ".length()).split("\\.");
    int major = Integer.parseInt(before[0]);
    int minor = Integer.parseInt(before[1]);
    List<String> api = now.subList(1, now.size());
    List<String> known = released.subList(1, released.size());
    boolean gone = !api.containsAll(known);
    boolean added = !known.containsAll(api);
    String least =
        gone ? (major + 1) + ".0" : added ? major + "." + (minor + 1) : major + "." + minor;
    String version = now.get(0).substring("version ".length());
    return version.equals(least) ? "" : "RuleApi.VERSION must be " + least + ", not " + version;
  }
}
