package org.zuflint.ui.project;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.help.IHelpContentProducer;
import org.zuflint.app.report.RulePage;
import org.zuflint.rules.Rules;
import org.zuflint.ui.run.Desks;

/** The pages of the rules as pages of the help. */
public final class RuleHelp implements IHelpContentProducer {
  private static final String FOLDER = "rules/";
  private static final String END = ".html";

  /** Where the help has the page of {@code rule}. */
  static String href(String rule) {
    return "/org.zuflint.ui/" + FOLDER + rule + END;
  }

  @Override
  public InputStream getInputStream(String bundle, String href, Locale locale) {
    String path = href.replaceFirst("\\?.*", "");
    if (!path.startsWith(FOLDER) || !path.endsWith(END)) {
      return null;
    }
    String rule = path.substring(FOLDER.length(), path.length() - END.length());
    String html = page(rule).map(page -> html(rule, page)).orElse(null);
    return html == null ? null : new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> page(String rule) {
    return Rules.all().stream().anyMatch(one -> one.info().id().equals(rule))
        ? Optional.of(RulePage.of(rule))
        : Desks.all().rule(rule).map(RulePage::of);
  }

  /** The page as it is written, headings and code told apart. */
  static String html(String rule, String page) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html><head><meta charset='utf-8'>");
    html.append("<title>").append(rule).append("</title></head><body>\n");
    boolean code = false;
    for (String line : page.lines().toList()) {
      String text = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      if (line.startsWith("```")) {
        html.append(code ? "</pre>\n" : "<pre>");
        code = !code;
      } else if (code) {
        html.append(text).append('\n');
      } else if (line.startsWith("#")) {
        String heading = line.startsWith("##") ? "h2" : "h1";
        html.append('<').append(heading).append('>').append(text.replaceFirst("^#+\\s*", ""));
        html.append("</").append(heading).append(">\n");
      } else {
        html.append(text.isBlank() ? "<p>" : text.replaceAll("`([^`]*)`", "<code>$1</code>"));
        html.append('\n');
      }
    }
    return html.append("</body></html>\n").toString();
  }
}
