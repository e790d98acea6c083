package org.zuflint.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.zuflint.app.custom.CustomRule;
import org.zuflint.rules.Rules;

/** The page of a rule: why, a bad and a good example, what it does not see; Markdown. */
public final class RulePage {
  private static final String PAGES = "/org/zuflint/rules/pages/";

  private RulePage() {}

  /** The page of a rule that is not ours; its summary when it has none. */
  public static String of(CustomRule rule) {
    return rule.page().isBlank()
        ? "# " + rule.id() + "\n\n" + rule.info().summary() + ".\n"
        : rule.page();
  }

  /** The page of one of our own rules. */
  public static String of(String rule) {
    try (InputStream page = Rules.class.getResourceAsStream(PAGES + rule + ".md")) {
      if (page == null) {
        throw new IllegalStateException("rule " + rule + " has no page in this build");
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
