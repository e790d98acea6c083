package org.zuflint.app.workshop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zuflint.app.custom.RulesFolder;
import org.zuflint.core.rule.RuleInfo;

/** A rule to begin with: class, page and cases, which pass as they are. */
public final class RuleTemplate {
  private RuleTemplate() {}

  /** Whether a word can be a rule's id. */
  public static boolean isId(String word) {
    return RuleInfo.isId(word);
  }

  /**
   * Writes a rule into a folder of rules, which is made when it does not exist.
   *
   * @return the files that were written
   * @throws IOException when one of them is there already, or cannot be written
   */
  public static List<Path> write(String id, Path folder) throws IOException {
    SortedMap<Path, String> texts = texts(id, folder);
    for (Path file : texts.keySet()) {
      if (Files.exists(file)) {
        throw new IOException(file + " is there already; take another id or another folder");
      }
    }
    for (var text : texts.entrySet()) {
      Path parent = text.getKey().getParent();
      Files.createDirectories(parent == null ? folder : parent);
      Files.writeString(text.getKey(), text.getValue());
    }
    return List.copyOf(texts.keySet());
  }

  private static SortedMap<Path, String> texts(String id, Path folder) throws IOException {
    RulesFolder rules = new RulesFolder(folder, folder.toString());
    Path cases = rules.cases().resolve(id);
    SortedMap<Path, String> texts = new TreeMap<>();
    texts.put(folder.resolve("src").resolve(className(id) + ".java"), text("Rule.java.txt", id));
    texts.put(rules.page(id), text("page.md", id));
    texts.put(cases.resolve("bad.c"), text("bad.c", id));
    texts.put(cases.resolve("good.c"), text("good.c", id));
    return texts;
  }

  private static String text(String name, String id) throws IOException {
    try (InputStream template = RuleTemplate.class.getResourceAsStream(name)) {
      if (template == null) {
        throw new IllegalStateException("no template " + name + " in this build");
      }
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@ID@", id)
          .replace("@CLASS@", className(id));
    }
  }

  /** {@code my-rule} to {@code MyRule}. */
  static String className(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-")) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }
}
