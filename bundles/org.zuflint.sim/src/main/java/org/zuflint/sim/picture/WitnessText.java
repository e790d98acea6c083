package org.zuflint.sim.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zuflint.sim.system.Meaning.Kind;

/** CPUs side by side, time downwards, in plain text. */
public final class WitnessText {
  private static final int WIDTH = 96;
  private static final int CELL_MIN = 24;

  private WitnessText() {}

  public static String of(Scene scene) {
    List<Integer> cpus = scene.cpus();
    int state = stateWidth(scene);
    int cell = Math.max(CELL_MIN, (WIDTH - state - 6) / cpus.size() - 3);
    StringBuilder text = new StringBuilder();
    List<String> head = new ArrayList<>();
    cpus.forEach(cpu -> head.add("CPU " + cpu));
    line(text, "", head, cell, "PTE  TLBs");
    text.append("-".repeat(4 + cpus.size() * (cell + 3) + 3 + state)).append('\n');
    for (Row row : scene.rows()) {
      List<String> lines = Scene.wrapped(words(row), cell);
      if (!row.origin().isEmpty()) {
        lines.addAll(Scene.wrapped("(" + row.origin() + ")", cell));
      }
      for (int i = 0; i < lines.size(); i++) {
        List<String> cells = new ArrayList<>();
        for (int cpu : cpus) {
          cells.add(cpu == row.cpu() ? lines.get(i) : "");
        }
        line(
            text,
            i == 0 ? String.valueOf(row.number()) : "",
            cells,
            cell,
            i == 0 ? state(row, cpus) : "");
      }
    }
    return text.toString();
  }

  private static String words(Row row) {
    return (row.kind() == Kind.HARM ? "*** " : "") + row.text();
  }

  private static String state(Row row, List<Integer> cpus) {
    List<String> tlbs = new ArrayList<>();
    cpus.forEach(cpu -> tlbs.add(row.tlbs().get(cpu)));
    return String.format(Locale.ROOT, "%-4s ", row.ptes()) + String.join(" | ", tlbs);
  }

  private static int stateWidth(Scene scene) {
    List<Integer> cpus = scene.cpus();
    return scene.rows().stream().mapToInt(row -> state(row, cpus).length()).max().orElse(0);
  }

  private static void line(
      StringBuilder text, String number, List<String> cells, int cell, String state) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%3s ", number));
    for (String one : cells) {
      line.append("| ").append(String.format(Locale.ROOT, "%-" + cell + "s ", one));
    }
    line.append("| ").append(state);
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
