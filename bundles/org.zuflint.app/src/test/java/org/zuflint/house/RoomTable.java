package org.zuflint.house;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README's table of rooms names every module and every package, and nothing else. */
final class RoomTable {
  private static final Pattern GRAMMAR = Pattern.compile("grammars/src/main/antlr4/(.*)/\\w+\\.g4");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  private RoomTable() {}

  static void check(SourceTree tree, List<String> complaints) throws IOException {
    if (!tree.has("README.md")) {
      complaints.add("README.md: missing");
      return;
    }
    Set<String> listed = listed(tree.text("README.md"));
    SortedSet<String> there = new TreeSet<>();
    tree.modules().forEach(module -> there.add(module.substring(module.lastIndexOf('/') + 1)));
    tree.main().forEach(file -> there.add(file.packageName()));
    for (String file : tree.files()) {
      Matcher grammar = GRAMMAR.matcher(file);
      if (grammar.matches()) {
        there.add(grammar.group(1).replace('/', '.'));
      }
    }
    for (String name : there) {
      if (!listed.contains(name)) {
        complaints.add("README.md: '" + name + "' has no row under '## Rooms'");
      }
    }
    for (String name : listed) {
      if (!there.contains(name)) {
        complaints.add("README.md: '" + name + "' under '## Rooms' does not exist");
      }
    }
  }

  /** The names in back quotes in the first cell of each row of the section. */
  private static Set<String> listed(String readme) {
    Set<String> names = new TreeSet<>();
    boolean inside = false;
    for (String line : readme.lines().toList()) {
      if (line.startsWith("## ")) {
        inside = line.equals("## Rooms");
      }
      if (inside && line.startsWith("|")) {
        Matcher name = NAME.matcher(line.substring(1, Math.max(1, line.indexOf('|', 1))));
        while (name.find()) {
          names.add(name.group(1));
        }
      }
    }
    return names;
  }
}
