package org.zuflint.app.suppress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zuflint.app.inputs.Originals;
import org.zuflint.core.finding.Edit;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Fix;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.SourceFile;

/** Writes the comment that allows a finding, and takes it out again. */
public final class Allowing {
  private static final Pattern CALL =
      Pattern.compile("zuflint:\\s*allow\\s*\\(\\s*([^)]*?)\\s*\\)", Pattern.DOTALL);

  /** With the finding's own line and the comment's, an allowance speaks for no more than this. */
  private static final int NARROW = 2;

  private final Originals originals;

  public Allowing(Originals originals) {
    this.originals = originals;
  }

  /**
   * The comment that allows {@code finding} and nothing else: on a line of its own, or, where that
   * would speak for a whole function, at the end of the line. Empty where no comment can stand.
   *
   * @param reason why the finding may stay; one line
   */
  public Optional<Fix> allow(Finding finding, String reason) {
    String why = reason.replaceAll("\\s+", " ").strip();
    if (why.isEmpty() || why.contains("*/")) {
      return Optional.empty();
    }
    List<String> lines = lines(finding.where().file());
    int line = finding.where().line();
    if (line < 1 || line > lines.size()) {
      return Optional.empty();
    }
    String code = lines.get(line - 1);
    if (code.endsWith("\\") || (line > 1 && lines.get(line - 2).endsWith("\\"))) {
      // Part of a macro.
      return Optional.empty();
    }
    String comment = "/* zuflint: allow(" + finding.ruleId() + ") " + why + " */";
    String indent = code.substring(0, code.length() - code.stripLeading().length());
    Place where = finding.where();
    Edit above = new Edit(where.file(), line, 0, List.of(indent + comment));
    Edit beside = new Edit(where.file(), line, 1, List.of(code.stripTrailing() + " " + comment));
    return holds(finding, line + 1, above)
        ? Optional.of(new Fix("allow " + finding.ruleId(), List.of(above)))
        : Optional.of(new Fix("allow " + finding.ruleId(), List.of(beside)))
            .filter(fix -> holds(finding, line, beside));
  }

  /** Takes one rule out of a comment, or the comment when it allows nothing else. */
  public Optional<Fix> forbid(Allowance allowance) {
    Place where = allowance.where();
    List<String> lines = lines(where.file());
    if (where.line() < 1 || where.line() > lines.size()) {
      return Optional.empty();
    }
    int last = where.line();
    while (last < lines.size() && !lines.get(last - 1).contains("*/")) {
      last++;
    }
    String text = String.join("\n", lines.subList(where.line() - 1, last));
    int end = text.indexOf("*/");
    // Columns count bytes; in front of a comment that speaks to us the two differ at most rarely.
    int start = text.lastIndexOf("/*", Math.max(end, 0));
    Matcher call = CALL.matcher(text);
    if (start < 0 || end < start || !call.find(start) || call.end() > end) {
      return Optional.empty();
    }
    List<String> rules = new ArrayList<>(List.of(call.group(1).split("\\s*,\\s*")));
    if (!rules.remove(allowance.rule())) {
      return Optional.empty();
    }
    String left =
        rules.isEmpty()
            ? (text.substring(0, start).stripTrailing() + text.substring(end + 2)).stripTrailing()
            : text.substring(0, call.start(1))
                + String.join(", ", rules)
                + text.substring(call.end(1));
    List<String> after = left.isBlank() ? List.of() : List.of(left.split("\n", -1));
    Edit edit = new Edit(where.file(), where.line(), last - where.line() + 1, after);
    return Optional.of(new Fix("no longer allow " + allowance.rule(), List.of(edit)));
  }

  /** Empty when the file has no UTF-8 text or unusual line ends: then nothing is written. */
  private List<String> lines(String file) {
    return originals.text(file).flatMap(SourceFile::plainLines).orElse(List.of());
  }

  private boolean holds(Finding finding, int line, Edit edit) {
    String file = finding.where().file();
    List<String> lines = new ArrayList<>(lines(file));
    List<String> place = lines.subList(edit.line() - 1, edit.line() - 1 + edit.removed());
    place.clear();
    place.addAll(edit.added());
    SourceFile changed = SourceFile.of(file, String.join("\n", lines) + "\n");
    Place moved = new Place(finding.where().file(), line, finding.where().column());
    Finding there =
        new Finding(
            finding.ruleId(),
            finding.severity(),
            finding.clause(),
            moved,
            finding.message(),
            finding.path());
    return AllowanceFinder.find(changed, List.of(finding.ruleId()), new ArrayList<>()).stream()
        .anyMatch(one -> one.covers(there) && one.to() - one.from() < NARROW);
  }
}
