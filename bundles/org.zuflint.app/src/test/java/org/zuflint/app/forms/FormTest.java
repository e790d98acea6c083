package org.zuflint.app.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Standing;
import org.zuflint.core.finding.Finding;

/** Every form tells of the same findings, whatever the names. */
class FormTest {
  @TempDir Path base;

  private Outcome outcome;

  @BeforeEach
  void analyse() throws IOException {
    outcome = StrangeDriver.outcome(base);
    for (Standing standing : Standing.values()) {
      assertTrue(outcome.sifted().count(standing) > 0, standing + " " + outcome.sifted().entries());
    }
  }

  private String text(Form form) throws IOException {
    String text = form.report("0.1.0").text(outcome);
    // For whoever wants to try them on other readers.
    String folder = System.getProperty("zuflint.forms");
    if (folder != null) {
      Files.writeString(Path.of(folder, form.fileName()), text);
    }
    return text;
  }

  private List<String> expected() {
    return outcome.analysis().findings().stream().map(FormTest::brief).sorted().toList();
  }

  private static String brief(Finding finding) {
    return brief(finding.where().file(), finding.where().line(), finding.ruleId());
  }

  private static String brief(String file, int line, String rule) {
    return file + ":" + line + " " + rule;
  }

  private static List<String> briefs(JsonArray array, Function<JsonObject, String> brief) {
    List<String> briefs = new ArrayList<>();
    for (JsonElement element : array) {
      briefs.add(brief.apply(element.getAsJsonObject()));
    }
    briefs.sort(null);
    return briefs;
  }

  @Test
  void text() throws IOException {
    Pattern line =
        Pattern.compile("(.*):(\\d+):\\d+: (?:error|warning|note): .* \\[-Wzuflint-(.*)\\]");
    List<String> found = new ArrayList<>();
    for (String one : text(Form.TEXT).lines().toList()) {
      Matcher matcher = line.matcher(one);
      if (matcher.matches()) {
        found.add(brief(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3)));
      }
    }
    found.sort(null);
    assertEquals(expected(), found);
  }

  @Test
  void json() throws IOException {
    JsonObject root = new Gson().fromJson(text(Form.JSON), JsonObject.class);
    Function<JsonObject, String> brief =
        finding -> {
          JsonObject place = finding.getAsJsonObject("place");
          return brief(
              place.get("file").getAsString(),
              place.get("line").getAsInt(),
              finding.get("rule").getAsString());
        };
    assertEquals(expected(), briefs(root.getAsJsonArray("findings"), brief));
    assertEquals(
        outcome.sifted().entries().size() - expected().size(),
        root.getAsJsonArray("hidden").size());
  }

  @Test
  void gitlab() throws IOException {
    JsonArray issues = new Gson().fromJson(text(Form.GITLAB), JsonArray.class);
    assertEquals(
        expected(),
        briefs(
            issues,
            issue -> {
              JsonObject location = issue.getAsJsonObject("location");
              return brief(
                  location.get("path").getAsString(),
                  location.getAsJsonObject("lines").get("begin").getAsInt(),
                  issue.get("check_name").getAsString());
            }));
    long different =
        issues.asList().stream()
            .map(issue -> issue.getAsJsonObject().get("fingerprint").getAsString())
            .distinct()
            .count();
    assertEquals(issues.size(), different);
  }

  @Test
  void rdjson() throws IOException {
    JsonObject root = new Gson().fromJson(text(Form.RDJSON), JsonObject.class);
    Function<JsonObject, String> brief =
        one -> {
          JsonObject location = one.getAsJsonObject("location");
          JsonObject start = location.getAsJsonObject("range").getAsJsonObject("start");
          return brief(
              location.get("path").getAsString(),
              start.get("line").getAsInt(),
              one.getAsJsonObject("code").get("value").getAsString());
        };
    assertEquals(expected(), briefs(root.getAsJsonArray("diagnostics"), brief));
  }

  private Document xml(Form form) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(text(form).getBytes(StandardCharsets.UTF_8)));
    } catch (SAXException | ParserConfigurationException broken) {
      throw new AssertionError(text(form), broken);
    }
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void checkstyle() throws IOException {
    List<String> found = new ArrayList<>();
    for (Element error : elements(xml(Form.CHECKSTYLE), "error")) {
      String file = ((Element) error.getParentNode()).getAttribute("name");
      String rule = error.getAttribute("source").substring("zuflint.".length());
      found.add(brief(file, Integer.parseInt(error.getAttribute("line")), rule));
    }
    found.sort(null);
    assertEquals(expected(), found);
  }

  @Test
  void junit() throws IOException {
    Document document = xml(Form.JUNIT);
    Element suite = elements(document, "testsuite").get(0);
    assertEquals(
        Integer.parseInt(suite.getAttribute("tests")), elements(document, "testcase").size());
    assertEquals(
        Integer.parseInt(suite.getAttribute("failures")), elements(document, "failure").size());
    assertEquals(
        Integer.parseInt(suite.getAttribute("skipped")), elements(document, "skipped").size());
    assertEquals(1, elements(document, "error").size());
    for (Element failure : elements(document, "failure")) {
      assertEquals(
          StrangeDriver.FILE, ((Element) failure.getParentNode()).getAttribute("classname"));
    }
  }

  @Test
  void csv() throws IOException {
    List<String> lines = text(Form.CSV).lines().toList();
    assertEquals(1 + outcome.vmas().count(), lines.size());
    assertTrue(
        lines.get(1).contains(",\"" + StrangeDriver.FILE.replace("\"", "\"\"") + "\","),
        lines.get(1));
  }

  @Test
  void htmlIsOnePageWithoutNetwork() throws IOException {
    String page = text(Form.HTML);
    assertEquals(outcome.sifted().entries().size(), page.split("<article ", -1).length - 1, page);
    assertTrue(page.contains("a &amp; &lt;b&gt; &quot;c&quot; 'd'.c"), page);
    assertFalse(page.contains("<b> \"c\""), page);
    assertFalse(
        page.matches("(?s).*((src|href)=\"[^#]|url\\(|@import).*"), "it needs nothing but itself");
    for (Matcher link = Pattern.compile("href=\"#([^\"]*)\"").matcher(page); link.find(); ) {
      assertTrue(page.contains(" id=\"" + link.group(1) + "\""), link.group());
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theSameOutcomeGivesTheSameBytes(Form form) throws IOException {
    assertEquals(text(form), form.report("0.1.0").text(StrangeDriver.outcome(base)));
  }
}
