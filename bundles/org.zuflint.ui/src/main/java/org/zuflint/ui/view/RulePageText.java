package org.zuflint.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;

/** A rule page in Markdown as styled text: headings, emphasis, code. */
final class RulePageText {
  /** What begins a line of its own: an item of a list, a row of a table. */
  private static final Pattern BEGINS = Pattern.compile("\\s*([-*|]|\\d+\\.) ?");

  private final StringBuilder text = new StringBuilder();
  private final List<StyleRange> styles = new ArrayList<>();

  private RulePageText() {}

  /** Puts {@code markdown} into {@code widget}. */
  static void show(String markdown, StyledText widget) {
    RulePageText page = new RulePageText();
    boolean code = false;
    boolean flowing = false;
    for (String line : markdown.lines().toList()) {
      boolean prose = !code && !line.startsWith("```") && !line.startsWith("#");
      boolean goesOn = flowing && prose && !line.isBlank() && !BEGINS.matcher(line).lookingAt();
      flowing = prose && !line.isBlank();
      if (line.startsWith("```")) {
        code = !code;
        continue;
      }
      if (!page.text.isEmpty()) {
        page.text.append(goesOn ? ' ' : '\n');
      }
      if (code) {
        page.styled("    " + line, SWT.NORMAL, true);
      } else if (prose) {
        page.prose(goesOn ? line.strip() : line);
      } else {
        page.styled(line.replaceFirst("^#+\\s*", ""), SWT.BOLD, false);
      }
    }
    widget.setText(page.text.toString());
    widget.setStyleRanges(page.styles.toArray(StyleRange[]::new));
  }

  private void prose(String line) {
    String[] parts = line.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        styled(parts[i], SWT.NORMAL, true);
      } else {
        emphasis(parts[i]);
      }
    }
  }

  private void emphasis(String words) {
    String[] parts = words.split("\\*\\*", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        styled(parts[i], SWT.BOLD, false);
      } else {
        text.append(parts[i]);
      }
    }
  }

  private void styled(String words, int font, boolean code) {
    if (words.isEmpty()) {
      return;
    }
    StyleRange style = new StyleRange();
    style.start = text.length();
    style.length = words.length();
    style.fontStyle = font;
    if (code) {
      style.font = JFaceResources.getTextFont();
    }
    styles.add(style);
    text.append(words);
  }
}
