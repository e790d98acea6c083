package org.zuflint.app.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zuflint.app.inputs.Originals;
import org.zuflint.core.finding.Edit;

/** Repairs as patches. */
public final class Patch {
  private static final int COLUMNS = 72;
  // One input, one output: a patch tells no time. 'git am' keeps it, 'git commit --amend' resets
  // it.
  private static final String DATE = "Thu, 1 Jan 1970 00:00:00 +0000";

  private final Originals originals;

  public Patch(Originals originals) {
    this.originals = originals;
  }

  /** The final lines of every file that {@code result} changes. */
  public static SortedMap<String, List<String>> finalLines(Repair.Result result) {
    SortedMap<String, List<String>> lines = new TreeMap<>();
    result.done().forEach(done -> lines.putAll(done.after()));
    return lines;
  }

  /** All repairs together, against the text that was analysed; in a file the last line first. */
  public static List<Edit> edits(Repair.Result result) {
    SortedMap<String, List<String>> before = new TreeMap<>();
    for (Repair.Done done : result.done()) {
      done.before().forEach((file, lines) -> before.putIfAbsent(file, lines));
    }
    SortedMap<String, List<String>> after = finalLines(result);
    List<Edit> edits = new ArrayList<>();
    before.forEach((file, lines) ->
        edits.addAll(UnifiedDiff.edits(file, lines, after.getOrDefault(file, lines))));
    return List.copyOf(edits);
  }

  /** All repairs as one unified diff. */
  public String diff(Repair.Result result) {
    return diff(result.done());
  }

  /** One mail for each rule, as {@code git am} takes them. */
  public String mbox(Repair.Result result) {
    // In the order in which they were made: each patch rests on those before it.
    List<List<Repair.Done>> groups = new ArrayList<>();
    String rule = "";
    for (Repair.Done done : result.done()) {
      if (!done.finding().ruleId().equals(rule)) {
        groups.add(new ArrayList<>());
        rule = done.finding().ruleId();
      }
      groups.get(groups.size() - 1).add(done);
    }
    StringBuilder mails = new StringBuilder();
    for (int i = 0; i < groups.size(); i++) {
      mails.append(mail(groups.get(i), i + 1, groups.size()));
    }
    return mails.toString();
  }

  private String mail(List<Repair.Done> group, int number, int of) {
    Repair.Done first = group.get(0);
    String file = originals.relative(first.finding().where().file());
    String subsystem = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.[ch]$", "");
    StringBuilder mail = new StringBuilder();
    mail.append("From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n");
    mail.append("From: zuflint <zuflint@localhost>\nDate: " + DATE + "\n");
    mail.append("Subject: [PATCH " + number + "/" + of + "] " + subsystem + ": ");
    mail.append(first.fix().title() + "\nMIME-Version: 1.0\n");
    mail.append("Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n");
    for (Repair.Done done : group) {
      mail.append(wrapped(done.finding().message())).append("\n");
    }
    mail.append("Found by zuflint (" + first.finding().ruleId() + ").\n---\n");
    return mail.append(diff(group)).append("-- \nzuflint\n\n").toString();
  }

  private String diff(List<Repair.Done> repairs) {
    SortedMap<String, List<String>> before = new TreeMap<>();
    SortedMap<String, List<String>> after = new TreeMap<>();
    for (Repair.Done done : repairs) {
      done.before().forEach((file, lines) -> before.putIfAbsent(file, lines));
      after.putAll(done.after());
    }
    StringBuilder diff = new StringBuilder();
    before.forEach((file, lines) ->
        diff.append(
            UnifiedDiff.of(originals.relative(file), lines, after.getOrDefault(file, lines))));
    return diff.toString();
  }

  private static String wrapped(String text) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : text.strip().split("\\s+")) {
      if (column > 0 && column + 1 + word.length() > COLUMNS) {
        wrapped.append('\n');
        column = 0;
      } else if (column > 0) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.append('\n').toString();
  }
}
