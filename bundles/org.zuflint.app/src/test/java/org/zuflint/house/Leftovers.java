package org.zuflint.house;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Nothing unfinished, switched off, or bound to one machine is left in the tree. */
final class Leftovers {
  // Put together from halves: this file is in the tree, too.
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final Pattern OFF = Pattern.compile("@Dis" + "abled|@Ign" + "ore\\b");
  private static final Pattern MACHINE =
      Pattern.compile("(?<![\\w/.])/(wo" + "rk|ro" + "ot|ho" + "me)/");
  private static final Pattern REGISTRY =
      Pattern.compile("https?://(?!maven\\.apache\\.org/)[a-z0-9.-]*(maven|npmjs|debian|sonatype)");

  private Leftovers() {}

  static void check(SourceTree tree, List<String> complaints) throws IOException {
    for (String file : tree.files()) {
      if (file.matches(".*\\.(java|g4|xml|md|sh|py|properties|MF|target)|mvnw|zuflint|\\.ci/run")) {
        List<String> lines = tree.text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
          String where = file + ":" + (i + 1) + ": ";
          find(UNFINISHED, lines.get(i), where + "finish it or write an issue", complaints);
          find(OFF, lines.get(i), where + "a test that does not run is no test", complaints);
          find(MACHINE, lines.get(i), where + "a path of one machine", complaints);
          find(REGISTRY, lines.get(i), where + "the name of a registry's host", complaints);
        }
      }
    }
  }

  private static void find(
      Pattern pattern, String line, String complaint, List<String> complaints) {
    if (pattern.matcher(line).find()) {
      complaints.add(complaint);
    }
  }
}
