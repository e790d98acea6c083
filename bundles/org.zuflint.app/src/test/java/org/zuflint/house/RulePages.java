package org.zuflint.house;

import com.sun.source.tree.ClassTree;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every rule is in the list and has its page and its cases; no page or case is left without a rule.
 */
final class RulePages {
  private static final String ROOM = "bundles/org.zuflint.rules/";
  private static final String LIST = ROOM + "src/main/java/org/zuflint/rules/Rules.java";
  private static final Pattern LISTED = Pattern.compile("new (\\w+)\\(\\)");

  private RulePages() {}

  static void check(SourceTree tree, List<String> complaints) throws IOException {
    if (!tree.has(LIST)) {
      complaints.add(LIST + ": missing");
      return;
    }
    Set<String> listed = new TreeSet<>();
    for (Matcher rule = LISTED.matcher(tree.text(LIST)); rule.find(); ) {
      listed.add(rule.group(1));
    }
    SortedSet<String> ids = new TreeSet<>();
    for (JavaFile file : tree.main()) {
      for (ClassTree type : file.types()) {
        if (type.getImplementsClause().toString().equals("Rule")) {
          checkRule(tree, file, type.getSimpleName().toString(), listed, ids, complaints);
        }
      }
    }
    checkStrays(tree, ids, complaints);
  }

  private static void checkRule(
      SourceTree tree,
      JavaFile file,
      String type,
      Set<String> listed,
      Set<String> ids,
      List<String> complaints)
      throws IOException {
    String id = type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    ids.add(id);
    if (!listed.contains(type)) {
      complaints.add(file.name() + ": not in Rules.all()");
    }
    if (!tree.text(file.name()).contains("\"" + id + "\"")) {
      complaints.add(file.name() + ": its id is not '" + id + "', the name of its class");
    }
    if (!tree.has(ROOM + "docs/" + id + ".md")) {
      complaints.add(id + ": no page " + ROOM + "docs/" + id + ".md");
    }
    if (tree.files().stream().noneMatch(name -> name.matches(ROOM + "cases/" + id + "/.*\\.c"))) {
      complaints.add(id + ": no case in " + ROOM + "cases/" + id + "/");
    }
  }

  private static void checkStrays(SourceTree tree, Set<String> ids, List<String> complaints) {
    SortedSet<String> strays = new TreeSet<>();
    Pattern named = Pattern.compile(ROOM + "(docs/([^/]+)\\.md|cases/([^/]+)/.*)");
    for (String file : tree.files()) {
      Matcher matcher = named.matcher(file);
      if (matcher.matches()) {
        String id = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        if (!ids.contains(id)) {
          strays.add(ROOM + (matcher.group(2) != null ? "docs/" + id + ".md" : "cases/" + id));
        }
      }
    }
    strays.forEach(stray -> complaints.add(stray + ": belongs to no rule"));
  }
}
