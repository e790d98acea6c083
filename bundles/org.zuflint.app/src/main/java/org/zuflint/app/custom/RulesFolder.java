package org.zuflint.app.custom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.inputs.ReadFailure;
import org.zuflint.app.inputs.Remark;

/**
 * A folder of rules: {@code src/*.java} (or {@code *.java} beside the other two), {@code
 * docs/<rule-id>.md}, {@code cases/<rule-id>/*.c}.
 *
 * @param shown how it is named in messages
 */
public record RulesFolder(Path folder, String shown) {
  /** Where the sources are. */
  public Path sourceFolder() {
    Path src = folder.resolve("src");
    return Files.isDirectory(src) ? src : folder;
  }

  /** The page of a rule, whether it is there or not. */
  public Path page(String rule) {
    return folder.resolve("docs").resolve(rule + ".md");
  }

  /** The cases, by rule. */
  public Path cases() {
    return folder.resolve("cases");
  }

  /** The sources by their names below the source folder, '/' between folders. */
  public SortedMap<String, Path> sources() {
    Path top = sourceFolder();
    boolean flat = top.equals(folder);
    SortedMap<String, Path> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(top, flat ? 1 : Integer.MAX_VALUE)) {
      files
          .filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file))
          .forEach(file -> sources.put(top.relativize(file).toString().replace('\\', '/'), file));
    } catch (IOException failure) {
      throw Refusal.of(Remark.of(shown, ReadFailure.reason(failure)));
    }
    return sources;
  }

  /** How a source is named in messages. */
  String shown(String source) {
    String inside = sourceFolder().equals(folder) ? source : "src/" + source;
    return shown + (shown.endsWith("/") ? "" : "/") + inside;
  }

  /** The text of a rule's page; empty when it has none. */
  String pageText(String rule) {
    Path page = page(rule);
    try {
      return Files.isRegularFile(page) ? Files.readString(page, StandardCharsets.UTF_8) : "";
    } catch (IOException failure) {
      throw Refusal.of(Remark.of(page.toString(), ReadFailure.reason(failure)));
    }
  }

  /** Where drivers stand that cases are put together with. */
  public Path halves() {
    return folder.resolve("halves");
  }
}
