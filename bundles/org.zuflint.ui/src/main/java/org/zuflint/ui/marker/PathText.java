package org.zuflint.ui.marker;

import java.util.ArrayList;
import java.util.List;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;

/** A finding's path as a marker keeps it: one line for each step, its parts between tabs. */
public final class PathText {
  private static final int PARTS = 4;

  private PathText() {}

  /** The text of {@code path}. */
  public static String of(List<Step> path) {
    StringBuilder text = new StringBuilder();
    for (Step step : path) {
      Place where = step.where();
      text.append(where.line()).append('\t').append(where.column()).append('\t');
      text.append(where.file()).append('\t').append(step.text().replaceAll("\\s+", " "));
      text.append('\n');
    }
    return text.toString();
  }

  /** The path that {@code text} was made of; what is no step is passed over. */
  public static List<Step> steps(String text) {
    List<Step> steps = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] parts = line.split("\t", PARTS);
      if (parts.length == PARTS && parts[0].matches("\\d{1,9}") && parts[1].matches("\\d{1,9}")) {
        Place where = new Place(parts[2], Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        steps.add(new Step(where, parts[3]));
      }
    }
    return List.copyOf(steps);
  }
}
