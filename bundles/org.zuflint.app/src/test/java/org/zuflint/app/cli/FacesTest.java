package org.zuflint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.session.Engine;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.rules.Rules;

/**
 * Every face tells of the example what examples/pinned-server.expected lists; the Maven goal's test
 * and the workbench's read the same file. -Dzuflint.golden=FOLDER writes it anew.
 */
class FacesTest {
  private static final String NAME = "pinned-server.expected";
  private static final Engine ENGINE =
      (sources, plan, readings, progress) ->
          new Analyzer(Rules.all(), plan.kernel(), plan.jobs()).run(sources, progress);

  @TempDir Path base;

  private String report(String form) throws IOException {
    Path file = base.resolve(form);
    Harness harness = new Harness(ENGINE, false, Map.of());
    String example = ExampleTest.example();
    assertEquals(
        0, harness.run("check", "-q", "--report", form + "=" + file, example), harness.err());
    return Files.readString(file);
  }

  /** What the text says, with the names that it has from the example's folder on. */
  private List<String> told() throws IOException {
    return told(
        report("text"), "(.*):(\\d+:\\d+): (error|warning|note): (.*) \\[-Wzuflint-(.*)\\]", 5);
  }

  private static List<String> told(String text, String pattern, int rule) {
    List<String> told = new ArrayList<>();
    for (MatchResult hit : Pattern.compile(pattern).matcher(text).results().toList()) {
      told.add(line(hit.group(1), hit.group(2), hit.group(3), hit.group(4), hit.group(rule)));
    }
    return told.stream().sorted().toList();
  }

  private static String line(String file, String at, String word, String message, String rule) {
    String severity = word.equals("info") ? "note" : word;
    return inside(file) + ":" + at + ": " + severity + ": " + message + " [" + rule + "]";
  }

  private static String inside(String file) {
    return file.substring(file.lastIndexOf("pinned-server/") + "pinned-server/".length());
  }

  private static JsonObject in(JsonObject object, String... names) {
    JsonObject at = object;
    for (String name : names) {
      JsonElement inner = at.get(name);
      at = (inner.isJsonArray() ? inner.getAsJsonArray().get(0) : inner).getAsJsonObject();
    }
    return at;
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  private static List<JsonObject> all(JsonObject object, String name) {
    return StreamSupport.stream(object.getAsJsonArray(name).spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  @Test
  void textTellsWhatIsExpected() throws IOException {
    List<String> found = new ArrayList<>(told());
    for (JsonObject vma : all(in(parsed("sarif"), "runs", "properties"), "verdicts")) {
      found.add(
          "verdict "
              + inside(text(vma, "file"))
              + ":"
              + text(vma, "line")
              + ": "
              + text(vma, "verdict"));
    }
    String folder = System.getProperty("zuflint.golden");
    if (folder != null) {
      Files.write(Path.of(folder, NAME), found);
    }
    Path expected = Path.of(ExampleTest.example()).resolveSibling(NAME);
    assertEquals(Files.readAllLines(expected), found);
  }

  private JsonObject parsed(String form) throws IOException {
    return new Gson().fromJson(report(form), JsonObject.class);
  }

  @Test
  void sarifTellsTheSame() throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonObject result : all(in(parsed("sarif"), "runs"), "results")) {
      JsonObject place = in(result, "locations", "physicalLocation");
      JsonObject region = in(place, "region");
      found.add(
          line(
              text(in(place, "artifactLocation"), "uri"),
              text(region, "startLine") + ":" + text(region, "startColumn"),
              text(result, "level"),
              text(in(result, "message"), "text"),
              text(result, "ruleId")));
    }
    assertEquals(told(), found.stream().sorted().toList());
  }

  @Test
  void jsonTellsTheSame() throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonObject one : all(parsed("json"), "findings")) {
      JsonObject place = in(one, "place");
      String at = text(place, "line") + ":" + text(place, "column");
      found.add(
          line(
              text(place, "file"),
              at,
              text(one, "severity"),
              text(one, "message"),
              text(one, "rule")));
    }
    assertEquals(told(), found.stream().sorted().toList());
  }

  /** The page has no columns. */
  @Test
  void thePageTellsTheSame() throws IOException {
    // Where a line may end and where it may not is no text.
    String marked = report("html").replaceAll("<wbr>|<span class=\"whole\">(.*?)</span>", "$1");
    String page = marked.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&");
    List<String> found = new ArrayList<>();
    Pattern card =
        Pattern.compile(
            "<article .*? data-severity=\"(.*?)\" .*? data-rule=\"(.*?)\">.*?</h3>\\s*<p>(.*?)</p>"
                + ".*?<p class=\"place\"><code>(.*?):(\\d+)</code>",
            Pattern.DOTALL);
    for (MatchResult hit : card.matcher(page).results().toList()) {
      found.add(line(hit.group(4), hit.group(5), hit.group(1), hit.group(3), hit.group(2)));
    }
    List<String> told =
        told().stream().map(one -> one.replaceFirst(":(\\d+):\\d+:", ":$1:")).sorted().toList();
    assertEquals(told, found.stream().sorted().toList());
  }

  @Test
  void checkstyleTellsTheSame() throws IOException {
    String xml = report("checkstyle").replace("&gt;", ">").replace("&lt;", "<");
    List<String> found = new ArrayList<>();
    for (String file : xml.split("<file name=\"")) {
      String name = file.substring(0, file.indexOf('"'));
      Pattern error =
          Pattern.compile(
              "<error line=\"(\\d+)\" column=\"(\\d+)\" severity=\"(.*?)\" message=\"(.*?)\""
                  + " source=\"zuflint.(.*?)\"");
      for (MatchResult hit : error.matcher(file).results().toList()) {
        String at = hit.group(1) + ":" + hit.group(2);
        found.add(line(name, at, hit.group(3), hit.group(4), hit.group(5)));
      }
    }
    assertEquals(told(), found.stream().sorted().toList());
  }
}
