package org.zuflint.sim.picture;

import java.util.List;
import java.util.Locale;
import org.zuflint.sim.system.Meaning.Kind;

/** CPUs side by side, time downwards, as a picture. */
public final class WitnessSvg {
  private static final int NUMBER = 34;
  private static final int LANE = 330;
  private static final int TABLE = 90;
  private static final int GAP = 12;
  private static final int TOP = 78;
  private static final int LINE = 17;
  private static final int PAD = 9;
  private static final int CHARS = 39;
  private static final int BOLD_CHARS = 34;

  private final Scene scene;
  private final List<Integer> cpus;
  private final StringBuilder body = new StringBuilder();

  private WitnessSvg(Scene scene) {
    this.scene = scene;
    cpus = scene.cpus();
  }

  /** The picture, with {@code title} above it and {@code outcome} below. */
  public static String of(Scene scene, String title, String outcome) {
    return new WitnessSvg(scene).draw(title, outcome);
  }

  private String draw(String title, String outcome) {
    int width = NUMBER + cpus.size() * (LANE + GAP) + TABLE + GAP;
    int y = TOP;
    for (Row row : scene.rows()) {
      y += row(row, y) + GAP;
    }
    List<String> foot = Scene.wrapped(outcome, width / 7);
    int height = y + foot.size() * LINE + PAD;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12.5\">\n",
            width,
            height,
            width,
            height));
    svg.append("<title>").append(escaped(title)).append("</title>\n");
    rectangle(svg, 0, 0, width, height, 0, Tone.PAPER);
    text(svg, NUMBER, 28, "font-size=\"17\" font-weight=\"bold\"", Tone.INK, title);
    lanes(svg, y);
    svg.append(body);
    for (int i = 0; i < foot.size(); i++) {
      text(svg, NUMBER, y + LINE * (i + 1) - 4, "", Tone.INK, foot.get(i));
    }
    return svg.append("</svg>\n").toString();
  }

  private void lanes(StringBuilder svg, int bottom) {
    for (int lane = 0; lane < cpus.size(); lane++) {
      rectangle(svg, x(lane), 42, LANE, bottom - 42 - GAP / 2, 6, Tone.LANE);
      text(svg, x(lane) + PAD, 62, "font-weight=\"bold\"", Tone.INK, "CPU " + cpus.get(lane));
      text(svg, x(lane) + LANE - PAD, 62, "text-anchor=\"end\" font-size=\"11\"", Tone.SOFT, "TLB");
    }
    text(svg, x(cpus.size()), 62, "font-weight=\"bold\"", Tone.INK, "page table");
  }

  /** Draws a step at {@code y}; how high it is. */
  private int row(Row row, int y) {
    List<String> lines = Scene.wrapped(row.text(), row.kind() == Kind.HARM ? BOLD_CHARS : CHARS);
    List<String> origin =
        row.origin().isEmpty() ? List.of() : Scene.wrapped(row.origin(), CHARS + 3);
    int height = (lines.size() + origin.size()) * LINE + PAD;
    String number = String.valueOf(row.number());
    text(body, NUMBER - 10, y + LINE, "text-anchor=\"end\"", Tone.SOFT, number);
    int lane = cpus.indexOf(row.cpu());
    int left = x(lane) + 4;
    rectangle(body, left, y, LANE - 60, height, 5, Tone.of(row.kind()));
    int at = y + LINE;
    for (String line : lines) {
      String weight = row.kind() == Kind.HARM ? "font-weight=\"bold\"" : "";
      text(body, left + PAD, at, weight, row.kind() == Kind.HARM ? Tone.ON_HARM : Tone.INK, line);
      at += LINE;
    }
    for (String line : origin) {
      Tone grey = row.kind() == Kind.HARM ? Tone.ON_HARM_SOFT : Tone.SOFT;
      text(body, left + PAD, at, "font-family=\"monospace\" font-size=\"10.5\"", grey, line);
      at += LINE;
    }
    for (int i = 0; i < cpus.size(); i++) {
      entries(row.tlbs().get(cpus.get(i)), x(i) + LANE - PAD, y + LINE, "end");
    }
    entries(row.ptes(), x(cpus.size()), y + LINE, "start");
    return height;
  }

  /** What a TLB or the page table has; red where the page went back to its owner. */
  private void entries(String entries, int x, int y, String anchor) {
    boolean stale = entries.contains("!");
    Tone tone = stale ? Tone.STALE : entries.contains("-") ? Tone.FAINT : Tone.LIVE;
    String style =
        "text-anchor=\""
            + anchor
            + "\" font-family=\"monospace\""
            + (stale ? " font-weight=\"bold\"" : "");
    text(body, x, y, style, tone, entries);
  }

  private int x(int lane) {
    return NUMBER + lane * (LANE + GAP);
  }

  private static void rectangle(
      StringBuilder svg, int x, int y, int width, int height, int round, Tone tone) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" %s"
                + " stroke=\"%s\"/>\n",
            x,
            y,
            width,
            height,
            round,
            tone.fill(),
            tone.stroke()));
  }

  private static void text(StringBuilder svg, int x, int y, String style, Tone tone, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" %s %s>%s</text>\n",
            x,
            y,
            tone.fill(),
            style,
            escaped(words)));
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
