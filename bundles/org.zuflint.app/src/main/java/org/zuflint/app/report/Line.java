package org.zuflint.app.report;

import java.util.Locale;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/** Single lines in the form of gcc, which editors, CDT and CI servers read. */
public final class Line {
  private Line() {}

  public static String of(Finding finding, Palette palette) {
    return start(finding.where(), palette)
        + severity(finding.severity(), palette)
        + " "
        + oneLine(finding.message())
        + " [-Wzuflint-"
        + finding.ruleId()
        + "]";
  }

  public static String of(Step step, Palette palette) {
    return start(step.where(), palette) + palette.quiet("note:") + " " + oneLine(step.text());
  }

  /** {@code file:line:col}, without what is not known. */
  static String place(Place where) {
    if (where.line() == 0) {
      return where.file();
    }
    return where.column() == 0 ? where.file() + ":" + where.line() : where.toString();
  }

  /** Text for one line: line breaks and control characters would forge lines of their own. */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  /** An enum constant as a word: {@code maps}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** So many: {@code 1 file}, {@code 1,200 files}. */
  public static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  private static String start(Place where, Palette palette) {
    return palette.place(oneLine(place(where)) + ":") + " ";
  }

  private static String severity(Severity severity, Palette palette) {
    return switch (severity) {
      case ERROR -> palette.bad("error:");
      case WARNING -> palette.doubtful("warning:");
      case INFO -> palette.quiet("note:");
    };
  }
}
