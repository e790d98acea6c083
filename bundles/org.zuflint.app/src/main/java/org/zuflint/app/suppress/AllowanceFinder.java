package org.zuflint.app.suppress;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zuflint.app.config.Spelling;
import org.zuflint.app.inputs.Remark;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.source.SourceFile;

/**
 * Reads {@code zuflint: allow(rule, rule) reason} in the comments of a file. Such a comment speaks
 * for its own lines; where it stands alone, for the next line of code too, and for the whole
 * function when that line begins one.
 */
public final class AllowanceFinder {
  private static final Pattern CALL = Pattern.compile("zuflint:\\s*allow\\b(.*)", Pattern.DOTALL);
  private static final Pattern ARGUMENTS =
      Pattern.compile("\\s*\\(\\s*([^)]*?)\\s*\\)\\s*(.*)", Pattern.DOTALL);

  private final SourceFile file;
  private final Unit unit;
  private final Collection<String> ruleIds;
  private final List<Remark> remarks;
  private final List<Allowance> allowances = new ArrayList<>();

  private AllowanceFinder(SourceFile file, Collection<String> ruleIds, List<Remark> remarks) {
    this.file = file;
    this.unit = Parser.parse(file);
    this.ruleIds = ruleIds;
    this.remarks = remarks;
  }

  /** The allowances of {@code file}; what is wrong with comments goes to {@code remarks}. */
  public static List<Allowance> find(
      SourceFile file, Collection<String> ruleIds, List<Remark> remarks) {
    AllowanceFinder finder = new AllowanceFinder(file, ruleIds, remarks);
    finder.unit.comments().forEach(finder::read);
    return finder.allowances;
  }

  private void read(Unit.Comment comment) {
    Matcher call = CALL.matcher(comment.text());
    if (!call.find()) {
      return;
    }
    Matcher arguments = ARGUMENTS.matcher(plain(call.group(1)));
    if (!arguments.matches() || arguments.group(1).isBlank()) {
      complain(comment, "allows nothing; write zuflint: allow(rule-id) and why");
      return;
    }
    String reason = arguments.group(2).strip();
    if (reason.isEmpty()) {
      complain(comment, "has no reason and allows nothing; say why after the parenthesis");
      return;
    }
    for (String rule : arguments.group(1).split("\\s*,\\s*")) {
      if (ruleIds.contains(rule)) {
        allow(comment, rule, reason);
      } else {
        complain(comment, "no rule '" + rule + "'; " + Spelling.cure(rule, ruleIds));
      }
    }
  }

  private void complain(Unit.Comment comment, String text) {
    remarks.add(new Remark(comment.where(), "this comment: " + text));
  }

  /** The text without the end of the comment and the stars at the start of its lines. */
  private static String plain(String text) {
    String inner = text.endsWith("*/") ? text.substring(0, text.length() - 2) : text;
    return inner.replaceAll("\\s*\\R\\s*(\\*(?!/)|//)?\\s*", " ").strip();
  }

  private void allow(Unit.Comment comment, String rule, String reason) {
    int from = comment.where().line();
    int to = file.place(Math.max(comment.offset(), comment.end() - 1)).line();
    if (alone(comment, to)) {
      int next = nextCode(comment.end());
      to = next == 0 ? to : Math.max(next, functionEnd(next));
    }
    allowances.add(new Allowance(rule, reason, comment.where(), from, to));
  }

  private boolean alone(Unit.Comment comment, int lastLine) {
    String before = file.line(comment.where().line());
    byte[] bytes = before.getBytes(StandardCharsets.UTF_8);
    int column = Math.min(comment.where().column() - 1, bytes.length);
    return new String(bytes, 0, column, StandardCharsets.UTF_8).isBlank()
        && restOfLine(comment.end(), lastLine).isBlank();
  }

  private String restOfLine(int offset, int line) {
    int end = offset;
    while (end < file.bytes().length && file.bytes()[end] != '\n') {
      end++;
    }
    return file.place(offset).line() == line ? file.text(offset, end) : "";
  }

  /** The line of the first code after {@code offset}, comments passed over; 0 at the end. */
  private int nextCode(int offset) {
    int at = offset;
    while (true) {
      while (at < file.bytes().length && file.bytes()[at] <= ' ' && file.bytes()[at] >= 0) {
        at++;
      }
      int here = at;
      Unit.Comment next =
          unit.comments().stream().filter(c -> c.offset() == here).findFirst().orElse(null);
      if (next == null) {
        return at == file.bytes().length ? 0 : file.place(at).line();
      }
      at = next.end();
    }
  }

  /** The last line of the function whose head begins on {@code line}; 0 when none does. */
  private int functionEnd(int line) {
    for (Decl declaration : unit.declarations()) {
      if (declaration instanceof Decl.Function function) {
        int body = unit.place(function.body().at()).line();
        int end = unit.place(function.end()).line();
        if (end >= line) {
          return body >= line && isHead(line, body) ? end : 0;
        }
      }
    }
    return 0;
  }

  /** Whether nothing ends between {@code line} and the body's brace. */
  private boolean isHead(int line, int body) {
    StringBuilder head = new StringBuilder();
    for (int i = line; i <= body; i++) {
      head.append(file.line(i)).append('\n');
    }
    int brace = head.lastIndexOf("{");
    String before =
        line == body
            ? head.substring(0, head.indexOf("{") + 1)
            : head.substring(0, Math.max(brace, 0));
    return before.indexOf(";") < 0 && before.indexOf("}") < 0;
  }
}
