package org.zuflint.core.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.source.SourceFile;

/**
 * What a line of a case says about itself: {@code // want: rule-id error "part of the message"}.
 * Several may stand in one comment, each with its own keyword.
 *
 * @param text what follows the keyword
 */
public record Expectation(Kind kind, String file, int line, String text) {

  /** What is said. */
  public enum Kind {
    /** A finding that must be there. */
    WANT,
    /** A known false negative: must not be there yet. */
    MISSED,
    /** A known false positive: still there. */
    WRONG,
    VERDICT,
    FACT,
    CONTEXT,
    /** {@code gap: verdict verified}: a verdict, fact or context that is true and not found yet. */
    GAP
  }

  private static final String KEYWORD = "(want|missed|wrong|verdict|fact|context|gap):";
  private static final Pattern COMMENT =
      Pattern.compile("(?://|/\\*)\\s*(" + KEYWORD + ".*?)\\s*(?:\\*/.*)?$");
  private static final Pattern PART =
      Pattern.compile(KEYWORD + "\\s*(.*?)\\s*(?=" + KEYWORD + "|$)");
  private static final Pattern FINDING =
      Pattern.compile("([a-z]+(?:-[a-z]+)*)(?:\\s+(error|warning|info))?(?:\\s+\"([^\"]*)\")?");

  public Expectation {
    boolean finding = kind == Kind.WANT || kind == Kind.MISSED || kind == Kind.WRONG;
    if (finding && !FINDING.matcher(text).matches()) {
      throw new BadCase(file, line, "cannot read '" + text + "'");
    }
  }

  /** What the lines of a file say. */
  public static List<Expectation> in(SourceFile file) {
    List<Expectation> found = new ArrayList<>();
    for (int line = 1; line <= file.lines(); line++) {
      Matcher comment = COMMENT.matcher(file.line(line));
      if (comment.find()) {
        Matcher part = PART.matcher(comment.group(1));
        while (part.find()) {
          Kind kind = Kind.valueOf(part.group(1).toUpperCase(Locale.ROOT));
          found.add(new Expectation(kind, file.path(), line, part.group(2)));
        }
      }
    }
    return found;
  }

  /** What a gap would be if it were closed. */
  Expectation closed() {
    int space = text.indexOf(' ');
    Kind inner = Kind.valueOf(text.substring(0, space).toUpperCase(Locale.ROOT));
    return new Expectation(inner, file, line, text.substring(space + 1));
  }

  boolean isAbout(Finding finding) {
    Matcher matcher = FINDING.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    String severity = matcher.group(2);
    String part = matcher.group(3);
    return finding.where().file().equals(file)
        && finding.where().line() == line
        && finding.ruleId().equals(matcher.group(1))
        && (severity == null || finding.severity().name().equalsIgnoreCase(severity))
        && (part == null || finding.message().contains(part));
  }
}
