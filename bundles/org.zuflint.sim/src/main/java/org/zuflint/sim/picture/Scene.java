package org.zuflint.sim.picture;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.sim.explore.Snapshot;
import org.zuflint.sim.explore.Step;
import org.zuflint.sim.system.Field;
import org.zuflint.sim.system.Meaning;
import org.zuflint.sim.system.Rule;
import org.zuflint.sim.system.TransitionSystem;

/** A witness in the words of a reader. */
public final class Scene {
  private static final int BACK = 2;

  private final TransitionSystem system;
  private final List<Row> rows = new ArrayList<>();
  private final int pages;

  public Scene(TransitionSystem system, List<Step> witness) {
    this.system = system;
    pages = named("page").size();
    for (Step step : witness) {
      rows.add(row(rows.size() + 1, step));
    }
  }

  /** The steps in order. */
  public List<Row> rows() {
    return rows;
  }

  /** The CPUs that something happens on, in order. */
  public List<Integer> cpus() {
    return rows.stream().map(Row::cpu).distinct().sorted().toList();
  }

  /** Text in lines of at most {@code width} characters, broken at spaces. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
      while (line.length() > width) {
        lines.add(line.substring(0, width));
        line.delete(0, width);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private Row row(int number, Step step) {
    Rule rule = step.rule();
    Meaning meaning = rule.meaning();
    String text = meaning.text();
    Field shown = meaning.shown();
    if (shown != null) {
      text = text.replace("%s", translation(step.after().value(shown)));
    }
    if (rule.task() != Rule.HARDWARE) {
      text = system.tasks().get(rule.task()).name() + ": " + text;
    }
    List<String> tlbs = new ArrayList<>();
    for (int cpu = 0; cpu < system.cpus(); cpu++) {
      int owner = cpu;
      List<Field> fields = named("tlb").stream().filter(field -> field.cpu() == owner).toList();
      tlbs.add(all(fields, step.after()));
    }
    String ptes = all(named("pte"), step.after());
    return new Row(number, meaning.cpu(), text, meaning.origin(), meaning.kind(), tlbs, ptes);
  }

  private String all(List<Field> translations, Snapshot state) {
    List<String> parts = new ArrayList<>();
    for (Field field : translations) {
      int value = state.value(field);
      boolean back = value > 0 && state.value(named("page").get((value - 1) % pages)) == BACK;
      parts.add(translation(value) + (back ? "!" : ""));
    }
    return String.join(" ", parts);
  }

  private String translation(int value) {
    if (value == 0) {
      return "-";
    }
    String page = String.valueOf((char) ('A' + (value - 1) % pages));
    return value > pages ? page + " (read-only)" : page;
  }

  private List<Field> named(String array) {
    return system.fields().stream().filter(field -> field.array().equals(array)).toList();
  }
}
